//! `units.csv`.

use chrono::NaiveDate;
use domain::{Problem, UnitLevel, fields, label, units::name::written};

use super::{Reading, Seen, repeated};
use crate::programme_import::{
    cells::{code, optional, word},
    problem::Place,
    table::Row,
};

/// A unit. `parent` is a code.
#[derive(Debug, Clone)]
pub(crate) struct UnitRow {
    pub at: Place,
    pub code: String,
    pub name: String,
    pub kind: String,
    pub level: UnitLevel,
    pub parent: Option<String>,
    pub valid_from: Option<NaiveDate>,
    pub valid_to: Option<NaiveDate>,
}

pub(super) fn read(rows: &[Row], reading: &mut Reading<'_>) -> Vec<UnitRow> {
    let mut seen = Seen::new();
    rows.iter().filter_map(|row| unit(row, reading, &mut seen)).collect()
}

fn unit(row: &Row, Reading { findings, .. }: &mut Reading<'_>, seen: &mut Seen<String>) -> Option<UnitRow> {
    let code_ = row.check(findings, "code", |raw| code(raw, label::CODE));
    let name = row
        .check(findings, "name", |raw| fields::read_line(raw, label::UNIT, 300).map(|name| written(&name)));
    let kind = row.check(findings, "kind", |raw| fields::read_line(raw, label::KIND, 30));
    let level = row.check(findings, "level", word);
    let parent = row.check(findings, "parent", |raw| optional(raw, |raw| code(raw, label::UNIT)));
    // Units may be older than any programme, so any year will do.
    let mut day =
        |column| row.check(findings, column, |raw| optional(raw, |raw| fields::read_date(raw, label::DATE)));
    let (from, to) = (day("valid_from").flatten(), day("valid_to").flatten());
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        let problem = Problem::Said(
            "Ngày hết hiệu lực phải trùng với hoặc sau ngày có hiệu lực",
            "The last day of validity must be on or after the first",
        );
        findings.problem_with(row.at, "valid_to", row.raw("valid_to").unwrap_or_default(), problem);
    }
    let code_ = code_?;
    if let Some(first) = seen.before(code_.clone(), row.at.line) {
        findings.problem(row.at, "code", repeated(&code_, first));
        return None;
    }
    Some(UnitRow {
        at: row.at,
        code: code_,
        name: name.unwrap_or_default(),
        kind: kind.unwrap_or_default(),
        level: level.unwrap_or(UnitLevel::Commune),
        parent: parent.flatten(),
        valid_from: from,
        valid_to: to,
    })
}
