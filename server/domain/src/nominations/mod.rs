//! Nominations: units name their own people for an activity, each within its seats.

pub mod flow;
pub mod ranks;
pub mod titles;
