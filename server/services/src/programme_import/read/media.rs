//! `media.csv` and `broadcasts.csv`.

use chrono::NaiveDate;
use domain::{MediaKind, fields, label};

use super::Reading;
use crate::programme_import::{
    cells::{code, day, number},
    problem::Place,
    table::Row,
};

/// A news item, article, report or clip.
#[derive(Debug, Clone)]
pub(crate) struct MediaRow {
    pub at: Place,
    pub date: NaiveDate,
    pub outlet: String,
    pub kind: MediaKind,
    pub title: String,
}

/// Pieces on the loudspeakers of a unit, by its code.
#[derive(Debug, Clone)]
pub(crate) struct BroadcastRow {
    pub at: Place,
    pub date: NaiveDate,
    pub unit: String,
    pub times: i32,
}

pub(super) fn read(rows: &[Row], Reading { findings, today }: &mut Reading<'_>) -> Vec<MediaRow> {
    let mut item = |row: &Row| {
        let date = row.check(findings, "date", |raw| day(raw, label::DATE, *today));
        let outlet = row.check(findings, "outlet", |raw| fields::read_line(raw, label::OUTLET, 200));
        let kind = row.check(findings, "kind", MediaKind::read);
        let title = row.check(findings, "title", |raw| fields::read_line(raw, label::TITLE, 300));
        MediaRow {
            at: row.at,
            date: date.unwrap_or_default(),
            outlet: outlet.unwrap_or_default(),
            kind: kind.unwrap_or(MediaKind::News),
            title: title.unwrap_or_default(),
        }
    };
    rows.iter().map(&mut item).collect()
}

pub(super) fn read_broadcasts(
    rows: &[Row],
    Reading { findings, today }: &mut Reading<'_>,
) -> Vec<BroadcastRow> {
    let mut broadcast = |row: &Row| {
        let date = row.check(findings, "date", |raw| day(raw, label::DATE, *today));
        let unit = row.check(findings, "unit_code", |raw| code(raw, label::UNIT));
        let times = row.check(findings, "count", |raw| number(raw, label::COUNT, 1, 100_000));
        BroadcastRow {
            at: row.at,
            date: date.unwrap_or_default(),
            unit: unit.unwrap_or_default(),
            times: times.unwrap_or_default(),
        }
    };
    rows.iter().map(&mut broadcast).collect()
}
