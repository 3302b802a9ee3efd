//! `activities.csv`.

use chrono::NaiveDate;
use domain::{ActivityKind, Level, Problem, Slot, fields, label};

use super::{Reading, Seen, repeated};
use crate::programme_import::{
    cells::{code, day, number, optional, slots, word},
    problem::{Findings, Place, said},
    table::Row,
};

/// An activity with a session in each slot of each of its days. `unit` is a code.
#[derive(Debug, Clone)]
pub(crate) struct ActivityRow {
    pub at: Place,
    pub code: String,
    pub kind: ActivityKind,
    pub title: String,
    pub level: Level,
    pub unit: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub slots: Vec<Slot>,
    pub capacity: i32,
    pub headcount: Option<i32>,
}

impl ActivityRow {
    /// The day and slot of each session, in order.
    pub(crate) fn sessions(&self) -> impl Iterator<Item = (NaiveDate, Slot)> + '_ {
        let days = self.starts_on.iter_days().take_while(|day| *day <= self.ends_on);
        days.flat_map(|day| self.slots.iter().map(move |slot| (day, *slot)))
    }
}

/// The longest courses last a school year; what is longer is a slip in one of the two dates.
const MOST_DAYS: i64 = 366;

pub(super) fn read(rows: &[Row], reading: &mut Reading<'_>) -> Vec<ActivityRow> {
    let mut seen = Seen::new();
    rows.iter().filter_map(|row| activity(row, reading, &mut seen)).collect()
}

fn activity(
    row: &Row,
    Reading { findings, today }: &mut Reading<'_>,
    seen: &mut Seen<String>,
) -> Option<ActivityRow> {
    let code_ = row.check(findings, "code", |raw| code(raw, label::CODE));
    let kind = row.check(findings, "kind", word);
    let title = row.check(findings, "title", |raw| fields::read_line(raw, label::TITLE, 300));
    let level = row.check(findings, "level", word);
    let unit = row.check(findings, "unit_code", |raw| code(raw, label::UNIT));
    let (starts_on, ends_on) = days(row, findings, *today);
    let slots = row.check(findings, "slots", slots);
    let capacity = row.check(findings, "capacity", |raw| number(raw, label::CAPACITY, 1, 100_000));
    let headcount = row
        .check(findings, "headcount", |raw| optional(raw, |raw| number(raw, label::HEADCOUNT, 0, 100_000)));
    let code_ = code_?;
    if let Some(first) = seen.before(code_.clone(), row.at.line) {
        findings.problem(row.at, "code", repeated(&code_, first));
        return None;
    }
    Some(ActivityRow {
        at: row.at,
        code: code_,
        kind: kind.unwrap_or(ActivityKind::TrainingClass),
        title: title.unwrap_or_default(),
        level: level.unwrap_or(Level::Province),
        unit: unit.unwrap_or_default(),
        starts_on,
        ends_on,
        slots: slots.unwrap_or_default(),
        // A stand-in that no list of people is too long for.
        capacity: capacity.unwrap_or(i32::MAX),
        headcount: headcount.flatten(),
    })
}

fn days(row: &Row, findings: &mut Findings, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = row.check(findings, "start_date", |raw| day(raw, label::START_DATE, today));
    let last = row.check(findings, "end_date", |raw| day(raw, label::END_DATE, today));
    // The stand-in is a day that never comes: nothing more is asked of a coming activity.
    let stand_in = (NaiveDate::MAX, NaiveDate::MAX);
    let (Some(first), Some(last)) = (first, last) else { return stand_in };
    let problem = if last < first {
        Problem::EndsBeforeStart(label::END_DATE)
    } else if (last - first).num_days() >= MOST_DAYS {
        said(
            format!("Hoạt động dài hơn {MOST_DAYS} ngày: kiểm tra lại ngày bắt đầu và ngày kết thúc"),
            format!("The activity is longer than {MOST_DAYS} days: check the first and the last day"),
        )
    } else {
        return (first, last);
    };
    findings.problem_with(row.at, "end_date", row.raw("end_date").unwrap_or_default(), problem);
    stand_in
}
