//! Rosters: the rules by which a list of people, as an office sends it, is understood. Which lines are people, which column holds what,
//! and what was meant where it is written in another way.

pub mod column;
mod families;
pub mod heal;
mod phrases;
mod words;

pub use column::Column;
pub use heal::{Heal, Healed};
