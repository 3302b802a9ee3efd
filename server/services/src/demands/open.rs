//! A call, where the actor may manage it.

use domain::accounts::access::{Action, Actor};
use store::{ConnectionTrait, ids::DemandId, rows::Demand};

use crate::{Error, Result, permit::require_unit};

/// A call of a unit whose activities the actor manages.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub(crate) async fn open_demand(conn: &impl ConnectionTrait, actor: &Actor, id: DemandId) -> Result<Demand> {
    let row = store::demands::by_id(conn, id).await?.ok_or(Error::NotFound)?;
    require_unit(conn, actor, Action::ManageActivity, row.unit_id).await?;
    Ok(row)
}
