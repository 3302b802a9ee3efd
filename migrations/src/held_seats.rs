//! Seats that are held until the mailed link was opened, where an activity wants that.

use crate::dialect::migration;

migration!("m20261126_000024_held_seats",
up: [
    "ALTER TABLE activities ADD COLUMN holds_seats BOOLEAN NOT NULL DEFAULT FALSE",
    "CREATE TABLE held_seats (
        registration_id {ref} PRIMARY KEY REFERENCES registrations (id) ON DELETE CASCADE,
        until {time} NOT NULL
    )",
    "CREATE INDEX held_seats_until ON held_seats (until)",
],
// Going back, the column stays: whoever reads the table by name does not see it.
drops: ["held_seats"]);
