//! Old mails keep their text alone. Those that still have more are found without a look at the others.

use crate::dialect::migration;

migration!("m20261126_000026_mail_bodies",
up: ["CREATE INDEX mails_with_bodies ON mails (created_at, activity_id) WHERE html <> '' AND state IN ('sent', 'dropped')"],
// The index goes with its table.
drops: []);
