//! The figures of reports, and what they count.

pub mod kept;
pub mod overview;
pub mod report;
pub mod size;
