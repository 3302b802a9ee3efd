//! An activity is held although fewer people come than it takes.

use domain::accounts::access::{Action, Actor};
use store::rows::Activity;

use crate::{
    Result, Services,
    activities::{form::ACTIVITY, show::open_locked},
};

/// No number of people is asked for any more.
///
/// # Errors
/// As the gate decides.
pub async fn hold_anyway(services: &Services, actor: &Actor, code: &str) -> Result<()> {
    let tx = services.db.begin().await?;
    let before = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    if before.minimum.is_none() {
        return Ok(());
    }
    let changed = Activity {
        minimum: None,
        decide_on: None,
        updated_at: services.now(),
        version: before.version + 1,
        ..before.clone()
    };
    let row = store::update(&tx, changed).await?;
    ACTIVITY.edited(services, &tx, actor, (&before, &row));
    Ok(tx.commit().await?)
}
