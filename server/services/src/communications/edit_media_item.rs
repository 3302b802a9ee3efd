//! A media item is corrected.

use domain::{
    accounts::access::{Action, Actor},
    fields::typed_day,
};
use store::ids::MediaItemId;

use crate::{
    Error, Result, Services,
    checked::NotSaved,
    communications::{
        communication::still_as_seen,
        record_media_item::{MEDIA_ITEM, MediaForm, read},
    },
    permit::require_unit,
    units,
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
    let unit = units::find::name(db, row.unit_id).await?;
    let seen = MEDIA_ITEM.seen(&row);
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
    let tx = services.db.begin().await?;
    let before = store::media_items::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageMaterials, before.unit_id).await?;
    let row = read(services, &tx, actor, form, Some(&before)).await?;
    if row == before {
        return Ok(());
    }
    still_as_seen(&MEDIA_ITEM, &before, seen)?;
    let row = store::update(&tx, row).await?;
    MEDIA_ITEM.edited(services, &tx, actor, (&before, &row));
    Ok(tx.commit().await?)
}
