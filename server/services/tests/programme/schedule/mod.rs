//! The schedule: what is in the way of sessions, and when somebody is free.

pub(crate) mod clashes;
mod days;
mod feeds;
mod find;
mod moves;
mod opening;
mod race;
