//! Tours.

pub(crate) mod posts;
