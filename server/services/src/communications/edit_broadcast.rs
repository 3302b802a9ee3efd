//! A count of broadcasts is corrected.

use domain::{
    accounts::access::{Action, Actor},
    fields::typed_day,
};
use store::{ids::BroadcastId, rows::Broadcast};

use crate::{
    Error, Result, Services,
    activities::programme::find_programme,
    audit::{Change, record},
    communications::{
        communication::require_for,
        record_broadcast::{BroadcastForm, read, shown},
    },
    people::form::NotSaved,
    permit::require_unit,
};

/// The form of one that is there, and the words by which it is known to be still the same when it is sent: see [`edit_broadcast`].
///
/// # Errors
/// As the gate decides.
pub async fn load_broadcast_form(
    services: &Services,
    actor: &Actor,
    id: BroadcastId,
) -> Result<(BroadcastForm, String)> {
    let db = services.db.read();
    let row = store::broadcasts::by_id(db, id).await?.ok_or(Error::NotFound)?;
    require_unit(db, actor, Action::ManageMaterials, row.unit_id).await?;
    let unit = crate::units::find::names(db, [row.unit_id]).await?.remove(&row.unit_id).unwrap_or_default();
    let seen = shown(&row).to_string();
    let day = typed_day(row.aired_on);
    Ok((
        BroadcastForm {
            aired_on: day,
            times: row.times.to_string(),
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
pub async fn edit_broadcast(
    services: &Services,
    actor: &Actor,
    id: BroadcastId,
    form: &BroadcastForm,
    seen: &str,
) -> std::result::Result<(), NotSaved> {
    let (tx, today) = (services.db.begin().await?, services.today());
    let before = store::broadcasts::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageMaterials, before.unit_id).await?;
    let typed = read(services, &tx, form, today).await?;
    require_for(&tx, actor, typed.unit_id).await?;
    let row = Broadcast {
        programme_id: find_programme(services, &tx, actor, typed.unit_id, typed.aired_on).await?,
        unit_id: typed.unit_id,
        aired_on: typed.aired_on,
        times: typed.times,
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
    record(services, &tx, actor, Change { verb: "edit", noun: "broadcast", id: id.0, before, after });
    Ok(tx.commit().await?)
}
