//! Takes a role back.

use domain::accounts::access::Actor;
use store::{
    Turn,
    ids::{GrantId, UserId},
    take_turn,
};

use crate::{
    Error, Result, Services,
    accounts::{
        close::{is_admin, keep_an_admin},
        list::require_manager,
    },
    audit::{Change, record},
};

/// Takes a role away from its holder, whose sessions end at once: what they have open shows nothing any more that the role let them see.
/// Answers whose it was.
///
/// # Errors
/// [`Error::Conflict`] for the role of the last administrator, or one's own as an administrator; [`Error::NotFound`]; as the gate decides.
pub async fn take_role(services: &Services, actor: &Actor, id: GrantId) -> Result<UserId> {
    require_manager(actor)?;
    let tx = services.db.begin().await?;
    take_turn(&tx, Turn::Admins).await?;
    let grant = store::roles::grant(&tx, id).await?.ok_or(Error::NotFound)?;
    let others = store::roles::grant_rows(&tx, grant.user_id).await?;
    // Who holds the role twice stays what they are.
    let only = is_admin(&grant) && others.iter().filter(|row| is_admin(row)).count() == 1;
    let user = store::users::by_id(&tx, grant.user_id).await?.ok_or(Error::NotFound)?;
    if only && actor.user() == Some(user.id.0) {
        return Err(Error::conflict(
            "Không thể tự thu hồi vai trò quản trị của mình. Nhờ người quản trị khác làm việc này.",
            "You can’t take the role of administrator from yourself. Ask another administrator to.",
        ));
    }
    keep_an_admin(&tx, user.id, only && user.disabled_at.is_none()).await?;
    store::roles::remove(&tx, id).await?;
    store::staff_sessions::end_all(&tx, user.id).await?;
    if others.len() == 1 {
        // Who has no role left has nothing to sign in for.
        store::sign_in_links::end_all(&tx, user.id).await?;
    }
    let before =
        serde_json::json!({ "role": *grant.role, "unit": grant.unit_id, "activity": grant.activity_id });
    let change = Change { verb: "take_role", noun: "user", id: user.id.0, before: Some(before), after: None };
    record(services, &tx, actor, change);
    tx.commit().await?;
    Ok(user.id)
}
