//! Activities.

mod begin;
mod edit;
