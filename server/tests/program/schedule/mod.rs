//! The schedule.

pub(crate) mod posts;
