//! Activities.

pub(crate) mod posts;
mod public_pages;
