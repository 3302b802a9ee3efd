//! `unit_successions.csv`.

use chrono::NaiveDate;
use domain::{Problem, fields, label};

use super::{Reading, Seen};
use crate::programme_import::{
    cells::{YesNo, code, yes_no},
    problem::{Place, said},
    table::Row,
};

/// What became of a unit; both by their codes.
#[derive(Debug, Clone)]
pub(crate) struct SuccessionRow {
    pub at: Place,
    pub old: String,
    pub new: String,
    pub date: NaiveDate,
    pub default: YesNo,
}

pub(super) fn read(rows: &[Row], reading: &mut Reading<'_>) -> Vec<SuccessionRow> {
    let (mut pairs, mut defaults) = (Seen::new(), Seen::new());
    rows.iter().filter_map(|row| succession(row, reading, &mut pairs, &mut defaults)).collect()
}

fn succession(
    row: &Row,
    Reading { findings, .. }: &mut Reading<'_>,
    pairs: &mut Seen<(String, String)>,
    defaults: &mut Seen<String>,
) -> Option<SuccessionRow> {
    let old = row.check(findings, "old_code", |raw| code(raw, label::UNIT));
    let new = row.check(findings, "new_code", |raw| code(raw, label::UNIT));
    let date = row.check(findings, "date", |raw| fields::read_date(raw, label::DATE));
    let default = row.check(findings, "is_default", yes_no);
    let (old, new, default) = (old?, new?, default.unwrap_or(YesNo::No));
    if old == new {
        let problem = Problem::Said(
            "Đơn vị kế thừa phải khác đơn vị cũ",
            "The successor must be another unit than the old one",
        );
        findings.problem_with(row.at, "new_code", &new, problem);
        return None;
    }
    if let Some(first) = pairs.before((old.clone(), new.clone()), row.at.line) {
        let problem = said(
            format!("Cặp đơn vị này đã có ở dòng {first}: giữ lại một dòng"),
            format!("This pair of units is on line {first} already: keep one row"),
        );
        findings.problem_with(row.at, "new_code", &new, problem);
        return None;
    }
    if default == YesNo::Yes
        && let Some(first) = defaults.before(old.clone(), row.at.line)
    {
        findings.problem(
            row.at,
            "is_default",
            second_default(&old, &format!("dòng {first}"), &format!("line {first}")),
        );
    }
    Some(SuccessionRow { at: row.at, old, new, date: date.unwrap_or_default(), default })
}

/// A unit that would have two default successors; the other one is named by `where_vi` and `where_en`.
pub(crate) fn second_default(old: &str, where_vi: &str, where_en: &str) -> Problem {
    said(
        format!("Đơn vị “{old}” đã có đơn vị kế thừa mặc định ({where_vi}): chỉ một dòng được là true"),
        format!("The unit “{old}” has a default successor already ({where_en}): only one row may be true"),
    )
}
