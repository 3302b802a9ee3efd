//! The use cases: a file a verb and a noun. Each asks first who may, then what is valid, then changes everything in one
//! transaction, with its row in the log of changes and the mails that follow from it.

pub mod accounts;
pub mod activities;
pub mod attendance;
pub mod audit;
pub mod certificates;
pub mod communications;
mod context;
mod error;
pub mod home;
pub mod invitations;
mod limit_rate;
pub mod mails;
mod mark_demo;
pub mod people;
mod permit;
pub mod programme_import;
pub mod registrations;
pub mod reports;
mod secret;
mod send_once;
pub mod sessions;
pub mod undo;
pub mod units;

pub use context::{Clock, Office, Services};
pub use error::{Error, Result};
pub use mark_demo::{is_demo, mark_demo};
pub use secret::LinkKeys;
pub use send_once::new_form_key;
pub use store::reports::HeldActivity;
pub use store::{Db, Paged, Paging, ids, rows};
