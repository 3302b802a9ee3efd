//! Reports.

mod compose;
mod list_attendance;
mod list_rows;
