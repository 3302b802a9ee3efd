//! Tours: one class in many units.

pub mod agenda;
pub mod place;
