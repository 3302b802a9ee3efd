//! The agenda.

mod own;
pub(crate) mod posts;
