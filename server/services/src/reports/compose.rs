//! The figures of a report.

use chrono::Datelike;
use domain::{
    ActivityKind, ReportFigure,
    accounts::access::Actor,
    reports::figures::{Counts, Figures},
};
use store::figures::{communications::CommunicationFilter, held::HeldFilter};

use crate::{
    Result, Services,
    reports::{basis::basis, figure::value, filter::ReportFilter, sums::Sums},
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
    let (activities, communications) = (basis.activities(None), basis.communications());
    let all = Sums::of(&snapshot, &basis, activities.as_ref(), communications.as_ref()).await?;
    let last_year = match filter.period.last_of_several_years() {
        Some(year) => {
            // Of it the paragraph tells of training classes alone: “Tập huấn cho … Đội”.
            let past = year.until(services.today());
            let classes = basis.activities(Some(ActivityKind::TrainingClass)).zip(past);
            let classes = classes.map(|(classes, past)| HeldFilter { past, ..classes });
            let communications = basis.communications().zip(past);
            let communications = communications.map(|(all, days)| CommunicationFilter { days, ..all });
            let sums = Sums::of(&snapshot, &basis, classes.as_ref(), communications.as_ref()).await?;
            Some((year.from().year(), counts(&sums)))
        }
        None => None,
    };
    let period = (filter.period.from(), filter.period.to());
    Ok(Report {
        unit_name: filter.unit.map(|unit| basis.name_of(Some(unit)).to_owned()),
        figures: Figures { period, narrowed: filter.narrowed(), counts: counts(&all), last_year },
    })
}

fn counts(sums: &Sums) -> Counts {
    ReportFigure::all().into_iter().map(|figure| (figure, value(figure, sums))).collect()
}
