//! What somebody asks of a report, and of which units they may ask.

use chrono::NaiveDate;
use domain::{
    ActivityKind, Level, Period,
    accounts::access::{Action, Actor},
    reports::figures::Narrowed,
};
use store::{ids::UnitId, rows::Unit};

use crate::{
    Result, Services,
    permit::{Scope, require_somewhere, scope},
};

/// What a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportFilter {
    /// From a day to a day. An activity counts in the period in which it begins.
    pub period: Period,
    /// This unit and below; none: everything that the actor may report on.
    pub unit: Option<UnitId>,
    /// Activities at this level only.
    pub level: Option<Level>,
    /// Activities of this kind only.
    pub kind: Option<ActivityKind>,
    /// The units are those in force on this day; none: on the last day of the period.
    pub as_of: Option<NaiveDate>,
}

impl ReportFilter {
    /// What narrows the activities.
    pub fn narrowed(&self) -> Narrowed {
        Narrowed { level: self.level, kind: self.kind }
    }
}

/// The units at the top of those that the actor may report on; none in the list, and all is meant, for an admin.
pub async fn report_units(services: &Services, actor: &Actor) -> Result<Vec<Unit>> {
    let all = store::units::all(services.db.read()).await?;
    require_somewhere(actor, Action::ReadReport)?;
    Ok(match scope(actor, Action::ReadReport) {
        Scope::All => all.into_iter().filter(|unit| unit.parent_id.is_none()).collect(),
        Scope::Within(paths) => {
            all.into_iter().filter(|unit| paths.iter().any(|path| path.as_str() == unit.path)).collect()
        }
    })
}

/// The unit of a code.
pub async fn unit_of_code(services: &Services, code: &str) -> Result<Option<Unit>> {
    Ok(store::units::by_code(services.db.read(), code).await?)
}
