//! Days on which a trainer is away.

use domain::{
    Problem, Problems,
    accounts::access::{Action, Actor},
    fields::{read_date, read_optional_line},
    label, text,
};
use serde_json::json;
use store::{
    ids::{AbsenceId, PersonId},
    rows::TrainerAbsence,
};

use crate::{Error, Result, Services, audit::Logged, error::valid, people::form::open, send_once::do_once};

/// Days away as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AwayForm {
    /// The first day.
    pub from_on: String,
    /// The last day; empty: the first one alone.
    pub to_on: String,
    /// Why; may stay empty.
    pub reason: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// Writes down days on which a trainer is away.
///
/// # Errors
/// [`Error::Invalid`] at `from_on`, `to_on`, `reason`; as the gate decides.
pub async fn add_days_away(
    services: &Services,
    actor: &Actor,
    id: PersonId,
    form: &AwayForm,
) -> Result<AbsenceId> {
    do_once(services, actor, (&form.key, (id, form)), async |tx| {
        store::trainers::lock(tx, id).await?.ok_or(Error::NotFound)?;
        open(tx, actor, Action::ManagePeople, id).await?;
        let row = store::insert(tx, read(id, form)?).await?;
        AWAY.created(services, tx, actor, &row);
        Ok(row.id)
    })
    .await
}

fn read(person_id: PersonId, form: &AwayForm) -> Result<TrainerAbsence> {
    let mut problems = Problems::default();
    let from_on = problems.check("from_on", read_date(&form.from_on, label::START_DATE));
    let to_on = match text::line(&form.to_on).is_empty() {
        true => from_on,
        false => problems.check("to_on", read_date(&form.to_on, label::END_DATE)),
    };
    let reason = problems.check("reason", read_optional_line(&form.reason, label::REASON, 300));
    if from_on.zip(to_on).is_some_and(|(from, to)| to < from) {
        problems.add("to_on", Problem::EndsBeforeStart(label::END_DATE));
    }
    match (from_on, to_on, reason) {
        (Some(from_on), Some(to_on), Some(reason)) if problems.is_empty() => {
            Ok(TrainerAbsence { id: AbsenceId::NEW, person_id, from_on, to_on, reason })
        }
        _ => Err(valid(problems).err().unwrap_or_else(|| Error::Fault("a value without a problem".into()))),
    }
}

/// Takes them back. Answers the trainer.
///
/// # Errors
/// [`Error::NotFound`] where they are not there; as the gate decides.
pub async fn remove_days_away(services: &Services, actor: &Actor, id: AbsenceId) -> Result<PersonId> {
    let tx = services.db.begin().await?;
    let row = store::trainers::absence(&tx, id).await?.ok_or(Error::NotFound)?;
    open(&tx, actor, Action::ManagePeople, row.person_id).await?;
    store::trainers::remove_absence(&tx, id).await?;
    AWAY.removed(services, &tx, actor, &row);
    tx.commit().await?;
    Ok(row.person_id)
}

/// Days away in the log of changes.
const AWAY: Logged<TrainerAbsence> = Logged {
    noun: "trainer_absence",
    id: |row| row.id.0,
    shown: |row| json!({ "trainer": row.person_id, "from": row.from_on, "to": row.to_on }),
};
