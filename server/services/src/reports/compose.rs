//! The figures of a report.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    ActivityKind, MaterialKind, Period, Word,
    accounts::access::Actor,
    reports::figures::{Figures, KindFigures, MaterialFigures, YearFigures},
};
use store::{
    ConnectionTrait,
    figures::report::{Distinct, HeldActivity, HeldFilter},
    ids::UnitId,
};

use crate::{
    Result, Services,
    reports::{
        basis::{Amount, Basis, Lot, basis},
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
    let read = &snapshot;
    let Basis { past, activities, materials, made, given, media, broadcasts, units, holders } =
        basis(services, read, actor, filter).await?;
    let last_year = filter.period.last_of_several_years();
    let mut figures = add_up(read, filter, past, (&activities, holders.as_deref())).await?;
    add_materials(&mut figures, &materials, (&made, &given), &|_| true);
    figures.media = media.len() as u64;
    figures.broadcast = broadcasts.iter().map(|row| u64::from(row.times.unsigned_abs())).sum();
    if let Some(year) = last_year {
        let in_year = |day: NaiveDate| (year.from()..=year.to()).contains(&day);
        // “Tập huấn cho … Đội” is of training classes alone.
        let classes = ReportFilter { kind: Some(ActivityKind::TrainingClass), ..*filter };
        let of_classes: Vec<_> = activities
            .iter()
            .filter(|(one, _)| in_year(one.starts_on) && *one.kind == ActivityKind::TrainingClass)
            .cloned()
            .collect();
        let mut of_year =
            add_up(read, &classes, year.until(services.today()), (&of_classes, holders.as_deref())).await?;
        add_materials(&mut of_year, &materials, (&made, &given), &in_year);
        figures.last_year = Some(YearFigures {
            year: chrono::Datelike::year(&year.from()),
            named_people: of_year.named_people,
            teams: of_year.teams,
            panel: of_year.panel,
            panel_given: of_year.given.panel,
            training_class: of_year.training_class.count,
        });
    }
    Ok(Report {
        unit_name: filter.unit.and_then(|unit| units.get(&unit)).map(|unit| unit.name.clone()),
        figures,
    })
}

async fn add_up(
    conn: &impl ConnectionTrait,
    filter: &ReportFilter,
    past: Option<Period>,
    (activities, units): (&[(HeldActivity, u32)], Option<&[UnitId]>),
) -> Result<Figures> {
    let distinct = match past {
        Some(past) if !activities.is_empty() => {
            let held = HeldFilter { past, level: filter.level, kind: filter.kind, units };
            store::figures::report::distinct(conn, &held).await?
        }
        _ => Distinct::default(),
    };
    let mut kinds: HashMap<&'static str, KindFigures> = HashMap::new();
    for (place, kind) in ActivityKind::ALL.iter().enumerate() {
        let of_kind = || activities.iter().filter(|(one, _)| *one.kind == *kind);
        let figures = KindFigures {
            count: of_kind().count() as u64,
            attendances: of_kind().map(|(_, people)| u64::from(*people)).sum(),
            distinct_people: distinct.by_kind.get(place).copied().unwrap_or(0),
            unmarked: of_kind().filter(|(one, _)| one.is_unmarked()).count() as u64,
        };
        kinds.insert(kind.code(), figures);
    }
    let of = |kind: ActivityKind| kinds.get(kind.code()).copied().unwrap_or_default();
    Ok(Figures {
        period: (filter.period.from(), filter.period.to()),
        training_class: of(ActivityKind::TrainingClass),
        workshop: of(ActivityKind::Workshop),
        outreach_conference: of(ActivityKind::OutreachConference),
        dialogue: of(ActivityKind::Dialogue),
        narrowed: filter.narrowed(),
        panel: 0,
        handbook: 0,
        leaflet: 0,
        made: MaterialFigures::default(),
        given: MaterialFigures::default(),
        media: 0,
        broadcast: 0,
        named_people: distinct.people,
        teams: distinct.teams,
        last_year: None,
    })
}

/// Adds the materials of some days to the figures.
fn add_materials(
    figures: &mut Figures,
    rows: &[Lot],
    (made, given): (&[Amount], &[Amount]),
    on: &dyn Fn(NaiveDate) -> bool,
) {
    let whole = |n: i32| u64::from(n.unsigned_abs());
    let of = |sum: &dyn Fn(MaterialKind) -> u64| MaterialFigures {
        panel: sum(MaterialKind::Panel),
        handbook: sum(MaterialKind::Handbook),
        leaflet: sum(MaterialKind::Leaflet),
    };
    let counted = of(&|kind| {
        rows.iter().filter(|(one, day, _)| *one.kind == kind && on(*day)).map(|(_, _, n)| whole(*n)).sum()
    });
    let amount = |some: &[Amount]| {
        of(&|kind| {
            some.iter().filter(|(one, day, _)| *one == kind && on(*day)).map(|(_, _, n)| whole(*n)).sum()
        })
    };
    (figures.made, figures.given) = (amount(made), amount(given));
    (figures.panel, figures.handbook, figures.leaflet) = (counted.panel, counted.handbook, counted.leaflet);
}
