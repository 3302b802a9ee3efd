//! Units.

mod find;
mod offer;
mod settle_typed;
