//! Units.

mod settle_typed;
