//! Publishes an activity, or cancels one with a reason.

use domain::{
    ActivityState,
    accounts::access::{Action, Actor},
};
use serde_json::json;
use store::rows::Activity;

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    audit::{Change, record},
    schedule::settle::{NotSettled, settle},
};

/// Shows a draft to everybody. Pressed twice, it is published once.
///
/// # Errors
/// [`Error::Conflict`] where it was cancelled or has no session; [`Error::Clashes`] where something is in the way of one that nobody let
/// stand; as the gate decides.
pub async fn publish_activity(services: &Services, actor: &Actor, code: &str) -> Result<()> {
    let tx = services.db.begin().await?;
    let row = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    if *row.state == ActivityState::Published {
        return Ok(());
    }
    if *row.state != ActivityState::Draft {
        return Err(Error::conflict(
            "Hoạt động này không còn là bản nháp. Tải lại trang để xem trạng thái mới.",
            "This activity is no longer a draft. Load the page again to see its state.",
        ));
    }
    settle(services, &tx, actor, &row, "").await.map_err(NotSettled::error)?;
    publish(services, &tx, actor, row).await?;
    tx.commit().await?;
    Ok(())
}

/// Shows a draft to everybody.
///
/// # Errors
/// [`Error::Conflict`] where it has no session.
pub(crate) async fn publish(
    services: &Services,
    tx: &store::Tx,
    actor: &Actor,
    row: Activity,
) -> Result<Activity> {
    if store::sessions::of_activity(tx, row.id).await?.is_empty() {
        return Err(Error::conflict(
            "Thêm ít nhất một buổi trước khi công bố.",
            "Add at least one session before publishing.",
        ));
    }
    let row = Activity {
        state: ActivityState::Published.into(),
        published_at: Some(services.now()),
        updated_at: services.now(),
        version: row.version + 1,
        ..row
    };
    let row = store::update(tx, row).await?;
    log(services, tx, actor, (ActivityState::Draft, &row), "publish", None);
    Ok(row)
}

pub(crate) fn log(
    services: &Services,
    tx: &store::Tx,
    actor: &Actor,
    (before, row): (ActivityState, &Activity),
    verb: &str,
    reason: Option<&str>,
) {
    let after = Some(json!({ "state": row.state.0, "reason": reason }));
    let before = Some(json!({ "state": before }));
    record(services, tx, actor, Change { verb, noun: "activity", id: row.id.0, before, after });
}
