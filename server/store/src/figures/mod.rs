//! The figures of reports, and what they count.

pub mod communications;
pub mod held;
pub mod kept;
pub mod overview;
pub mod planned;
pub mod present;

pub mod size;
