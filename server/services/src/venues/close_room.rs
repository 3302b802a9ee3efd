//! Days on which a room is closed: repairs, elections, exams.

use chrono::NaiveDate;
use domain::{
    Problem, Problems,
    accounts::access::Actor,
    fields::{read_date, read_line},
    label, text,
};
use serde_json::json;
use store::{
    ids::{ClosureId, RoomId},
    rows::RoomClosure,
};

use crate::{Error, Result, Services, audit::Logged, send_once::do_once, venues::show::open};

/// Days on which a room is closed, as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClosureForm {
    /// The first day.
    pub from_on: String,
    /// The last day; empty: the first one alone.
    pub to_on: String,
    /// Why.
    pub reason: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// The days on which a room is closed, today and later.
///
/// # Errors
/// As the gate decides.
pub async fn list_closures(services: &Services, actor: &Actor, id: RoomId) -> Result<Vec<RoomClosure>> {
    let read = services.db.read();
    let room = store::rooms::by_id(read, id).await?.ok_or(Error::NotFound)?;
    open(read, actor, room.venue_id).await?;
    Ok(store::rooms::closures(read, &[id], services.today()).await?)
}

/// Writes down days on which a room is closed. Sessions that have it then keep it: their pages say that it is closed.
///
/// # Errors
/// [`Error::Invalid`] at `from_on`, `to_on`, `closed_for`; as the gate decides.
pub async fn close_room(
    services: &Services,
    actor: &Actor,
    id: RoomId,
    form: &ClosureForm,
) -> Result<ClosureId> {
    let room = store::rooms::by_id(services.db.read(), id).await?.ok_or(Error::NotFound)?;
    open(services.db.read(), actor, room.venue_id).await?;
    do_once(services, actor, (&form.key, (id, form)), async |tx| {
        let room = store::rooms::lock(tx, id).await?.ok_or(Error::NotFound)?;
        open(tx, actor, room.venue_id).await?;
        let row = store::insert(tx, read(id, form)?).await?;
        CLOSURE.created(services, tx, actor, &row);
        Ok(row.id)
    })
    .await
}

fn read(room_id: RoomId, form: &ClosureForm) -> Result<RoomClosure> {
    let mut problems = Problems::default();
    let from_on: Option<NaiveDate> = problems.check("from_on", read_date(&form.from_on, label::START_DATE));
    let to_on = match text::line(&form.to_on).is_empty() {
        true => from_on,
        false => problems.check("to_on", read_date(&form.to_on, label::END_DATE)),
    };
    let reason = problems.check("closed_for", read_line(&form.reason, label::REASON, 300));
    if from_on.zip(to_on).is_some_and(|(from, to)| to < from) {
        problems.add("to_on", Problem::EndsBeforeStart(label::END_DATE));
    }
    match (from_on, to_on, reason) {
        (Some(from_on), Some(to_on), Some(reason)) if problems.is_empty() => {
            Ok(RoomClosure { id: ClosureId::NEW, room_id, from_on, to_on, reason })
        }
        _ => Err(Error::Invalid(problems)),
    }
}

/// The room is open on them again. Answers the room.
///
/// # Errors
/// [`Error::NotFound`] where they are not there; as the gate decides.
pub async fn reopen_room(services: &Services, actor: &Actor, id: ClosureId) -> Result<RoomId> {
    let tx = services.db.begin().await?;
    let row = store::rooms::closure(&tx, id).await?.ok_or(Error::NotFound)?;
    let room = store::rooms::lock(&tx, row.room_id).await?.ok_or(Error::NotFound)?;
    open(&tx, actor, room.venue_id).await?;
    store::rooms::remove_closure(&tx, id).await?;
    CLOSURE.removed(services, &tx, actor, &row);
    tx.commit().await?;
    Ok(row.room_id)
}

/// Days on which a room is closed in the log of changes.
const CLOSURE: Logged<RoomClosure> = Logged {
    noun: "room_closure",
    id: |row| row.id.0,
    shown: |row| json!({ "room": row.room_id, "from": row.from_on, "to": row.to_on, "reason": row.reason }),
};
