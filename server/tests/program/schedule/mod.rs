//! The schedule.

mod feeds;
pub(crate) mod posts;
