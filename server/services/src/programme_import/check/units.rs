//! Units and successions.

use std::collections::{HashMap, HashSet};

use domain::{Problem, Word, label};

use super::{Checking, day_text};
use crate::programme_import::{
    cells::YesNo,
    problem::said,
    read::{SuccessionRow, UnitRow, second_default},
};

pub(super) fn check(checking: &mut Checking<'_, '_>) {
    let (input, known) = (checking.input, checking.known);
    for row in &input.units {
        if let Some(parent) = &row.parent
            && checking.units.get(parent).is_none()
        {
            checking.findings.problem(row.at, "parent", Problem::Unknown(label::UNIT, parent.clone()));
        }
        if let Some(unit) = known.units.get(&row.code) {
            let parent = unit.parent_id.map(|parent| known.unit_code(parent).to_owned());
            checking.compare(
                row.at,
                [
                    ("name", row.name.clone(), unit.name.clone()),
                    ("kind", row.kind.clone(), unit.kind.clone()),
                    ("level", row.level.code().into(), unit.level.code().into()),
                    ("parent", row.parent.clone().unwrap_or_default(), parent.unwrap_or_default()),
                    ("valid_from", day_text(row.valid_from), day_text(unit.valid_from)),
                    ("valid_to", day_text(row.valid_to), day_text(unit.valid_to)),
                ],
            );
        }
    }
    loops(checking);
    for row in &input.successions {
        succession(checking, row);
    }
}

/// Units that lie within themselves. What is there already has no loops, so only new units are followed upwards, each once.
fn loops(checking: &mut Checking<'_, '_>) {
    let (input, known) = (checking.input, checking.known);
    let new: HashMap<&str, &UnitRow> = input
        .units
        .iter()
        .filter(|row| !known.units.contains_key(&row.code))
        .map(|row| (row.code.as_str(), row))
        .collect();
    let mut followed: HashSet<&str> = HashSet::new();
    for row in &input.units {
        let mut way: Vec<&UnitRow> = Vec::new();
        let mut step_of: HashMap<&str, usize> = HashMap::new();
        let mut at = new.get(row.code.as_str()).copied();
        while let Some(here) = at.filter(|here| !followed.contains(here.code.as_str())) {
            if let Some(start) = step_of.get(here.code.as_str()) {
                lies_within_itself(checking, &way[*start..]);
                break;
            }
            step_of.insert(&here.code, way.len());
            way.push(here);
            at = here.parent.as_deref().and_then(|parent| new.get(parent).copied());
        }
        followed.extend(way.iter().map(|unit| unit.code.as_str()));
    }
}

fn lies_within_itself(checking: &mut Checking<'_, '_>, units: &[&UnitRow]) {
    for (i, unit) in units.iter().enumerate() {
        let (before, from_here) = units.split_at(i);
        let chain = from_here.iter().chain(before).chain([unit]);
        let chain = chain.take(8).map(|unit| unit.code.as_str()).collect::<Vec<_>>().join(" → ");
        let problem = said(
            format!("Đơn vị nằm trong chính nó ({chain}): sửa đơn vị cấp trên"),
            format!("The unit lies within itself ({chain}): correct the unit above"),
        );
        checking.findings.problem(unit.at, "parent", problem);
    }
}

fn succession(checking: &mut Checking<'_, '_>, row: &SuccessionRow) {
    for (column, code) in [("old_code", &row.old), ("new_code", &row.new)] {
        if checking.units.get(code).is_none() {
            checking.findings.problem(row.at, column, Problem::Unknown(label::UNIT, code.clone()));
        }
    }
    let known = checking.known;
    let id_of = |code: &str| known.units.get(code).map(|unit| unit.id);
    let Some(old) = id_of(&row.old) else { return };
    if let Some(stored) = id_of(&row.new).and_then(|new| known.successions.get(&(old, new))) {
        let default = |yes: bool| yes.to_string();
        checking.compare(
            row.at,
            [
                ("date", row.date.to_string(), stored.happened_on.to_string()),
                ("is_default", default(row.default == YesNo::Yes), default(stored.is_default)),
            ],
        );
    } else if row.default == YesNo::Yes
        && let Some(other) = known.successions.values().find(|s| s.old_unit_id == old && s.is_default)
    {
        let other = known.unit_code(other.new_unit_id);
        checking.findings.problem(row.at, "is_default", second_default(&row.old, other, other));
    }
}
