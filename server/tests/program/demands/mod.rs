//! Calls for interest.

pub(crate) mod posts;
