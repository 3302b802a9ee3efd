//! Sessions.

mod edit;
pub(crate) mod posts;
