//! Lists of people as offices send them.

pub(crate) mod posts;
mod taken;
