//! Which activities have begun: where a session began, or where one has none, the first day.

use chrono::{DateTime, Utc};
use store::{
    ConnectionTrait,
    rows::{Activity, Session},
};

use crate::{Result, Services};

/// When an activity has begun for good: the end of its last session on the first day, or of that day where none is planned.
pub(crate) fn begun_by<'a>(
    activity: &Activity,
    sessions: impl IntoIterator<Item = &'a Session>,
) -> DateTime<Utc> {
    let first_day = sessions.into_iter().filter(|session| session.held_on == activity.starts_on);
    let last = first_day.map(|session| session.ends_at).max();
    last.unwrap_or_else(|| domain::local::end_of(activity.starts_on))
}

/// As [`begun_by`], with the sessions read from the database.
pub(crate) async fn has_begun(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
) -> Result<bool> {
    let sessions = store::sessions::of_activity(conn, activity.id).await?;
    Ok(services.now() > begun_by(activity, &sessions))
}
