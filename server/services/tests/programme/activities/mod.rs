//! Activities.

mod edit;
