//! The hours that trainers taught: those of the sessions that are over, of activities that were published.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use store::{ConnectionTrait, ids::PersonId};

use crate::Result;

/// What somebody taught.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hours {
    /// How many sessions.
    pub sessions: u32,
    /// How many minutes of them.
    pub minutes: i64,
}

/// What trainers taught in sessions that lie within two moments.
pub(crate) async fn taught(
    conn: &impl ConnectionTrait,
    trainers: &[PersonId],
    window: (DateTime<Utc>, DateTime<Utc>),
) -> Result<HashMap<PersonId, Hours>> {
    let mut all: HashMap<PersonId, Hours> = HashMap::new();
    for one in store::trainers::taught(conn, trainers, window).await? {
        let hours = all.entry(one.trainer_id).or_default();
        hours.sessions += 1;
        hours.minutes += (one.ends_at - one.starts_at).max(Duration::zero()).num_minutes();
    }
    Ok(all)
}
