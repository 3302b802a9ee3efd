//! What each figure of a report comes to, and the rows that add up to it: the rule of a new figure is written here. Its name and its
//! place stand in `domain/src/reports/figure.rs`.

use chrono::NaiveDate;
use domain::{ActivityKind, Period, ReportFigure, Word};
use store::{ConnectionTrait, Paging, figures::report::Distinct};

use crate::{
    Error, Result,
    reports::{
        basis::{Amount, Basis},
        filter::ReportFilter,
        rows::{ReportRows, people, teams},
    },
};

/// What figures are counted from: a report, or a part of it.
pub(super) struct Part<'a> {
    /// What the report rests on.
    pub basis: &'a Basis,
    /// Those present by name.
    pub distinct: &'a Distinct,
    /// The days that count; none: all of the report's.
    pub days: Option<Period>,
    /// Activities of this kind alone.
    pub kind: Option<ActivityKind>,
}

impl Part<'_> {
    fn has(&self, day: NaiveDate) -> bool {
        self.days.is_none_or(|days| (days.from()..=days.to()).contains(&day))
    }

    fn amount(&self, amounts: &[Amount], kind: domain::MaterialKind) -> u64 {
        amounts.iter().filter(|(of, day, _)| *of == kind && self.has(*day)).map(|(_, _, n)| whole(*n)).sum()
    }
}

fn whole(n: i32) -> u64 {
    n.unsigned_abs().into()
}

/// What a figure comes to.
pub(super) fn value(figure: ReportFigure, part: &Part<'_>) -> u64 {
    let basis = part.basis;
    let held = |kind: ActivityKind| {
        let counts = part.kind.is_none_or(|only| only == kind);
        let of_kind = move |one: ActivityKind| counts && one == kind;
        basis.activities.iter().filter(move |(one, _)| of_kind(*one.kind) && part.has(one.starts_on))
    };
    match figure {
        ReportFigure::Held(kind) => held(kind).count() as u64,
        ReportFigure::Attendances(kind) => held(kind).map(|(_, people)| u64::from(*people)).sum(),
        ReportFigure::Unmarked(kind) => held(kind).filter(|(one, _)| one.is_unmarked()).count() as u64,
        ReportFigure::People(Some(kind)) => {
            let place = ActivityKind::ALL.iter().position(|one| *one == kind);
            place.and_then(|place| part.distinct.by_kind.get(place)).copied().unwrap_or_default()
        }
        ReportFigure::People(None) => part.distinct.people,
        ReportFigure::Teams => part.distinct.teams,
        ReportFigure::Material(kind) => {
            let lots = basis.materials.iter().filter(|(lot, day, _)| *lot.kind == kind && part.has(*day));
            lots.map(|(_, _, n)| whole(*n)).sum()
        }
        ReportFigure::Made(kind) => part.amount(&basis.made, kind),
        ReportFigure::Given(kind) => part.amount(&basis.given, kind),
        ReportFigure::Media => basis.media.iter().filter(|item| part.has(item.published_on)).count() as u64,
        ReportFigure::Broadcasts => {
            let aired = basis.broadcasts.iter().filter(|row| part.has(row.aired_on));
            aired.map(|row| whole(row.times)).sum()
        }
    }
}

/// A page of the rows of a figure.
pub(super) struct Counted {
    /// What the rows of all pages add up to.
    pub value: u64,
    /// How many rows all pages have.
    pub total: u64,
    /// Those of the page.
    pub rows: ReportRows,
}

/// The rows that add up to a figure.
///
/// # Errors
/// [`Error::NotFound`] where it has none of its own.
pub(super) async fn rows(
    conn: &impl ConnectionTrait,
    figure: ReportFigure,
    basis: &Basis,
    filter: &ReportFilter,
    paging: Paging,
) -> Result<Counted> {
    let one = |n: usize| n as u64;
    let (total, rows) = match figure {
        ReportFigure::Held(kind) | ReportFigure::Attendances(kind) => {
            let of_kind: Vec<_> = basis.activities.iter().filter(|(held, _)| *held.kind == kind).collect();
            (one(of_kind.len()), ReportRows::Activities(paging.part(of_kind)))
        }
        ReportFigure::People(kind) => {
            let (total, rows) = people(conn, basis, filter, kind, paging).await?;
            (total, ReportRows::People(rows))
        }
        ReportFigure::Teams => {
            let teams = teams(conn, basis, filter).await?;
            (one(teams.len()), ReportRows::Teams(paging.part(teams.iter())))
        }
        ReportFigure::Material(kind) => {
            let lots: Vec<_> = basis.materials.iter().filter(|(lot, _, _)| *lot.kind == kind).collect();
            (one(lots.len()), ReportRows::Materials(paging.part(lots)))
        }
        ReportFigure::Media => (one(basis.media.len()), ReportRows::Media(paging.part(&basis.media))),
        ReportFigure::Broadcasts => {
            (one(basis.broadcasts.len()), ReportRows::Broadcasts(paging.part(&basis.broadcasts)))
        }
        ReportFigure::Unmarked(_) | ReportFigure::Made(_) | ReportFigure::Given(_) => {
            return Err(Error::NotFound);
        }
    };
    let value = match figure {
        // Whom the database counts: a row each.
        ReportFigure::People(_) | ReportFigure::Teams => total,
        _ => value(figure, &Part { basis, distinct: &Distinct::default(), days: None, kind: None }),
    };
    Ok(Counted { value, total, rows })
}
