//! Kept filters.

pub(crate) mod posts;
