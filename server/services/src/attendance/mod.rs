//! Attendance: who came to which session, and how many were counted.

pub(crate) mod grid;
pub(crate) mod record;
pub(crate) mod record_headcount;

pub use grid::{AttendanceGrid, show_attendance};
pub use record::{Mark, record_attendance};
pub use record_headcount::record_headcount;
