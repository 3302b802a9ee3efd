//! Trainers: people who teach, what, when they are away, how many hours they taught.
//!
//! Who plans somewhere sees all of them, of whichever unit: one who teaches in two districts is in two places only once. Who they are
//! otherwise (birth date, telephone number) stays with those who may see the person.

pub(crate) mod add;
pub(crate) mod away;
pub(crate) mod edit;
pub(crate) mod hours;
pub(crate) mod list;
pub(crate) mod show;

pub use add::add_trainer;
pub use away::{AwayForm, add_days_away, remove_days_away};
pub use edit::{TrainerForm, edit_trainer};
pub use hours::Hours;
pub use list::{TrainerEntry, list_trainers};
pub use show::{Edits, TrainerPage, show_trainer};
