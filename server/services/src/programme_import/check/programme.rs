//! The programme that the rows belong to, and the unit that runs it.

use std::collections::BTreeMap;

use domain::Problem;

use super::{Checking, Units};
use crate::programme_import::{known::Known, problem::Place, read::Input};

/// The code of the unit that a new programme belongs to: the province of most activities; without activities that of the
/// distributions and broadcasts; without those the only province in force.
pub(crate) fn home<'a>(input: &'a Input, known: &'a Known) -> Option<&'a str> {
    let units = Units::new(input, known);
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut vote = |code: &'a str| {
        if let Some(top) = units.top(code) {
            *votes.entry(top).or_default() += 1;
        }
    };
    input.activities.iter().for_each(|row| vote(&row.unit));
    if input.activities.is_empty() {
        input.distributions.iter().for_each(|row| vote(&row.unit));
        input.broadcasts.iter().for_each(|row| vote(&row.unit));
    }
    if let Some((code, _)) = votes.into_iter().max_by_key(|(code, n)| (*n, std::cmp::Reverse(*code))) {
        return Some(code);
    }
    let codes = known.units.keys().chain(input.units.iter().map(|row| &row.code));
    codes
        .map(String::as_str)
        .filter(|code| units.get(code).is_some_and(|unit| unit.parent.is_none() && unit.valid_to.is_none()))
        .min()
}

/// The first row that needs a programme.
fn first_row(input: &Input) -> Option<Place> {
    let activities = input.activities.iter().map(|row| row.at);
    let materials = input.materials.iter().map(|row| row.at);
    let media = input.media.iter().map(|row| row.at);
    activities.chain(materials).chain(media).chain(input.broadcasts.iter().map(|row| row.at)).next()
}

pub(super) fn check(checking: &mut Checking<'_, '_>) {
    let Some(at) = first_row(checking.input) else { return };
    if checking.known.programmes.is_empty() && home(checking.input, checking.known).is_none() {
        let problem = Problem::Said(
            "Chưa có đơn vị nào để lập chương trình: thêm tệp units.csv có tỉnh của chương trình",
            "There is no unit to set up a programme for: add a units.csv with the programme’s province",
        );
        checking.findings.problem(at, at.file.columns()[0], problem);
    }
}
