//! The staff.

mod access;
pub(crate) mod posts;
