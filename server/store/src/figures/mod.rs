//! The figures of reports, and what they count.

pub mod counted;
pub mod overview;
pub mod report;
