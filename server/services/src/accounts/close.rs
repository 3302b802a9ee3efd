//! Keeps somebody of the staff out, or lets them in again. Nobody is removed: the log goes on naming who did what.

use chrono::{DateTime, Utc};
use domain::accounts::access::{Actor, Role};
use store::{
    Turn, Tx,
    ids::UserId,
    rows::{RoleGrant, User},
    take_turn,
};

use crate::{
    Error, Result, Services,
    accounts::list::require_manager,
    audit::{Change, record},
};

/// Closes an account: every session and every one-time link of it ends, and no password opens it. Closed before, it stays closed.
///
/// # Errors
/// [`Error::Conflict`] for the last administrator; [`Error::NotFound`]; as the gate decides.
pub async fn close_account(services: &Services, actor: &Actor, id: UserId) -> Result<()> {
    let tx = services.db.begin().await?;
    let user = open(&tx, actor, id).await?;
    if user.disabled_at.is_some() {
        return Ok(());
    }
    let grants = store::roles::grant_rows(&tx, id).await?;
    keep_an_admin(&tx, id, grants.iter().any(is_admin)).await?;
    store::staff_sessions::end_all(&tx, id).await?;
    store::sign_in_links::end_all(&tx, id).await?;
    set(services, &tx, actor, id, Some(services.now()), "disable").await?;
    Ok(tx.commit().await?)
}

/// Opens an account again, with the roles it had. What ended with its closing stays ended: sessions, links.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn reopen_account(services: &Services, actor: &Actor, id: UserId) -> Result<()> {
    let tx = services.db.begin().await?;
    let user = open(&tx, actor, id).await?;
    if user.disabled_at.is_none() {
        return Ok(());
    }
    // Whatever opened while it was closed, by an older copy of the program or by hand.
    store::staff_sessions::end_all(&tx, id).await?;
    store::sign_in_links::end_all(&tx, id).await?;
    set(services, &tx, actor, id, None, "enable").await?;
    Ok(tx.commit().await?)
}

/// The user, alone with the question who is an administrator: of two who close each other's accounts at once, one is told.
async fn open(tx: &Tx, actor: &Actor, id: UserId) -> Result<User> {
    require_manager(actor)?;
    take_turn(tx, Turn::Admins).await?;
    store::users::lock(tx, id).await?.ok_or(Error::NotFound)
}

pub(crate) fn is_admin(grant: &RoleGrant) -> bool {
    *grant.role == Role::Admin
}

/// Where somebody stops being an administrator, there must be another.
pub(crate) async fn keep_an_admin(tx: &Tx, user: UserId, stops: bool) -> Result<()> {
    if stops && store::roles::other_admins(tx, user).await? == 0 {
        return Err(Error::conflict(
            "Đây là người quản trị cuối cùng. Hãy giao vai trò quản trị cho người khác trước.",
            "This is the last administrator. Give the role of administrator to somebody else first.",
        ));
    }
    Ok(())
}

async fn set(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    id: UserId,
    disabled_at: Option<DateTime<Utc>>,
    verb: &str,
) -> Result<()> {
    store::users::set_disabled(tx, id, disabled_at).await?;
    let change = Change { verb, noun: "user", id: id.0, before: None, after: None };
    record(services, tx, actor, change);
    Ok(())
}
