//! Counts of broadcasts, a page at a time.

use domain::accounts::access::{Action, Actor};
use store::{Paged, Paging, ids::BroadcastId, rows::Broadcast};

use crate::{
    Error, Result, Services,
    communications::communication::{listed, period_of},
    list,
    permit::require_unit,
    units,
};

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
    paging: Paging,
) -> Result<Paged<BroadcastEntry>> {
    let scope = listed(actor)?;
    let read = services.db.read();
    let found = store::broadcasts::list(read, scope.as_deref(), period_of(year), paging).await?;
    list::with_units(
        read,
        found,
        |broadcast| Some(broadcast.unit_id),
        |broadcast, unit_name| BroadcastEntry { broadcast, unit_name },
    )
    .await
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
    Ok(BroadcastEntry { unit_name: units::find::name(read, broadcast.unit_id).await?, broadcast })
}
