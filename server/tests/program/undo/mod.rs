//! What is taken back.

pub(crate) mod posts;
