//! Rooms that are open otherwise on some days of the week, and days on which one is closed, with the reason.

use crate::dialect::migration;

migration!("m20261202_000051_room_hours",
up: [
    // A day after the other from Monday, with commas between; empty: every day as `opens` and `closes` say (`domain::schedule::open`).
    "ALTER TABLE rooms ADD COLUMN week TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE room_closures (
        id {id},
        room_id {ref} NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
        from_on {date} NOT NULL,
        to_on {date} NOT NULL,
        reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
        CHECK (from_on <= to_on)
    )",
    "CREATE INDEX room_closures_days ON room_closures (room_id, from_on)",
],
drops: ["room_closures"]);
