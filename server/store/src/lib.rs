//! The database: connections, rows, and every query. The only crate with SQL besides the migrations.

pub mod activities;
pub mod attendance;
pub mod audits;
pub mod broadcasts;
pub mod certificates;
mod coded;
mod counted;
mod db;
pub mod ids;
pub mod imports;
pub mod limits;
pub mod mails;
pub mod materials;
pub mod media_items;
pub mod overview;
mod page;
pub mod people;
pub mod registrations;
pub mod reports;
mod row;
pub mod rows;
pub mod secrets;
pub mod sent_forms;
pub mod sessions;
pub mod undos;
pub mod units;
pub mod users;
pub mod venues;
mod within;
mod years;

pub use coded::Coded;
pub use db::{Db, Turn, Tx, is_duplicate, is_unavailable, take_turn};
pub use page::{Paged, Paging};
pub use row::{insert, insert_many, update};
pub use sea_orm::{ConnectionTrait, DbErr};
