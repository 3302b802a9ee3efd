//! People: found, added, changed.

pub(crate) mod form;
pub(crate) mod list;
pub(crate) mod move_address;
pub(crate) mod save;
pub(crate) mod show;

pub use form::{PersonForm, load_person_form, may_add_people};
pub use list::{Added, PeopleQuery, PersonEntry, find_people, list_people};
pub use save::save_person;
pub use show::{Opens, show_person};
