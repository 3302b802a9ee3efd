//! The figures of a report.

use chrono::Datelike;
use domain::{
    ActivityKind, Period, ReportFigure,
    accounts::access::Actor,
    reports::figures::{Counts, Figures},
};
use store::{
    ConnectionTrait,
    figures::report::{Distinct, HeldFilter},
};

use crate::{
    Result, Services,
    reports::{
        basis::{Basis, basis},
        figure::{Part, value},
        filter::ReportFilter,
    },
};

/// A report: its figures, and all that they rest on.
#[derive(Debug, Clone)]
pub struct Report {
    /// The figures.
    pub figures: Figures,
    /// The name of the unit that was asked for.
    pub unit_name: Option<String>,
}

/// Adds the figures up.
///
/// Panels, handbooks and leaflets count as produced where the report covers the unit that issues them, and as given where it is about
/// a unit below: an office reports what it had made, a commune what it got. Level and kind narrow activities; what they don't narrow is
/// then no part of the report. Everything is read in one snapshot of the database.
///
/// # Errors
/// As the gate decides; without a unit, [`Error::Forbidden`] for somebody who may not report on everything.
pub async fn compose_report(services: &Services, actor: &Actor, filter: &ReportFilter) -> Result<Report> {
    let snapshot = services.db.snapshot().await?;
    let basis = basis(services, &snapshot, actor, filter).await?;
    let all = (None, basis.past, filter.kind);
    let counts = add_up(&snapshot, filter, &basis, all).await?;
    let last_year = match filter.period.last_of_several_years() {
        // “Tập huấn cho … Đội” is of training classes alone.
        Some(year) => {
            let classes = (Some(year), year.until(services.today()), Some(ActivityKind::TrainingClass));
            Some((year.from().year(), add_up(&snapshot, filter, &basis, classes).await?))
        }
        None => None,
    };
    let period = (filter.period.from(), filter.period.to());
    Ok(Report {
        unit_name: filter.unit.map(|unit| basis.name_of(Some(unit)).to_owned()),
        figures: Figures { period, narrowed: filter.narrowed(), counts, last_year },
    })
}

/// Counts every figure of the days of a report or of some of them, past as far as is said, of activities of all kinds or of one.
async fn add_up(
    conn: &impl ConnectionTrait,
    filter: &ReportFilter,
    basis: &Basis,
    (days, past, kind): (Option<Period>, Option<Period>, Option<ActivityKind>),
) -> Result<Counts> {
    let is_held = |day| days.is_none_or(|days| (days.from()..=days.to()).contains(&day));
    let any = basis
        .activities
        .iter()
        .any(|(one, _)| is_held(one.starts_on) && kind.is_none_or(|kind| *one.kind == kind));
    let distinct = match past {
        Some(past) if any => {
            let held = HeldFilter { past, level: filter.level, kind, units: basis.holders.as_deref() };
            store::figures::report::distinct(conn, &held).await?
        }
        _ => Distinct::default(),
    };
    let part = Part { basis, distinct: &distinct, days, kind };
    Ok(ReportFigure::all().into_iter().map(|figure| (figure, value(figure, &part))).collect())
}
