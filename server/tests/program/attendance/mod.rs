//! Attendance.

pub(crate) mod posts;
