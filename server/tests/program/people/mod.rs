//! People.

mod import;
pub(crate) mod posts;
