//! Takes a count of broadcasts back.

use domain::accounts::access::{Action, Actor};
use store::ids::BroadcastId;

use crate::{Error, Result, Services, communications::record_broadcast::BROADCAST, permit::require_unit};

/// Removes the broadcasts of a day.
///
/// # Errors
/// As the gate decides.
pub async fn remove_broadcast(services: &Services, actor: &Actor, id: BroadcastId) -> Result<()> {
    let tx = services.db.begin().await?;
    let row = store::broadcasts::by_id(&tx, id).await?.ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageMaterials, row.unit_id).await?;
    store::broadcasts::remove(&tx, id).await?;
    BROADCAST.removed(services, &tx, actor, &row);
    Ok(tx.commit().await?)
}
