//! The programme that the rows belong to: the one that is there, else a new one.

use chrono::{Datelike, NaiveDate};
use store::{DbErr, ids::ProgrammeId, rows::Programme};

use super::{Writing, lost};
use crate::programme_import::{check::home, known::span, outcome::Imported, read::Input};

/// The code and the name of the programme that an import sets up; the files have no row for it.
const NEW: (&str, &str) = ("PCMBN", "Phòng, chống mua bán người");

impl Writing<'_> {
    pub(super) async fn programme(&mut self) -> Result<(), DbErr> {
        let there = &self.known.programmes;
        if let Some(programme) = there.iter().find(|programme| programme.code == NEW.0).or(there.first()) {
            self.programme = Some(programme.clone());
            return Ok(());
        }
        let Some((first, last)) = days(self.input) else { return Ok(()) };
        let home = home(self.input, self.known).ok_or_else(|| lost("programme’s unit", ""))?;
        let row = Programme {
            id: ProgrammeId::NEW,
            code: NEW.0.into(),
            name: NEW.1.into(),
            unit_id: self.unit_id(home)?,
            first_year: first.year(),
            last_year: last.year(),
        };
        self.programme = Some(store::insert(self.tx, row).await?);
        self.outcome.added(Imported::Programmes, 1);
        Ok(())
    }
}

/// The first and the last day of what belongs to a programme; none where nothing does.
fn days(input: &Input) -> Option<(NaiveDate, NaiveDate)> {
    let activities = input.activities.iter().flat_map(|row| [row.starts_on, row.ends_on]);
    let materials = input.materials.iter().map(|row| row.produced_on);
    let media = input.media.iter().map(|row| row.date);
    span(activities.chain(materials).chain(media).chain(input.broadcasts.iter().map(|row| row.date)))
}
