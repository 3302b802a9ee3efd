//! Nomination rounds, through the program.

pub(crate) mod posts;
mod way;
