//! The row in the log of changes that every change writes, in its own transaction.

mod verify;

pub use verify::{AuditCheck, AuditFault, AuditHead, audit_head, verify_audit};

use chrono::{DateTime, Utc};
use domain::accounts::access::Actor;
use serde_json::Value;
use store::{
    Tx,
    ids::{AuditId, UserId},
    rows::Audit,
};

use crate::Services;

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

/// Notes the row, which is written when the transaction ends, and with it.
pub(crate) fn record(services: &Services, tx: &Tx, actor: &Actor, change: Change<'_>) {
    tx.note([row(services.now(), actor, change)]);
}

/// A kind of row that is made, changed and removed, and what the log tells of one.
pub(crate) struct Logged<T> {
    /// What such a thing is called there.
    pub noun: &'static str,
    /// The number of one.
    pub id: fn(&T) -> i64,
    /// What is told of one.
    pub shown: fn(&T) -> Value,
}

impl<T> Logged<T> {
    /// What is told of a row, as text: a form that was loaded with it knows by this whether it is still the same.
    pub(crate) fn seen(&self, row: &T) -> String {
        (self.shown)(row).to_string()
    }

    /// Notes that a row was made.
    pub(crate) fn created(&self, services: &Services, tx: &Tx, actor: &Actor, row: &T) {
        let (id, after) = ((self.id)(row), Some((self.shown)(row)));
        record(services, tx, actor, Change { verb: "create", noun: self.noun, id, before: None, after });
    }

    /// Notes what a row was, and what it is now.
    pub(crate) fn edited(&self, services: &Services, tx: &Tx, actor: &Actor, (before, after): (&T, &T)) {
        let (id, before, after) = ((self.id)(after), Some((self.shown)(before)), Some((self.shown)(after)));
        record(services, tx, actor, Change { verb: "edit", noun: self.noun, id, before, after });
    }

    /// Notes that a row is no more.
    pub(crate) fn removed(&self, services: &Services, tx: &Tx, actor: &Actor, row: &T) {
        let (id, before) = ((self.id)(row), Some((self.shown)(row)));
        record(services, tx, actor, Change { verb: "remove", noun: self.noun, id, before, after: None });
    }
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
            Actor::Device(device, _) => format!("device {device}"),
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
