//! People: their names, what is typed about them, who is likely one person under two rows, and what becomes of two that are.

pub mod double;
pub mod merge;
pub mod name;
pub mod person;
pub mod units;
