//! People: their names, and what is typed about them.

pub mod name;
pub mod person;
