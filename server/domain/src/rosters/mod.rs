//! Rosters: the rules by which a list of people, as an office sends it, is understood. Which lines are people, which column holds what,
//! and what was meant where it is written in another way.

mod body;
pub mod column;
mod content;
mod facts;
mod families;
mod groups;
mod guess;
mod head_lines;
mod head_words;
mod heads;
pub mod heal;
mod layout;
mod line;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod made_lists;
mod marks;
pub mod person;
mod phrases;
mod single;
mod sums;
mod words;

pub use body::WhyLeftOut;
pub use column::Column;
pub use heads::{guess_head, is_numbering};
pub use heal::{Heal, Healed};
pub use layout::{Guess, Layout, layout, with_columns};
pub use line::Line;
pub use person::{ReadPerson, read_person};
pub use single::split_single;
