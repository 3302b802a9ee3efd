//! The sessions of an activity: one form, one save.

pub(crate) mod edit;
pub(crate) mod form;
pub(crate) mod insert;
pub(crate) mod list;

pub use edit::{NotEdited, Removal, edit_sessions};
pub use form::{HalfDay, SessionForm, SessionsForm, new_id, new_session_form, session_form};
pub use list::list_sessions_of;
