//! Lists of people as offices send them, while somebody looks them through; and what their columns turned out to hold, unit by unit.

use crate::dialect::migration;

migration!("m20261128_000028_rosters",
up: [
    "CREATE TABLE rosters (
        id {id},
        user_id {ref} NOT NULL REFERENCES users (id),
        -- The activity whose list the people go onto; none: they are people at large.
        activity_id {ref} REFERENCES activities (id),
        -- The unit of those for whom the list says none.
        unit_id {ref} REFERENCES units (id),
        file_name TEXT NOT NULL,
        -- Of the bytes as they came, so that the same list is known again.
        digest TEXT NOT NULL,
        -- What was read, and what was decided about it, as JSON; empty once the people were taken in, or when nobody came back.
        content TEXT NOT NULL,
        decisions TEXT NOT NULL,
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL,
        taken_at {time},
        taken INTEGER NOT NULL CHECK (taken >= 0)
    )",
    "CREATE INDEX rosters_digest ON rosters (digest)",
    "CREATE INDEX rosters_waiting ON rosters (updated_at) WHERE content <> ''",
    "CREATE TABLE roster_columns (
        unit_id {ref} NOT NULL REFERENCES units (id),
        -- The heads of the list, folded.
        heads TEXT NOT NULL,
        -- What they hold, as JSON.
        columns TEXT NOT NULL,
        updated_at {time} NOT NULL,
        PRIMARY KEY (unit_id, heads)
    )",
    // Lists often know the year alone.
    "ALTER TABLE people ADD COLUMN birth_year INTEGER CHECK (birth_year IS NULL OR (birth_date IS NULL AND birth_year BETWEEN 1900 AND 2100))",
],
drops: ["roster_columns", "rosters"]);
