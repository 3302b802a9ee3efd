//! Venues and their rooms.

pub(crate) mod close_room;
pub(crate) mod list;
pub(crate) mod remove_room;
pub(crate) mod save_room;
pub(crate) mod show;

pub use close_room::{ClosureForm, close_room, list_closures, reopen_room};
pub use list::{VenueEntry, list_venues};
pub use remove_room::remove_room;
pub use save_room::{DayForm, RoomForm, load_room_form, save_room};
pub use show::{VenuePage, show_venue};
