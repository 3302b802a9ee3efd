//! The queue of mails. A mail is written in the transaction of what it tells about, once for each cause.

use crate::dialect::migration;

migration!("m20261101_000007_mail",
up: [
    "CREATE TABLE mails (
        id {id},
        cause TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('invitation', 'registration', 'change', 'certificate', 'links', 'account')),
        activity_id {ref} REFERENCES activities (id),
        registration_id {ref} REFERENCES registrations (id),
        to_email TEXT NOT NULL,
        to_name TEXT NOT NULL,
        subject TEXT NOT NULL,
        text TEXT NOT NULL,
        html TEXT NOT NULL,
        calendar_method TEXT CHECK (calendar_method IN ('PUBLISH', 'REQUEST', 'CANCEL')),
        calendar TEXT,
        message_id TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'dropped')),
        attempts INTEGER NOT NULL,
        due_at {time} NOT NULL,
        lease_until {time},
        last_error TEXT,
        created_at {time} NOT NULL,
        sent_at {time},
        CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
        CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
        CHECK ((calendar IS NULL) = (calendar_method IS NULL))
    )",
    "CREATE INDEX mails_due ON mails (state, due_at, id)",
    "CREATE INDEX mails_activity ON mails (activity_id)",
],
drops: ["mails"]);
