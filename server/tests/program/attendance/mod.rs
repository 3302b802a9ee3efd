//! Attendance.

mod pages;
pub(crate) mod posts;
