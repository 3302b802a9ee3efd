//! The database: connections, rows, and every query. The only crate with SQL besides the migrations.
//!
//! A query fails with [`DbErr`] and nothing else, so its doc names errors only where the caller has to tell them apart. What to do about
//! one: [`is_unavailable`], nothing was changed, try again later; [`is_duplicate`], a row of this name is there already;
//! [`is_collision`], another transaction came first, run the whole of this one again. Any other is a fault of the program.

pub mod activities;
pub mod attendance;
pub mod audit_chain;
pub mod audits;
pub mod broadcasts;
pub mod calendars;
pub mod certificates;
mod coded;
pub mod copies;
mod dated;
mod db;
pub mod distributions;
mod failure;
pub mod figures;
pub mod headcounts;
pub mod health;
pub mod held_seats;
pub mod ids;
pub mod imports;
pub mod invitations;
pub mod limits;
pub mod links;
pub mod mail_holds;
pub mod mail_queue;
pub mod mails;
pub mod materials;
pub mod media_items;
pub mod nominations;
mod page;
pub mod people;
pub mod plans;
pub mod programmes;
pub mod quotas;
pub mod registrations;
pub mod roles;
pub mod rosters;
mod row;
pub mod rows;
pub mod secrets;
pub mod sent_forms;
pub mod sessions;
pub mod sign_in_links;
pub mod staff_sessions;
pub mod templates;
mod tx;
pub mod typed_units;
pub mod undos;
pub mod units;
pub mod users;
pub mod venues;
mod within;

pub use coded::Coded;
pub use db::{CONNECTIONS, Db, Pool, Turn, take_turn};
pub use failure::{is_collision, is_duplicate, is_not_there_yet, is_unavailable};
pub use page::{Paged, Paging};
pub use row::{insert, insert_many, update};
pub use sea_orm::{ConnectionTrait, DbErr};
pub use tx::Tx;
