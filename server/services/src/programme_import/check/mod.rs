//! Whether what the rows refer to is there, and whether what is there says the same.

mod activities;
mod materials;
mod participants;
mod programme;
mod units;

pub(crate) use materials::{of_broadcasts, of_distributions, of_media};
pub(crate) use programme::home;

use std::collections::HashMap;

use chrono::NaiveDate;
use documents::dates;
use domain::{Lang, Problem, UnitLevel, label};

use super::{
    known::Known,
    problem::{Findings, Place, said},
    read::{Input, UnitRow},
};

/// Checks every file against the others and against what is there.
pub(crate) fn check(input: &Input, known: &Known, today: NaiveDate, findings: &mut Findings) {
    let mut checking = Checking { input, known, units: Units::new(input, known), today, findings };
    units::check(&mut checking);
    activities::check(&mut checking);
    participants::check(&mut checking);
    materials::check(&mut checking);
    programme::check(&mut checking);
}

struct Checking<'a, 'f> {
    input: &'a Input,
    known: &'a Known,
    units: Units<'a>,
    today: NaiveDate,
    findings: &'f mut Findings,
}

impl<'a> Checking<'a, '_> {
    /// The unit of a cell; where there is none, that is noted. A cell that was wrong already is passed over.
    fn unit(&mut self, at: Place, code: &str) -> Option<UnitFacts<'a>> {
        let facts = self.units.get(code);
        if facts.is_none() && !code.is_empty() {
            self.findings.problem(at, "unit_code", Problem::Unknown(label::UNIT, code.to_owned()));
        }
        facts
    }

    /// As [`Self::unit`]; a unit that was not in force on the day is worth a note.
    fn unit_on(&mut self, at: Place, code: &str, day: NaiveDate) {
        let Some(unit) = self.unit(at, code) else { return };
        if unit.valid_from.is_some_and(|first| day < first) || unit.valid_to.is_some_and(|last| day > last) {
            let name = unit.name;
            let [vi, en] = [Lang::Vi, Lang::En].map(|lang| dates::day(day, lang));
            self.findings.note(
                at,
                "unit_code",
                said(
                    format!("“{name}” không có hiệu lực vào ngày {vi}; vẫn nhập như trong tệp"),
                    format!("“{name}” was not in force on {en}; imported as the file has it"),
                ),
            );
        }
    }

    /// Notes each cell that says something else than the program does.
    fn compare<'c>(&mut self, at: Place, cells: impl IntoIterator<Item = (&'c str, String, String)>) {
        for (column, given, stored) in cells {
            if given != stored {
                self.findings.note(at, column, differs(&given, &stored));
            }
        }
    }
}

/// A row that is there with another value.
fn differs(given: &str, stored: &str) -> Problem {
    said(
        format!("Hệ thống đang ghi “{stored}”, tệp ghi “{given}”: giữ nguyên như trong hệ thống"),
        format!("The program has “{stored}”, the file “{given}”: left as the program has it"),
    )
}

fn day_text(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// What matters of a unit, wherever it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnitFacts<'a> {
    pub name: &'a str,
    pub level: UnitLevel,
    pub parent: Option<&'a str>,
    pub valid_from: Option<NaiveDate>,
    pub valid_to: Option<NaiveDate>,
}

/// The units of the program and those of the file; what is there already counts.
pub(crate) struct Units<'a> {
    known: &'a Known,
    file: HashMap<&'a str, &'a UnitRow>,
}

/// No unit lies deeper; a longer chain is a loop.
const DEEPEST: usize = 64;

impl<'a> Units<'a> {
    pub(crate) fn new(input: &'a Input, known: &'a Known) -> Self {
        Self { known, file: input.units.iter().map(|row| (row.code.as_str(), row)).collect() }
    }

    fn get(&self, code: &str) -> Option<UnitFacts<'a>> {
        if let Some(unit) = self.known.units.get(code) {
            return Some(UnitFacts {
                name: &unit.name,
                level: *unit.level,
                parent: unit.parent_id.map(|parent| self.known.unit_code(parent)),
                valid_from: unit.valid_from,
                valid_to: unit.valid_to,
            });
        }
        self.file.get(code).map(|row| UnitFacts {
            name: &row.name,
            level: row.level,
            parent: row.parent.as_deref(),
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        })
    }

    /// The unit at the top of the one that a code names.
    fn top<'c>(&self, code: &'c str) -> Option<&'c str>
    where
        'a: 'c,
    {
        let mut at = code;
        for _ in 0..DEEPEST {
            match self.get(at)?.parent {
                Some(parent) => at = parent,
                None => return Some(at),
            }
        }
        None
    }
}
