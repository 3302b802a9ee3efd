//! Filters of a list that somebody keeps under a name.

use crate::dialect::migration;

migration!("m20261130_000041_saved_filters",
up: [
    "CREATE TABLE saved_filters (
        id {id},
        user_id {ref} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        list TEXT NOT NULL CHECK (list IN ('people', 'activities', 'registrations')),
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
        -- The part of the list's address that narrows it, without the page.
        query TEXT NOT NULL CHECK (length(query) <= 1000),
        -- Those who have a role in this unit see it too; none: its owner alone does.
        unit_id {ref} REFERENCES units (id),
        -- The list opens with it.
        is_default {bool} NOT NULL,
        created_at {time} NOT NULL,
        UNIQUE (user_id, list, name)
    )",
    "CREATE UNIQUE INDEX one_default_filter ON saved_filters (user_id, list) WHERE is_default",
    "CREATE INDEX saved_filters_unit ON saved_filters (unit_id, list) WHERE unit_id IS NOT NULL",
],
drops: ["saved_filters"]);
