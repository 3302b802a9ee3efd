//! A count of broadcasts is corrected.

use domain::{
    accounts::access::{Action, Actor},
    fields::typed_day,
};
use store::ids::BroadcastId;

use crate::{
    Error, Result, Services,
    checked::NotSaved,
    communications::{
        communication::still_as_seen,
        record_broadcast::{BROADCAST, BroadcastForm, read},
    },
    permit::require_unit,
    units,
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
    let unit = units::find::name(db, row.unit_id).await?;
    let seen = BROADCAST.seen(&row);
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
    let tx = services.db.begin().await?;
    let before = store::broadcasts::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageMaterials, before.unit_id).await?;
    let row = read(services, &tx, actor, form, Some(&before)).await?;
    if row == before {
        return Ok(());
    }
    still_as_seen(&BROADCAST, &before, seen)?;
    let row = store::update(&tx, row).await?;
    BROADCAST.edited(services, &tx, actor, (&before, &row));
    Ok(tx.commit().await?)
}
