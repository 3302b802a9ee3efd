//! Which plan somebody looks at: of which year, of which unit, by the units of which day.

use chrono::{Datelike, NaiveDate};
use domain::Period;
use store::rows::Unit;

use crate::reports::ReportFilter;

/// The first and the last year that a plan can be for.
pub(crate) const YEARS: (i64, i64) = (1990, 2100);

/// A plan to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanFilter {
    /// The year.
    pub year: i32,
    /// What a report of that year and unit asks for.
    pub(crate) report: ReportFilter,
}

impl PlanFilter {
    /// The day by whose units is counted.
    pub fn as_of(&self) -> NaiveDate {
        self.report.as_of.unwrap_or(self.report.period.to())
    }
}

/// The plan of a unit for a year, by the units in force on a day. None given: as the year stands today, or stood when it ended; of a unit
/// that ended in it, as it stood then, since its plan was for that long. None where there is no such year.
pub fn plan_filter(year: i32, unit: &Unit, as_of: Option<NaiveDate>, today: NaiveDate) -> Option<PlanFilter> {
    let period = Period::year(year)?;
    let usual = if today.year() > year { period.to() } else { today };
    let last = unit.valid_to.filter(|last| *last < usual && *last >= period.from());
    let as_of = Some(as_of.or(last).unwrap_or(usual));
    let report = ReportFilter { period, unit: Some(unit.id), level: None, kind: None, as_of };
    Some(PlanFilter { year, report })
}
