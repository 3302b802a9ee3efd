//! Pieces on the loudspeakers of districts and communes.

use domain::{accounts::access::Actor, fields, label, numbers::stored};
use serde_json::json;
use store::{Tx, ids::BroadcastId, rows::Broadcast};

use crate::{
    Services,
    activities::programme::find_programme,
    audit::Logged,
    checked::{Checked, NotSaved},
    communications::communication::{may_somewhere, read_past_day, require_for},
    send_once::do_once,
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
/// [`crate::Error::Invalid`] at `aired_on`, `times`, `unit`, with units to choose from; as the gate decides.
pub async fn record_broadcast(
    services: &Services,
    actor: &Actor,
    form: &BroadcastForm,
) -> std::result::Result<BroadcastId, NotSaved> {
    may_somewhere(actor)?;
    do_once(services, actor, (&form.key, form), async |tx| {
        let row = read(services, tx, actor, form, None).await?;
        let row = store::insert(tx, row).await?;
        BROADCAST.created(services, tx, actor, &row);
        Ok(row.id)
    })
    .await
}

/// The row that a form comes to: a new one, or one that was there `before`.
///
/// # Errors
/// [`crate::Error::Invalid`] by field, with units to choose from; at `unit` where it is not the actor's.
pub(crate) async fn read(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    form: &BroadcastForm,
    before: Option<&Broadcast>,
) -> std::result::Result<Broadcast, NotSaved> {
    let mut checked = Checked::default();
    let aired_on = read_past_day(&form.aired_on, label::DATE, services.today());
    let aired_on = checked.problems.check("aired_on", aired_on);
    let times = checked.problems.check("times", fields::read_number(&form.times, label::COUNT, 1, 100_000));
    let unit_id = checked.unit(services, tx, (&form.unit_id, &form.unit)).await?;
    let (Some(aired_on), Some(times), Some(unit_id)) = (aired_on, times, unit_id) else {
        return Err(checked.not_saved());
    };
    require_for(tx, actor, unit_id).await?;
    Ok(Broadcast {
        id: before.map_or(BroadcastId::NEW, |row| row.id),
        programme_id: find_programme(services, tx, actor, unit_id, aired_on).await?,
        unit_id,
        aired_on,
        times: stored(times),
        import_key: before.and_then(|row| row.import_key.clone()),
        created_at: before.map_or_else(|| services.now(), |row| row.created_at),
    })
}

/// Broadcasts in the log of changes; by what it tells, a form knows whether they are still as they were loaded.
pub(crate) const BROADCAST: Logged<Broadcast> = Logged {
    noun: "broadcast",
    id: |row| row.id.0,
    shown: |row| json!({ "aired_on": row.aired_on, "times": row.times, "unit": row.unit_id }),
};
