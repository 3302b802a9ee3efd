//! Activities.

mod begin;
mod edit;
mod minimum;
