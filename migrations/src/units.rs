//! Units, what became of them, programmes, venues.

use crate::dialect::migration;

migration!("m20261101_000001_units",
up: [
    "CREATE TABLE units (
        id {id},
        code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 30),
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
        fold TEXT NOT NULL,
        kind TEXT NOT NULL,
        level TEXT NOT NULL CHECK (level IN ('province', 'district', 'commune', 'department', 'team')),
        parent_id {ref} REFERENCES units (id),
        path TEXT NOT NULL UNIQUE,
        valid_from {date},
        valid_to {date},
        CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to),
        CHECK (parent_id IS NULL OR parent_id <> id)
    )",
    "CREATE INDEX units_parent ON units (parent_id)",
    "CREATE TABLE unit_successions (
        id {id},
        old_unit_id {ref} NOT NULL REFERENCES units (id),
        new_unit_id {ref} NOT NULL REFERENCES units (id),
        happened_on {date} NOT NULL,
        is_default {bool} NOT NULL,
        UNIQUE (old_unit_id, new_unit_id),
        CHECK (old_unit_id <> new_unit_id)
    )",
    // A divided unit has one default successor: reports count each row once.
    "CREATE UNIQUE INDEX one_default_successor ON unit_successions (old_unit_id) WHERE is_default",
    "CREATE TABLE programmes (
        id {id},
        code TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        unit_id {ref} NOT NULL REFERENCES units (id),
        first_year INTEGER NOT NULL,
        last_year INTEGER NOT NULL,
        CHECK (first_year <= last_year)
    )",
    "CREATE TABLE venues (
        id {id},
        name TEXT NOT NULL,
        fold TEXT NOT NULL,
        address TEXT NOT NULL,
        unit_id {ref} REFERENCES units (id),
        seats INTEGER CHECK (seats > 0),
        UNIQUE (name, address)
    )",
],
drops: ["venues", "programmes", "unit_successions", "units"]);
