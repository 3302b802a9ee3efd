//! Pieces on the loudspeakers of districts and communes.

use chrono::NaiveDate;
use domain::{accounts::access::Actor, fields, label, numbers::stored};
use serde_json::json;
use store::{
    Tx,
    ids::{BroadcastId, UnitId},
    rows::Broadcast,
};

use crate::{
    Error, Services,
    activities::programme::find_programme,
    audit::{Change, record},
    communications::communication::{Checked, may_somewhere, require_for},
    people::form::NotSaved,
    send_once::{Sent, send_once},
};

/// Broadcasts of a day as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BroadcastForm {
    /// The day.
    pub aired_on: String,
    /// How many pieces.
    pub times: String,
    /// The unit whose loudspeakers it were, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// Enters broadcasts of a day.
///
/// # Errors
/// [`Error::Invalid`] at `aired_on`, `times`, `unit`, with units to choose from; as the gate decides.
pub async fn record_broadcast(
    services: &Services,
    actor: &Actor,
    form: &BroadcastForm,
) -> std::result::Result<BroadcastId, NotSaved> {
    may_somewhere(actor)?;
    let (tx, today) = (services.db.begin().await?, services.today());
    let once = match send_once(services, &tx, actor, &form.key, form).await? {
        Sent::First(once) => once,
        Sent::Before(id) => return Ok(id.parse().map_err(|_| Error::NotFound)?),
    };
    let Read { aired_on, times, unit_id } = read(services, &tx, form, today).await?;
    require_for(&tx, actor, unit_id).await?;
    let row = Broadcast {
        id: BroadcastId::NEW,
        programme_id: find_programme(services, &tx, actor, unit_id, aired_on).await?,
        unit_id,
        aired_on,
        times,
        import_key: None,
        created_at: services.now(),
    };
    let row = store::insert(&tx, row).await?;
    let after = Some(shown(&row));
    let change = Change { verb: "create", noun: "broadcast", id: row.id.0, before: None, after };
    record(services, &tx, actor, change);
    once.made(&tx, &row.id.to_string()).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// What is in a form without problems.
pub(crate) struct Read {
    pub(crate) aired_on: NaiveDate,
    pub(crate) times: i32,
    pub(crate) unit_id: UnitId,
}

/// Reads the form.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from.
pub(crate) async fn read(
    services: &Services,
    tx: &Tx,
    form: &BroadcastForm,
    today: NaiveDate,
) -> std::result::Result<Read, NotSaved> {
    let mut checked = Checked::default();
    let aired_on = checked.day("aired_on", &form.aired_on, label::DATE, today);
    let times = checked.problems.check("times", fields::read_number(&form.times, label::COUNT, 1, 100_000));
    let unit_id = checked.unit(services, tx, &form.unit_id, &form.unit).await?;
    let (Some(aired_on), Some(times), Some(unit_id)) = (aired_on, times, unit_id) else {
        return Err(checked.not_saved());
    };
    Ok(Read { aired_on, times: stored(times), unit_id })
}

/// What the log says of them, and by which a form knows whether they are still as they were loaded.
pub(crate) fn shown(row: &Broadcast) -> serde_json::Value {
    json!({ "aired_on": row.aired_on, "times": row.times, "unit": row.unit_id })
}
