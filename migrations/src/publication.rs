//! When an activity was shown to everybody: a draft that is cancelled was seen by nobody, and stays unseen.

use crate::dialect::migration;

migration!("m20261125_000013_publication",
up: [
    // None: never.
    "ALTER TABLE activities ADD COLUMN published_at {time}",
    "UPDATE activities SET published_at = updated_at WHERE state = 'published'",
    "UPDATE activities SET published_at = updated_at WHERE state = 'cancelled' AND EXISTS (
        SELECT 1 FROM audit_log WHERE audit_log.noun = 'activity' AND audit_log.noun_id = activities.id AND audit_log.verb = 'publish'
    )",
],
// Going back, the column stays: whoever reads the table by name does not see it.
drops: []);
