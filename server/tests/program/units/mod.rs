//! Units.

pub(crate) mod posts;
mod settle_typed;
