//! Where an activity is in time.

use chrono::NaiveDate;

/// Where an activity stands in time on a local day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Begins later than today.
    Coming,
    /// Today is one of its days, or between them.
    Running,
    /// Its last day is over.
    Past,
}

/// Where an activity that runs from a day to a day stands on `today`.
pub fn phase(starts_on: NaiveDate, ends_on: NaiveDate, today: NaiveDate) -> Phase {
    if today < starts_on {
        Phase::Coming
    } else if today > ends_on {
        Phase::Past
    } else {
        Phase::Running
    }
}
