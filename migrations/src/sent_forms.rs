//! Forms that did their work: sent again by a second press of the button, they don't do it twice.

use crate::dialect::migration;

migration!("m20261124_000011_sent_forms",
up: [
    "CREATE TABLE sent_forms (
        digest TEXT PRIMARY KEY,
        outcome TEXT NOT NULL,
        sent_at {time} NOT NULL
    )",
    "CREATE INDEX sent_forms_at ON sent_forms (sent_at)",
],
drops: ["sent_forms"]);
