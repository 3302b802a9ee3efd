//! Materials and where they went, media items, broadcasts.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{Problem, Word, label};

use super::Checking;
use crate::programme_import::{
    known::Known,
    matching::{Content, Match, match_rows},
    problem::{Place, said},
    read::Input,
};

pub(super) fn check(checking: &mut Checking<'_, '_>) {
    let (input, known) = (checking.input, checking.known);
    for row in &input.materials {
        if let Some(stored) = known.materials.get(&row.code) {
            checking.compare(
                row.at,
                [
                    ("kind", row.kind.code().into(), stored.kind.code().into()),
                    ("produced_on", row.produced_on.to_string(), stored.produced_on.to_string()),
                    ("quantity", row.quantity.to_string(), stored.quantity.to_string()),
                ],
            );
        }
    }
    distributions(checking);
    for row in &input.broadcasts {
        checking.unit_on(row.at, &row.unit, row.date);
    }
    let places: Vec<Place> = input.distributions.iter().map(|row| row.at).collect();
    matched(checking, "quantity", &places, &of_distributions(input, known));
    let places: Vec<Place> = input.media.iter().map(|row| row.at).collect();
    matched(checking, "kind", &places, &of_media(input, known));
    let places: Vec<Place> = input.broadcasts.iter().map(|row| row.at).collect();
    matched(checking, "count", &places, &of_broadcasts(input, known));
}

fn distributions(checking: &mut Checking<'_, '_>) {
    let (input, known) = (checking.input, checking.known);
    let mut made: HashMap<&str, (i64, NaiveDate)> = HashMap::new();
    for row in &input.materials {
        made.insert(&row.code, (row.quantity.into(), row.produced_on));
    }
    for row in known.materials.values() {
        made.insert(&row.code, (row.quantity.into(), row.produced_on));
    }
    let mut given: HashMap<&str, i64> = HashMap::new();
    for row in &input.distributions {
        checking.unit_on(row.at, &row.unit, row.date);
        let Some((quantity, produced_on)) = made.get(row.material.as_str()).copied() else {
            if !row.material.is_empty() {
                let problem = Problem::Unknown(label::MATERIAL, row.material.clone());
                checking.findings.problem(row.at, "material_code", problem);
            }
            continue;
        };
        let sum = given.entry(&row.material).or_default();
        let before = *sum;
        *sum += i64::from(row.quantity);
        let code = &row.material;
        if before <= quantity && *sum > quantity {
            let problem = said(
                format!(
                    "Cấp phát nhiều hơn số đã sản xuất của “{code}” ({quantity}); vẫn nhập như trong tệp"
                ),
                format!("More of “{code}” is given than was made ({quantity}); imported as the file has it"),
            );
            checking.findings.note(row.at, "quantity", problem);
        }
        if row.date < produced_on {
            let problem = said(
                format!("Cấp phát trước ngày sản xuất “{code}” ({produced_on}); vẫn nhập như trong tệp"),
                format!("Given before “{code}” was made ({produced_on}); imported as the file has it"),
            );
            checking.findings.note(row.at, "date", problem);
        }
    }
}

fn matched(checking: &mut Checking<'_, '_>, column: &'static str, places: &[Place], matches: &[Match]) {
    for (at, found) in places.iter().zip(matches) {
        if let Match::Differs(stored) = found {
            let problem = said(
                format!("Hệ thống đã có dòng này với giá trị “{stored}”: giữ nguyên, không nhập thêm"),
                format!("The program has this row with the value “{stored}”: left so, nothing added"),
            );
            checking.findings.note(*at, column, problem);
        }
    }
}

/// Which distributions are there.
pub(crate) fn of_distributions(input: &Input, known: &Known) -> Vec<Match> {
    let rows: Vec<Content> = input
        .distributions
        .iter()
        .map(|row| {
            Content::new(
                &["distribution", &row.material, &row.date.to_string(), &row.unit],
                row.quantity.to_string(),
            )
        })
        .collect();
    let codes: HashMap<_, &str> = known.materials.values().map(|row| (row.id, row.code.as_str())).collect();
    let stored = known.distributions.iter().filter_map(|row| {
        let (code, unit) = (codes.get(&row.material_id)?, known.unit_code(row.unit_id));
        let about = ["distribution", code, &row.given_on.to_string(), unit];
        Some((Content::new(&about, row.quantity.to_string()), row.import_key.clone()))
    });
    match_rows(&rows, stored.collect())
}

/// Which media items are there.
pub(crate) fn of_media(input: &Input, known: &Known) -> Vec<Match> {
    let rows: Vec<Content> = input
        .media
        .iter()
        .map(|row| Content::new(&["media", &row.date.to_string(), &row.outlet, &row.title], row.kind.code()))
        .collect();
    let stored = known.media.iter().map(|row| {
        let about = ["media", &row.published_on.to_string(), &row.outlet, &row.title];
        (Content::new(&about, row.kind.code()), row.import_key.clone())
    });
    match_rows(&rows, stored.collect())
}

/// Which counts of broadcasts are there.
pub(crate) fn of_broadcasts(input: &Input, known: &Known) -> Vec<Match> {
    let rows: Vec<Content> = input
        .broadcasts
        .iter()
        .map(|row| Content::new(&["broadcast", &row.date.to_string(), &row.unit], row.times.to_string()))
        .collect();
    let stored = known.broadcasts.iter().map(|row| {
        let about = ["broadcast", &row.aired_on.to_string(), known.unit_code(row.unit_id)];
        (Content::new(&about, row.times.to_string()), row.import_key.clone())
    });
    match_rows(&rows, stored.collect())
}
