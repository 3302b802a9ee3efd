//! Pieces on the loudspeakers of districts and communes.

use chrono::NaiveDate;
use domain::{
    access::{Action, Actor},
    label, person,
};
use serde_json::json;
use store::{
    Paged, Paging, Tx,
    ids::{BroadcastId, UnitId},
    rows::Broadcast,
};

use crate::{
    Error, NotSaved, Result, Services,
    audit::{Change, record},
    communication::{Checked, PAGE, listed, may_somewhere, period_of, require_for},
    find_programme::find_programme,
    find_units,
    permit::require_unit,
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

/// Broadcasts in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BroadcastEntry {
    /// The broadcasts.
    pub broadcast: Broadcast,
    /// The name of the unit.
    pub unit_name: String,
}

/// One page of the broadcasts of the actor's units, the newest first.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who may see none.
pub async fn list_broadcasts(
    services: &Services,
    actor: &Actor,
    year: Option<i32>,
    page: u64,
) -> Result<Paged<BroadcastEntry>> {
    let scope = listed(actor)?;
    let read = services.db.read();
    let paging = Paging { page, size: PAGE };
    let page = store::broadcasts::list(read, scope.as_deref(), period_of(year), paging).await?;
    let names = find_units::names(read, page.rows.iter().map(|row| row.unit_id)).await?;
    Ok(page.map(|broadcast| BroadcastEntry {
        unit_name: names.get(&broadcast.unit_id).cloned().unwrap_or_default(),
        broadcast,
    }))
}

/// The years of the broadcasts of the actor's units, the latest first.
///
/// # Errors
/// As [`list_broadcasts`].
pub async fn broadcast_years(services: &Services, actor: &Actor) -> Result<Vec<i32>> {
    Ok(store::broadcasts::years(services.db.read(), listed(actor)?.as_deref()).await?)
}

/// The broadcasts of a day.
///
/// # Errors
/// As the gate decides.
pub async fn show_broadcast(services: &Services, actor: &Actor, id: BroadcastId) -> Result<BroadcastEntry> {
    let read = services.db.read();
    let broadcast = store::broadcasts::by_id(read, id).await?.ok_or(Error::NotFound)?;
    require_unit(read, actor, Action::ReadReport, broadcast.unit_id).await?;
    let name = find_units::names(read, [broadcast.unit_id]).await?.remove(&broadcast.unit_id);
    Ok(BroadcastEntry { unit_name: name.unwrap_or_default(), broadcast })
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
    record(services, &tx, actor, change).await?;
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
    let times = checked.problems.check("times", person::read_number(&form.times, label::COUNT, 1, 100_000));
    let unit_id = checked.unit(services, tx, &form.unit_id, &form.unit).await?;
    let (Some(aired_on), Some(times), Some(unit_id)) = (aired_on, times, unit_id) else {
        return Err(checked.not_saved());
    };
    Ok(Read { aired_on, times: i32::try_from(times).unwrap_or(i32::MAX), unit_id })
}

/// Removes the broadcasts of a day.
///
/// # Errors
/// As the gate decides.
pub async fn remove_broadcast(services: &Services, actor: &Actor, id: BroadcastId) -> Result<()> {
    let tx = services.db.begin().await?;
    let row = store::broadcasts::by_id(&tx, id).await?.ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageMaterials, row.unit_id).await?;
    store::broadcasts::remove(&tx, id).await?;
    let before = Some(shown(&row));
    let change = Change { verb: "remove", noun: "broadcast", id: id.0, before, after: None };
    record(services, &tx, actor, change).await?;
    Ok(tx.commit().await?)
}

/// What the log says of them, and by which a form knows whether they are still as they were loaded.
pub(crate) fn shown(row: &Broadcast) -> serde_json::Value {
    json!({ "aired_on": row.aired_on, "times": row.times, "unit": row.unit_id })
}
