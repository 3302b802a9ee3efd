//! Activities.

mod public_pages;
