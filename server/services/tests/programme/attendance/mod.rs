//! Attendance.

mod record;
