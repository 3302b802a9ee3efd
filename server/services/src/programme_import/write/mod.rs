//! What the files add, written in one transaction. What is there already is left as it is.

mod activities;
mod materials;
mod participants;
mod programme;
mod teams;
mod units;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::accounts::access::Actor;
use serde_json::{Map, json};
use store::{
    DbErr, Tx,
    ids::{ActivityId, UnitId, UserId},
    rows::{Audit, Programme, Unit},
};

use super::{
    known::Known,
    outcome::{ImportOutcome, Imported},
    read::Input,
};
use crate::audit::{self, Change};

/// Writes everything that is new, with its rows in the log of changes.
pub(crate) async fn write(
    tx: &Tx,
    input: &Input,
    known: &Known,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<ImportOutcome, DbErr> {
    let mut writing = Writing {
        tx,
        input,
        known,
        actor,
        now,
        units: HashMap::new(),
        activities: HashMap::new(),
        programme: None,
        outcome: ImportOutcome::default(),
        audits: Vec::new(),
    };
    writing.units().await?;
    writing.teams().await?;
    writing.programme().await?;
    writing.activities().await?;
    writing.participants().await?;
    writing.materials().await?;
    writing.distributions().await?;
    writing.media().await?;
    writing.broadcasts().await?;
    writing.log();
    Ok(writing.outcome)
}

struct Writing<'a> {
    tx: &'a Tx,
    input: &'a Input,
    known: &'a Known,
    actor: &'a Actor,
    now: DateTime<Utc>,
    /// Every unit, by code; teams too, once they are written.
    units: HashMap<String, Unit>,
    /// Every activity that the files name, by code.
    activities: HashMap<String, ActivityId>,
    programme: Option<Programme>,
    outcome: ImportOutcome,
    audits: Vec<Audit>,
}

impl Writing<'_> {
    /// The number of the unit of a code.
    fn unit_id(&self, code: &str) -> Result<UnitId, DbErr> {
        self.units.get(code).map(|unit| unit.id).ok_or_else(|| lost("unit", code))
    }

    /// The programme of what the files add.
    fn of_programme(&self) -> Result<&Programme, DbErr> {
        self.programme.as_ref().ok_or_else(|| lost("programme", ""))
    }

    fn user(&self) -> Option<UserId> {
        self.actor.user().map(UserId)
    }

    fn note_change(&mut self, change: Change<'_>) {
        self.audits.push(audit::row(self.now, self.actor, change));
    }

    /// The import as a whole, after the rows of the activities that it made or added people to.
    fn log(&mut self) {
        let counts: Map<_, _> = self
            .outcome
            .counts
            .iter()
            .map(|(what, count)| {
                (what.code().to_owned(), json!({ "added": count.added, "present": count.present }))
            })
            .collect();
        let id = self.programme.as_ref().map_or(0, |programme| programme.id.0);
        let after = Some(counts.into());
        self.note_change(Change { verb: "import", noun: "programme", id, before: None, after });
        self.tx.note(std::mem::take(&mut self.audits));
    }

    /// Of the things that the files name, some were added; of a kind that they don't name, nothing is said.
    fn count(&mut self, what: Imported, added: usize, named: usize) {
        if named == 0 {
            return;
        }
        self.outcome.added(what, added);
        self.outcome.present(what, named - added);
    }
}

/// Something that the checks found, or that was just written, is gone: a fault of the program.
fn lost(what: &str, code: &str) -> DbErr {
    DbErr::RecordNotFound(format!("the {what} “{code}” of the import"))
}
