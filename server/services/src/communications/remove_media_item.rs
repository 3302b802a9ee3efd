//! Takes a media item back.

use domain::accounts::access::{Action, Actor};
use store::ids::MediaItemId;

use crate::{Error, Result, Services, communications::record_media_item::MEDIA_ITEM, permit::require_unit};

/// Removes a media item.
///
/// # Errors
/// As the gate decides.
pub async fn remove_media_item(services: &Services, actor: &Actor, id: MediaItemId) -> Result<()> {
    let tx = services.db.begin().await?;
    let row = store::media_items::by_id(&tx, id).await?.ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageMaterials, row.unit_id).await?;
    store::media_items::remove(&tx, id).await?;
    MEDIA_ITEM.removed(services, &tx, actor, &row);
    Ok(tx.commit().await?)
}
