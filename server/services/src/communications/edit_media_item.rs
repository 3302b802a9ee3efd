//! A media item is corrected.

use domain::{
    accounts::access::{Action, Actor},
    fields::typed_day,
};
use store::{ids::MediaItemId, rows::MediaItem};

use crate::{
    Error, Result, Services,
    activities::programme::find_programme,
    audit::{Change, record},
    communications::{
        communication::require_for,
        record_media_item::{MediaForm, read, shown},
    },
    people::form::NotSaved,
    permit::require_unit,
};

/// The form of one that is there, and the words by which it is known to be still the same when it is sent: see [`edit_media_item`].
///
/// # Errors
/// As the gate decides.
pub async fn load_media_item_form(
    services: &Services,
    actor: &Actor,
    id: MediaItemId,
) -> Result<(MediaForm, String)> {
    let db = services.db.read();
    let row = store::media_items::by_id(db, id).await?.ok_or(Error::NotFound)?;
    require_unit(db, actor, Action::ManageMaterials, row.unit_id).await?;
    let unit = crate::units::find::names(db, [row.unit_id]).await?.remove(&row.unit_id).unwrap_or_default();
    let seen = shown(&row).to_string();
    let day = typed_day(row.published_on);
    Ok((
        MediaForm {
            published_on: day,
            outlet: row.outlet,
            kind: domain::Word::code(*row.kind).into(),
            title: row.title,
            unit,
            unit_id: row.unit_id.to_string(),
            key: String::new(),
        },
        seen,
    ))
}

/// Corrects one, unless somebody else did since it was `seen`.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from; [`Error::Conflict`] where it was changed since; as the gate decides.
pub async fn edit_media_item(
    services: &Services,
    actor: &Actor,
    id: MediaItemId,
    form: &MediaForm,
    seen: &str,
) -> std::result::Result<(), NotSaved> {
    let (tx, today) = (services.db.begin().await?, services.today());
    let before = store::media_items::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageMaterials, before.unit_id).await?;
    let typed = read(services, &tx, form, today).await?;
    require_for(&tx, actor, typed.unit_id).await?;
    let row = MediaItem {
        programme_id: find_programme(services, &tx, actor, typed.unit_id, typed.published_on).await?,
        unit_id: typed.unit_id,
        published_on: typed.published_on,
        outlet: typed.outlet,
        kind: typed.kind.into(),
        title: typed.title,
        ..before.clone()
    };
    if row == before {
        return Ok(());
    }
    let now = shown(&before).to_string();
    if now != seen {
        return Err(Error::conflict(
            "Người khác vừa sửa mục này. Tải lại trang để xem bản mới rồi sửa tiếp.",
            "Somebody else has just changed this. Load the page again to see it, then go on.",
        )
        .into());
    }
    let row = store::update(&tx, row).await?;
    let (before, after) = (Some(shown(&before)), Some(shown(&row)));
    record(services, &tx, actor, Change { verb: "edit", noun: "media_item", id: id.0, before, after });
    Ok(tx.commit().await?)
}
