//! Templates of activities.

pub(crate) mod posts;
