//! Rows of the files as values, a file a kind of CSV. Where a cell is wrong, a stand-in takes its place so that the rest of the row
//! is judged too: with any problem nothing is written, so no stand-in ever is.

mod activities;
mod materials;
mod media;
mod participants;
mod successions;
mod units;

pub(crate) use activities::ActivityRow;
pub(crate) use materials::{DistributionRow, MaterialRow};
pub(crate) use media::{BroadcastRow, MediaRow};
pub(crate) use participants::{Mark, ParticipantRow};
pub(crate) use successions::{SuccessionRow, second_default};
pub(crate) use units::UnitRow;

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
};

use chrono::NaiveDate;
use domain::Problem;

use super::{
    file::File,
    problem::{Findings, ImportError, Place, said},
    table,
};

/// Every row of every file.
#[derive(Debug, Default)]
pub(crate) struct Input {
    pub units: Vec<UnitRow>,
    pub successions: Vec<SuccessionRow>,
    pub activities: Vec<ActivityRow>,
    pub participants: Vec<ParticipantRow>,
    pub materials: Vec<MaterialRow>,
    pub distributions: Vec<DistributionRow>,
    pub media: Vec<MediaRow>,
    pub broadcasts: Vec<BroadcastRow>,
}

impl Input {
    /// Reads the files that are known by their names; others are passed over.
    pub(crate) fn read(
        files: &[(String, Vec<u8>)],
        today: NaiveDate,
        findings: &mut Findings,
    ) -> Result<Self, ImportError> {
        let mut input = Self::default();
        let mut had = HashSet::new();
        for (name, bytes) in files {
            let Some(file) = File::of_name(name) else { continue };
            if !had.insert(file) {
                findings.problem(Place { file, line: 1 }, file.columns()[0], given_twice());
                continue;
            }
            let rows = table::read(file, bytes, findings);
            let mut reading = Reading { findings, today };
            match file {
                File::Units => input.units = units::read(&rows, &mut reading),
                File::Successions => input.successions = successions::read(&rows, &mut reading),
                File::Activities => input.activities = activities::read(&rows, &mut reading),
                File::Participants => input.participants = participants::read(&rows, &mut reading),
                File::Materials => input.materials = materials::read(&rows, &mut reading),
                File::Distributions => {
                    input.distributions = materials::read_distributions(&rows, &mut reading);
                }
                File::Media => input.media = media::read(&rows, &mut reading),
                File::Broadcasts => input.broadcasts = media::read_broadcasts(&rows, &mut reading),
            }
        }
        if had.is_empty() { Err(ImportError::NoFiles) } else { Ok(input) }
    }
}

fn given_twice() -> Problem {
    Problem::Said(
        "Tệp này có hai bản (tên chỉ khác chữ hoa, chữ thường): giữ lại một",
        "This file is there twice (the names differ in case only): keep one",
    )
}

/// What every reader needs.
pub(crate) struct Reading<'f> {
    findings: &'f mut Findings,
    today: NaiveDate,
}

/// Tells which rows of a file repeat an earlier one.
struct Seen<K>(HashMap<K, usize>);

impl<K: Eq + Hash> Seen<K> {
    fn new() -> Self {
        Self(HashMap::new())
    }

    /// The line of the row that had this key first, if it is not this one.
    fn before(&mut self, key: K, line: usize) -> Option<usize> {
        let first = *self.0.entry(key).or_insert(line);
        (first != line).then_some(first)
    }
}

/// A code that a file has twice.
fn repeated(code: &str, first: usize) -> Problem {
    said(
        format!("Mã “{code}” đã có ở dòng {first}: mỗi mã chỉ có một dòng"),
        format!("The code “{code}” is on line {first} already: one row for each code"),
    )
}
