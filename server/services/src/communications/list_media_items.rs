//! Media items, a page at a time.

use domain::{
    MediaKind,
    accounts::access::{Action, Actor},
};
use store::{Paged, Paging, ids::MediaItemId, rows::MediaItem};

use crate::{
    Error, Result, Services,
    communications::communication::{listed, period_of},
    list,
    permit::require_unit,
    units,
};

/// A media item in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaEntry {
    /// The item.
    pub item: MediaItem,
    /// The name of its unit.
    pub unit_name: String,
}

/// One page of the media items of the actor's units, the newest first.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who may see none.
pub async fn list_media_items(
    services: &Services,
    actor: &Actor,
    year: Option<i32>,
    kind: Option<MediaKind>,
    paging: Paging,
) -> Result<Paged<MediaEntry>> {
    let scope = listed(actor)?;
    let read = services.db.read();
    let found = store::media_items::list(read, scope.as_deref(), period_of(year), kind, paging).await?;
    list::with_units(read, found, |item| Some(item.unit_id), |item, unit_name| MediaEntry { item, unit_name })
        .await
}

/// The years of the media items of the actor's units, the latest first.
///
/// # Errors
/// As [`list_media_items`].
pub async fn media_years(services: &Services, actor: &Actor) -> Result<Vec<i32>> {
    Ok(store::media_items::years(services.db.read(), listed(actor)?.as_deref()).await?)
}

/// A media item.
///
/// # Errors
/// As the gate decides.
pub async fn show_media_item(services: &Services, actor: &Actor, id: MediaItemId) -> Result<MediaEntry> {
    let read = services.db.read();
    let item = store::media_items::by_id(read, id).await?.ok_or(Error::NotFound)?;
    require_unit(read, actor, Action::ReadReport, item.unit_id).await?;
    Ok(MediaEntry { unit_name: units::find::name(read, item.unit_id).await?, item })
}
