//! The row in the log of changes that every change writes, in its own transaction.

mod verify;

pub use verify::{AuditCheck, AuditFault, AuditHead, audit_head, verify_audit};

use chrono::{DateTime, Utc};
use domain::accounts::access::Actor;
use serde_json::Value;
use store::{
    ConnectionTrait,
    ids::{AuditId, UserId},
    rows::Audit,
};

use crate::{Result, Services};

/// What was changed.
pub(crate) struct Change<'a> {
    /// What was done: `create`, `confirm`, `revoke`.
    pub verb: &'a str,
    /// To what kind of thing: `activity`, `registration`.
    pub noun: &'a str,
    /// The number of the thing.
    pub id: i64,
    /// What it was, as far as it changed.
    pub before: Option<Value>,
    /// What it is now.
    pub after: Option<Value>,
}

/// Writes the row.
pub(crate) async fn record(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    change: Change<'_>,
) -> Result<()> {
    Ok(store::audit_chain::append(conn, vec![row(services.now(), actor, change)]).await?)
}

/// The row, for those who write many at once.
pub(crate) fn row(at: DateTime<Utc>, actor: &Actor, change: Change<'_>) -> Audit {
    Audit {
        id: AuditId::NEW,
        at,
        user_id: actor.user().map(UserId),
        actor: match actor {
            Actor::Anonymous => "public".into(),
            Actor::Participant(registration) => format!("participant {registration}"),
            Actor::Staff(..) => "staff".into(),
            Actor::System => "system".into(),
        },
        verb: change.verb.into(),
        noun: change.noun.into(),
        noun_id: change.id,
        before: change.before.map(|value| value.to_string()),
        after: change.after.map(|value| value.to_string()),
    }
}
