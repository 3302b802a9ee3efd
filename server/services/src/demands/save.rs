//! A call for interest is opened, or changed.

use chrono::{DateTime, Utc};
use domain::{
    Word,
    accounts::access::{Action, Actor},
    demands::DemandAudience,
};
use store::ids::DemandId;

use crate::{
    Error, Result, Services,
    activities::begin::usual_form,
    checked::NotSaved,
    demands::{
        form::{DEMAND, DemandForm, read, typed},
        open::open_demand,
    },
    permit::require_somewhere,
    send_once::{do_once, new_form_key},
};

/// The form of a new call.
///
/// # Errors
/// [`Error::Forbidden`] for who opens none anywhere.
pub async fn begin_demand(services: &Services, actor: &Actor) -> Result<DemandForm> {
    require_somewhere(actor, Action::ManageActivity)?;
    let usual = usual_form(services, actor).await?;
    Ok(DemandForm {
        unit: usual.unit,
        unit_id: usual.unit_id,
        audience: DemandAudience::Public.code().into(),
        key: new_form_key()?,
        ..DemandForm::default()
    })
}

/// Opens a call: from now on names are taken.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from; as the gate decides.
pub async fn create_demand(
    services: &Services,
    actor: &Actor,
    form: &DemandForm,
) -> std::result::Result<DemandId, NotSaved> {
    require_somewhere(actor, Action::ManageActivity)?;
    do_once(services, actor, (&form.key, form), async |tx| {
        let row = read(services, tx, actor, form, None).await?;
        let row = store::insert(tx, row).await?;
        DEMAND.created(services, tx, actor, &row);
        Ok(row.id)
    })
    .await
}

/// The form of a call that is there, and when it was last changed.
///
/// # Errors
/// As the gate decides.
pub async fn load_demand_form(
    services: &Services,
    actor: &Actor,
    id: DemandId,
) -> Result<(DemandForm, DateTime<Utc>)> {
    let conn = services.db.read();
    let row = open_demand(conn, actor, id).await?;
    Ok((typed(services, conn, &row).await?, row.updated_at))
}

/// Changes a call, unless somebody else did since it was loaded. Saved as it was, nothing is written.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from; [`Error::Stale`]; as the gate decides.
pub async fn edit_demand(
    services: &Services,
    actor: &Actor,
    id: DemandId,
    form: &DemandForm,
) -> std::result::Result<(), NotSaved> {
    let tx = services.db.begin().await?;
    open_demand(&tx, actor, id).await?;
    let before = store::demands::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    let row = read(services, &tx, actor, form, Some(&before)).await?;
    if form.version != before.version.to_string() {
        return Err(Error::Stale(before.updated_at).into());
    }
    if DEMAND.seen(&before) == DEMAND.seen(&row) {
        return Ok(());
    }
    let row = store::update(&tx, row).await?;
    DEMAND.edited(services, &tx, actor, (&before, &row));
    Ok(tx.commit().await?)
}
