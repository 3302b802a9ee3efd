//! The use cases: a folder an area, a file a verb. Each asks first who may, then what is valid, then changes everything in one
//! transaction, with its row in the log of changes and the mails that follow from it.
//!
//! Any of them can answer [`Error::Unavailable`] (the database is away: nothing was changed, try again) and [`Error::Fault`] (a bug or a
//! broken installation: it is logged). Their docs name what else they answer, and to whom it has to be said.

pub mod accounts;
pub mod activities;
pub mod attendance;
pub mod audit;
pub mod certificates;
mod checked;
pub mod checkin;
pub mod communications;
mod context;
pub mod demands;
pub mod documents;
mod error;
pub mod filters;
pub mod holder;
pub mod home;
pub mod invitations;
mod limit_rate;
mod list;
pub mod mails;
mod mark_demo;
pub mod nominations;
pub mod operations;
pub mod people;
mod permit;
pub mod plans;
pub mod programme_import;
pub mod questions;
pub mod registrations;
pub mod reminders;
pub mod reports;
pub mod requirements;
pub mod rosters;
pub mod schedule;
mod secret;
pub mod seed;
mod send_once;
pub mod sessions;
pub mod talks;
pub mod templates;
pub mod tours;
pub mod trainers;
pub mod undo;
pub mod units;
pub mod venues;

pub use checked::NotSaved;
pub use context::{Clock, Office, Services};
pub use error::{Error, Result};
pub use mark_demo::{is_demo, mark_demo};
pub use secret::LinkKeys;
pub use send_once::new_form_key;
pub use store::figures::held::HeldActivity;
pub use store::{Db, Paged, Paging, ids, rows};
