//! The agenda inside sessions: talks side by side, who can choose which, and how they move.

pub mod choice;
pub mod fits;
pub mod grid;
pub mod kinds;
pub mod lines;
pub mod shift;
