//! Units: their levels, names, how they lie within each other, and what became of them.

pub mod level;
pub mod map;
pub mod name;
pub mod typed;
