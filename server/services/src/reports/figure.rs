//! What each figure of a report comes to, and the rows that add up to it: the rule of a new figure is written here. Its name and its
//! place stand in `domain/src/reports/figure.rs`.

use std::collections::HashMap;

use domain::{ActivityKind, MaterialKind, ReportFigure};
use store::{ConnectionTrait, Paging};

use crate::{
    Error, Result,
    reports::{
        basis::Basis,
        rows::{ReportRows, activities, broadcasts, held_sums, lots, media, people, teams},
        sums::Sums,
    },
};

/// What a figure comes to.
pub(crate) fn value(figure: ReportFigure, sums: &Sums) -> u64 {
    let people = |kind: ActivityKind| sums.distinct.by_kind.iter().find(|(of, _)| *of == kind);
    match figure {
        ReportFigure::Held(kind) => sums.held(kind, |sum| sum.activities),
        ReportFigure::Attendances(kind) => sums.held(kind, |sum| sum.people),
        ReportFigure::Unmarked(kind) => sums.held(kind, |sum| sum.unmarked),
        ReportFigure::People(Some(kind)) => people(kind).map_or(0, |(_, people)| *people),
        ReportFigure::People(None) => sums.distinct.people,
        ReportFigure::Teams => sums.distinct.teams,
        ReportFigure::Material(kind) => pieces(&sums.made, kind) + pieces(&sums.given_from_elsewhere, kind),
        ReportFigure::Made(kind) => pieces(&sums.made, kind),
        ReportFigure::Given(kind) => pieces(&sums.given, kind),
        ReportFigure::Media => sums.media,
        ReportFigure::Broadcasts => sums.broadcasts.1,
    }
}

fn pieces(of: &HashMap<MaterialKind, u64>, kind: MaterialKind) -> u64 {
    of.get(&kind).copied().unwrap_or_default()
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
    paging: Paging,
) -> Result<Counted> {
    Ok(match figure {
        ReportFigure::Held(kind) | ReportFigure::Attendances(kind) => {
            let sums = Sums { held: held_sums(conn, basis, kind).await?, ..Sums::default() };
            let total = value(ReportFigure::Held(kind), &sums);
            let rows = activities(conn, basis, kind, paging.fit(total)).await?;
            Counted { value: value(figure, &sums), total, rows: ReportRows::Activities(rows) }
        }
        ReportFigure::People(kind) => {
            let (total, rows) = people(conn, basis, kind, paging).await?;
            Counted { value: total, total, rows: ReportRows::People(rows) }
        }
        ReportFigure::Teams => {
            let teams = teams(conn, basis).await?;
            let total = teams.len() as u64;
            Counted { value: total, total, rows: ReportRows::Teams(paging.part(&teams)) }
        }
        ReportFigure::Material(kind) => {
            let lots = lots(conn, basis, kind).await?;
            let value = lots.iter().map(|(_, _, pieces)| u64::from(pieces.unsigned_abs())).sum();
            Counted { value, total: lots.len() as u64, rows: ReportRows::Materials(paging.part(&lots)) }
        }
        ReportFigure::Media => {
            let (total, rows) = media(conn, basis, paging).await?;
            Counted { value: total, total, rows: ReportRows::Media(rows) }
        }
        ReportFigure::Broadcasts => {
            let (total, value, rows) = broadcasts(conn, basis, paging).await?;
            Counted { value, total, rows: ReportRows::Broadcasts(rows) }
        }
        ReportFigure::Unmarked(_) | ReportFigure::Made(_) | ReportFigure::Given(_) => {
            return Err(Error::NotFound);
        }
    })
}
