//! Figures, the rows behind them, and attendance as it stands.

pub(crate) mod basis;
pub(crate) mod compose;
pub(crate) mod figure;
pub(crate) mod filter;
pub(crate) mod list_attendance;
pub(crate) mod list_rows;
pub(crate) mod rows;
pub(crate) mod sums;

pub use compose::{Report, compose_report};
pub use filter::{ReportFilter, report_units, unit_of_code};
pub use list_attendance::{
    AttendanceCounts, AttendanceFilter, AttendanceOverview, AttendanceRow, list_attendance,
};
pub use list_rows::{FigureRows, list_report_rows};
pub use rows::{Lot, ReportPerson, ReportRows, ReportTeam};
