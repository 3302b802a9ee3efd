//! What a mail tells of and what it told before, so that those which wait can be put in order, merged or dropped. When it was tried
//! last, by whatever clock. And whether the mail server refuses everything that comes from here.

use crate::dialect::migration;

migration!("m20261126_000014_mail_order",
up: [
    // None for mails about no registration.
    "ALTER TABLE mails ADD COLUMN topic TEXT
        CHECK (topic IN ('standing', 'end', 'change', 'cancellation', 'certificate'))",
    // The times, rooms and place that it tells, as JSON: the next change is told from there. None for mails that tell none.
    "ALTER TABLE mails ADD COLUMN told TEXT",
    "ALTER TABLE mails ADD COLUMN tried_at {time}",
    "ALTER TABLE mails ADD COLUMN dropped_because TEXT
        CHECK (dropped_because IN ('superseded', 'merged', 'moved_back', 'activity_cancelled', 'undone'))",
    "CREATE INDEX mails_registration ON mails (registration_id, id)",
    // One row at the most: while it stands, and until try_at, nothing is sent.
    "CREATE TABLE mail_holds (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        since {time} NOT NULL,
        try_at {time} NOT NULL,
        answer TEXT NOT NULL
    )",
],
// Going back, the columns stay: whoever reads the tables by name does not see them.
drops: ["mail_holds"]);
