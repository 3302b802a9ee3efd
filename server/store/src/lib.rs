//! The database: connections, rows, and every query. The only crate with SQL besides the migrations.

mod coded;
mod db;
pub mod ids;
mod row;
pub mod rows;
pub mod secrets;
pub mod units;

pub use coded::Coded;
pub use db::{Db, Tx, is_duplicate, is_unavailable};
pub use row::{insert, update};
pub use sea_orm::{ConnectionTrait, DbErr};
