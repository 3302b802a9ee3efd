//! What somebody of the staff has to do today.

pub(crate) mod list_work;

pub use list_work::{Task, TaskKind, Work, has_activities, list_work};
