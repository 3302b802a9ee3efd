//! Venues and rooms.

pub(crate) mod posts;
