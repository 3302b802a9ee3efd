//! The activities behind what a plan says is scheduled, being prepared, or without a number of people. What is done has its rows in the
//! report.

use domain::{ActivityKind, Level, accounts::access::Actor};
use store::{
    Paged, Paging,
    figures::planned::{self, Among, PlannedFilter},
    rows::Activity,
};

use crate::{
    Result, Services,
    plans::{compose::coming, plan::PlanFilter},
    reports::basis::basis,
};

/// Which activities of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Planned {
    /// Published; they begin after today.
    Scheduled,
    /// Being prepared.
    Drafts,
    /// Held, and nobody was counted or marked.
    Unmarked,
}

/// Which activities of a plan, narrowed to a kind and a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedOf {
    /// Which of them.
    pub which: Planned,
    /// Of a kind; none: of all.
    pub kind: Option<ActivityKind>,
    /// At a level; none: at all.
    pub level: Option<Level>,
}

/// An activity, with the name of its unit, as it was.
pub type PlannedActivity = (Activity, String);

/// A page of them, the soonest first, counted as the plan counts them. Answers the name of the plan's unit, too.
///
/// # Errors
/// As [`crate::plans::compose_plan`].
pub async fn list_planned(
    services: &Services,
    actor: &Actor,
    filter: &PlanFilter,
    of: PlannedOf,
    paging: Paging,
) -> Result<(String, Paged<PlannedActivity>)> {
    let snapshot = services.db.snapshot().await?;
    let basis = basis(services, &snapshot, actor, &filter.report).await?;
    let (among, days) = match of.which {
        Planned::Scheduled => (Among::Published, coming(filter.report.period, services.today())),
        Planned::Drafts => (Among::Drafts, Some(filter.report.period)),
        Planned::Unmarked => (Among::Unmarked, basis.past()),
    };
    let name = basis.name_of(filter.report.unit).to_owned();
    let Some(days) = days else {
        return Ok((name, Paged { rows: vec![], paging: paging.fit(0), total: 0 }));
    };
    let wanted = PlannedFilter { among, days, kind: of.kind, level: of.level, units: basis.counting() };
    let found = planned::list(&snapshot, &wanted, paging).await?;
    Ok((
        name,
        found.map(|row| {
            let unit = basis.name_of(Some(row.unit_id)).to_owned();
            (row, unit)
        }),
    ))
}
