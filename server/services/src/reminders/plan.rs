//! When each mail of an activity leaves, and how it stands.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::{
    ActivityState, ReminderKind, ReminderState, Slot,
    mails::reminders::{Leaves, leaves, stand},
};
use store::{
    ConnectionTrait,
    rows::{Activity, MailRule, Person, Registration, Session},
};

use crate::{Result, Services};

/// When a mail leaves, and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// When it leaves; none: that would not be before the activity begins.
    pub leaves: Option<Leaves>,
    /// How it stands, were the activity published.
    pub state: ReminderState,
}

/// When an activity begins: its first session, or where it has none on its first day, the usual hour of a morning.
pub(crate) fn begins(activity: &Activity, sessions: &[Session]) -> DateTime<Utc> {
    let first = sessions.iter().filter(|session| session.held_on == activity.starts_on);
    let first = first.map(|session| session.starts_at).min();
    first.unwrap_or_else(|| Slot::Morning.usual_span(activity.starts_on).0)
}

/// When a mail leaves, and how it stands at a moment.
pub(crate) fn planned(
    activity: &Activity,
    sessions: &[Session],
    rule: &MailRule,
    now: DateTime<Utc>,
) -> Planned {
    let begins = begins(activity, sessions);
    let leaves = leaves(rule.ahead(), activity.starts_on, begins);
    // What nobody could see at its moment was not due then.
    let since = rule.updated_at.max(activity.published_at.unwrap_or(now));
    let state = match rule.is_on {
        true => stand(leaves, (begins, since), rule.done_for, now),
        false => ReminderState::Off,
    };
    Planned { leaves, state }
}

/// Whom a mail is for as the list stands now, those who have an address and those who have none: of seats those that are taken, not held.
pub(crate) async fn recipients(
    conn: &impl ConnectionTrait,
    activity: &Activity,
    kind: ReminderKind,
) -> Result<(Vec<(Registration, Person)>, usize)> {
    let held = store::held_seats::of_activity(conn, activity.id).await?;
    let all = store::registrations::of_activity(conn, activity.id).await?;
    let wanted = all.into_iter().filter(|(row, _)| *row.state == kind.to() && !held.contains_key(&row.id));
    let (reached, unreached): (Vec<_>, Vec<_>) = wanted.partition(|(_, person)| person.email.is_some());
    Ok((reached, unreached.len()))
}

/// Those of them who are written to for a moment: who came onto the list after it, or was told of their seat since, was told all of it then.
pub(crate) async fn due_recipients(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
    (kind, at): (ReminderKind, DateTime<Utc>),
) -> Result<Vec<(Registration, Person)>> {
    if *activity.state != ActivityState::Published || services.now() < at {
        return Ok(vec![]);
    }
    let told: HashSet<_> = store::reminders::told_after(conn, activity.id, at).await?;
    let (mut all, _) = recipients(conn, activity, kind).await?;
    all.retain(|(row, _)| row.created_at <= at && !told.contains(&row.id));
    Ok(all)
}
