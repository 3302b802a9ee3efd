//! Plans by year.

pub(crate) mod posts;
