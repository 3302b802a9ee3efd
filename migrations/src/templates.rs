//! Templates of activities: their texts and rules under a name of their own, and their agenda, by days counted from the first.

use crate::dialect::migration;

migration!("m20261129_000032_templates",
up: [
    "CREATE TABLE templates (
        id {id},
        -- The unit that it belongs to; it is offered to that unit and all below.
        unit_id {ref} NOT NULL REFERENCES units (id),
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        fold TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('training_class', 'workshop', 'outreach_conference', 'dialogue')),
        level TEXT NOT NULL CHECK (level IN ('province', 'district', 'commune')),
        title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
        summary TEXT NOT NULL,
        audience TEXT NOT NULL,
        -- Empty: as the office has it.
        contact TEXT NOT NULL,
        capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 100000),
        admission TEXT NOT NULL CHECK (admission IN ('open', 'approval', 'invited')),
        holds_seats {bool} NOT NULL,
        completion_share INTEGER NOT NULL CHECK (completion_share BETWEEN 1 AND 100),
        hours INTEGER CHECK (hours BETWEEN 1 AND 1000),
        -- Empty: who signed the unit's last.
        signer_authority TEXT NOT NULL,
        signer_title TEXT NOT NULL,
        signer_name TEXT NOT NULL,
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL,
        UNIQUE (unit_id, name)
    )",
    "CREATE TABLE template_sessions (
        id {id},
        template_id {ref} NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
        -- The first day is 1.
        day_no INTEGER NOT NULL CHECK (day_no BETWEEN 1 AND 121),
        slot TEXT NOT NULL CHECK (slot IN ('sang', 'chieu', 'toi')),
        -- Minutes after midnight, local.
        from_minute INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
        to_minute INTEGER NOT NULL CHECK (to_minute BETWEEN 1 AND 1439),
        topic TEXT NOT NULL,
        UNIQUE (template_id, day_no, slot),
        CHECK (from_minute < to_minute)
    )",
],
drops: ["template_sessions", "templates"]);
