//! A template where somebody may use it, or change it.

use domain::{
    UnitPath,
    accounts::access::{Action, Actor},
};
use store::{
    ConnectionTrait,
    ids::TemplateId,
    rows::{Template, TemplateSession},
};

use crate::{
    Error, Result,
    permit::{Scope, require_somewhere, scope},
};

/// The units to which templates are offered; none: every unit.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who manages no activities anywhere.
pub(crate) fn offered_to(actor: &Actor) -> Result<Option<Vec<UnitPath>>> {
    require_somewhere(actor, Action::ManageActivity)?;
    Ok(match scope(actor, Action::ManageActivity) {
        Scope::All => None,
        Scope::Within(units) => Some(units),
    })
}

/// A template that the actor may use, with its agenda.
///
/// # Errors
/// [`Error::NotFound`] for one that is offered to others alone; [`Error::Forbidden`].
pub(crate) async fn open_template(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: TemplateId,
) -> Result<(Template, Vec<TemplateSession>)> {
    let tops = offered_to(actor)?;
    let row = store::templates::one_offered(conn, tops.as_deref(), id).await?.ok_or(Error::NotFound)?;
    let sessions = store::templates::sessions(conn, [row.id]).await?;
    Ok((row, sessions))
}
