//! The log of changes: who, when, what, from which to which, in the transaction of the change. Rows are never changed.

use crate::dialect::migration;

migration!("m20261101_000009_audit",
up: [
    "CREATE TABLE audit_log (
        id {id},
        at {time} NOT NULL,
        user_id {ref} REFERENCES users (id),
        actor TEXT NOT NULL,
        verb TEXT NOT NULL,
        noun TEXT NOT NULL,
        noun_id {ref} NOT NULL,
        before TEXT,
        after TEXT
    )",
    "CREATE INDEX audit_of ON audit_log (noun, noun_id)",
],
drops: ["audit_log"]);
