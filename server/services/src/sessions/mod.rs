//! The sessions of an activity: one form, one save; and one of them moved, out of the calendar.

pub(crate) mod edit;
pub(crate) mod form;
pub(crate) mod insert;
pub(crate) mod list;
pub(crate) mod move_one;
pub(crate) mod target;

pub use edit::{NotEdited, Removal, edit_sessions};
pub use form::{HalfDay, SessionForm, SessionsForm, new_id, new_session_form, session_form};
pub use list::list_sessions_of;
pub use move_one::{Look, MoveForm, Moved, Whole, Wish, move_session};
pub use target::{Movable, MoveTarget, load_move};
