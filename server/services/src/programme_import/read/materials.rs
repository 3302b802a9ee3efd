//! `materials.csv` and `distributions.csv`.

use chrono::NaiveDate;
use domain::{MaterialKind, label};

use super::{Reading, Seen, repeated};
use crate::programme_import::{
    cells::{code, day, number, word},
    problem::Place,
    table::Row,
};

/// The most pieces that one row can count.
const MOST: i32 = 100_000_000;

/// A material that was made.
#[derive(Debug, Clone)]
pub(crate) struct MaterialRow {
    pub at: Place,
    pub code: String,
    pub kind: MaterialKind,
    pub produced_on: NaiveDate,
    pub quantity: i32,
}

/// Pieces of a material given to a unit; both by their codes.
#[derive(Debug, Clone)]
pub(crate) struct DistributionRow {
    pub at: Place,
    pub material: String,
    pub date: NaiveDate,
    pub unit: String,
    pub quantity: i32,
}

pub(super) fn read(rows: &[Row], Reading { findings, today }: &mut Reading<'_>) -> Vec<MaterialRow> {
    let mut seen = Seen::new();
    let mut material = |row: &Row| {
        let code_ = row.check(findings, "code", |raw| code(raw, label::CODE));
        let kind = row.check(findings, "kind", word);
        let produced_on = row.check(findings, "produced_on", |raw| day(raw, label::DATE, *today));
        let quantity = row.check(findings, "quantity", |raw| number(raw, label::QUANTITY, 1, MOST));
        let code_ = code_?;
        if let Some(first) = seen.before(code_.clone(), row.at.line) {
            findings.problem(row.at, "code", repeated(&code_, first));
            return None;
        }
        Some(MaterialRow {
            at: row.at,
            code: code_,
            kind: kind.unwrap_or(MaterialKind::Panel),
            produced_on: produced_on.unwrap_or_default(),
            quantity: quantity.unwrap_or(MOST),
        })
    };
    rows.iter().filter_map(&mut material).collect()
}

pub(super) fn read_distributions(
    rows: &[Row],
    Reading { findings, today }: &mut Reading<'_>,
) -> Vec<DistributionRow> {
    let mut distribution = |row: &Row| {
        let material = row.check(findings, "material_code", |raw| code(raw, label::MATERIAL));
        let date = row.check(findings, "date", |raw| day(raw, label::DATE, *today));
        let unit = row.check(findings, "unit_code", |raw| code(raw, label::UNIT));
        let quantity = row.check(findings, "quantity", |raw| number(raw, label::QUANTITY, 1, MOST));
        DistributionRow {
            at: row.at,
            material: material.unwrap_or_default(),
            date: date.unwrap_or_default(),
            unit: unit.unwrap_or_default(),
            quantity: quantity.unwrap_or_default(),
        }
    };
    rows.iter().map(&mut distribution).collect()
}
