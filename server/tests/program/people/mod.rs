//! People.

pub(crate) mod posts;
