//! The sessions of an activity as they are, and its days as they follow from them.

use domain::accounts::access::{Action, Actor};
use store::{
    Tx,
    rows::{Activity, Session},
};

use crate::{Result, Services, activities::show::open};

/// The sessions of an activity, for its organizers.
///
/// # Errors
/// As the gate decides.
pub async fn list_sessions_of(
    services: &Services,
    actor: &Actor,
    code: &str,
) -> Result<(Activity, Vec<Session>)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ReadActivity, code).await?;
    let sessions = store::sessions::of_activity(read, activity.id).await?;
    Ok((activity, sessions))
}

/// Keeps the first and the last day of an activity those of its sessions; each change of its times gets a new version.
pub(crate) async fn follow_days(services: &Services, tx: &Tx, activity: Activity) -> Result<Activity> {
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let days = || sessions.iter().map(|session| session.held_on);
    let (Some(starts_on), Some(ends_on)) = (days().min(), days().max()) else { return Ok(activity) };
    let row = Activity {
        starts_on,
        ends_on,
        updated_at: services.now(),
        version: activity.version + 1,
        ..activity
    };
    Ok(store::update(tx, row).await?)
}
