//! What participants change themselves: until when, whether they may hand their seat over, who takes it should they not come, and whose
//! seat somebody has.

use crate::dialect::migration;

migration!("m20261130_000038_seat_transfers",
up: [
    // None: until it begins.
    "ALTER TABLE activities ADD COLUMN changes_until {time}",
    "ALTER TABLE activities ADD COLUMN hand_over TEXT NOT NULL DEFAULT 'no' CHECK (hand_over IN ('no', 'unit', 'anybody'))",
    "CREATE TABLE substitutes (
        registration_id {ref} PRIMARY KEY REFERENCES registrations (id) ON DELETE CASCADE,
        full_name TEXT NOT NULL,
        birth_date {date},
        birth_year INTEGER,
        unit_id {ref} REFERENCES units (id),
        position TEXT NOT NULL,
        email TEXT,
        phone TEXT,
        named_at {time} NOT NULL,
        CHECK ((birth_date IS NULL) <> (birth_year IS NULL))
    )",
    "CREATE TABLE seat_transfers (
        id {id},
        from_id {ref} NOT NULL REFERENCES registrations (id) ON DELETE CASCADE,
        to_id {ref} NOT NULL REFERENCES registrations (id) ON DELETE CASCADE,
        way TEXT NOT NULL CHECK (way IN ('handed_over', 'substitute')),
        made_at {time} NOT NULL,
        CHECK (from_id <> to_id)
    )",
    "CREATE INDEX seat_transfers_from ON seat_transfers (from_id)",
    "CREATE INDEX seat_transfers_to ON seat_transfers (to_id)",
],
// Going back, the columns stay: whoever reads the table by name does not see them.
drops: ["seat_transfers", "substitutes"]);
