//! Units that the list does not have, in the words of those who registered, until an organizer says which they mean.

use crate::dialect::migration;

migration!("m20261126_000023_typed_units",
up: [
    "CREATE TABLE typed_units (
        registration_id {ref} PRIMARY KEY REFERENCES registrations (id) ON DELETE CASCADE,
        words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 200),
        fold TEXT NOT NULL,
        unit_id {ref} REFERENCES units (id),
        settled_at {time},
        settled_by {ref} REFERENCES users (id),
        CHECK (unit_id IS NULL OR settled_at IS NOT NULL)
    )",
],
drops: ["typed_units"]);
