//! Trainers.

pub(crate) mod posts;
