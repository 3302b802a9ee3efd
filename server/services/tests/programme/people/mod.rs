//! People.

mod bulk;
mod doubles;
mod merge;
mod same;
