//! Attendance.

pub(crate) mod kept;
mod record;
