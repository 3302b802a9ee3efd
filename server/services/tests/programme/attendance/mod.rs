//! Attendance.

mod kept;
mod record;
