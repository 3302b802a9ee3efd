//! Who may come.

pub(crate) mod posts;
