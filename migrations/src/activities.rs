//! Activities, their sessions, headcounts and the quotas of units; the roles of the staff, which hold for a unit or an activity.

use crate::dialect::migration;

migration!("m20261101_000004_activities",
up: [
    // `seats_taken` is the number of confirmed registrations, kept in the transaction of each step: the triggers of the migration
    // `seats` make it impossible to give a seat that isn't there, whatever happens at once.
    "CREATE TABLE activities (
        id {id},
        code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 30),
        programme_id {ref} NOT NULL REFERENCES programmes (id),
        kind TEXT NOT NULL CHECK (kind IN ('training_class', 'workshop', 'outreach_conference', 'dialogue')),
        level TEXT NOT NULL CHECK (level IN ('province', 'district', 'commune')),
        unit_id {ref} NOT NULL REFERENCES units (id),
        title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
        fold TEXT NOT NULL,
        summary TEXT NOT NULL,
        audience TEXT NOT NULL,
        contact TEXT NOT NULL,
        place TEXT NOT NULL,
        venue_id {ref} REFERENCES venues (id),
        capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 100000),
        seats_taken INTEGER NOT NULL CHECK (seats_taken >= 0),
        state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'cancelled')),
        cancel_reason TEXT,
        admission TEXT NOT NULL CHECK (admission IN ('open', 'approval', 'invited')),
        registration_closes_on {date},
        starts_on {date} NOT NULL,
        ends_on {date} NOT NULL,
        completion_share INTEGER NOT NULL CHECK (completion_share BETWEEN 1 AND 100),
        hours INTEGER CHECK (hours BETWEEN 1 AND 1000),
        signer_authority TEXT NOT NULL,
        signer_title TEXT NOT NULL,
        signer_name TEXT NOT NULL,
        created_by {ref} REFERENCES users (id),
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL,
        CHECK (starts_on <= ends_on),
        CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL))
    )",
    "CREATE INDEX activities_days ON activities (starts_on, id)",
    "CREATE INDEX activities_unit ON activities (unit_id)",
    "CREATE TABLE sessions (
        id {id},
        activity_id {ref} NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
        held_on {date} NOT NULL,
        slot TEXT NOT NULL CHECK (slot IN ('sang', 'chieu', 'toi')),
        starts_at {time} NOT NULL,
        ends_at {time} NOT NULL,
        room TEXT NOT NULL,
        topic TEXT NOT NULL,
        trainer TEXT NOT NULL,
        UNIQUE (activity_id, held_on, slot),
        CHECK (starts_at < ends_at)
    )",
    "CREATE INDEX sessions_day ON sessions (held_on, slot)",
    "CREATE TABLE unit_quotas (
        activity_id {ref} NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
        unit_id {ref} NOT NULL REFERENCES units (id),
        seats INTEGER NOT NULL CHECK (seats >= 0),
        PRIMARY KEY (activity_id, unit_id)
    )",
    "CREATE TABLE headcounts (
        activity_id {ref} PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
        people INTEGER NOT NULL CHECK (people BETWEEN 0 AND 100000),
        note TEXT NOT NULL,
        counted_by {ref} REFERENCES users (id),
        counted_at {time} NOT NULL,
        version INTEGER NOT NULL
    )",
    // A unit's role names a unit, an activity's role an activity, an admin neither. The empty text and 0 stand for none in the
    // unique index below, since NULLs are never equal.
    "CREATE TABLE role_grants (
        id {id},
        user_id {ref} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        role TEXT NOT NULL CHECK (role IN ('admin', 'organizer', 'manager', 'focal', 'trainer', 'checkin')),
        unit_id {ref} REFERENCES units (id),
        activity_id {ref} REFERENCES activities (id),
        CHECK ((role = 'admin') = (unit_id IS NULL AND activity_id IS NULL)),
        CHECK ((role IN ('organizer', 'manager', 'focal')) = (unit_id IS NOT NULL)),
        CHECK ((role IN ('trainer', 'checkin')) = (activity_id IS NOT NULL))
    )",
    "CREATE UNIQUE INDEX one_grant ON role_grants (user_id, role, COALESCE(unit_id, 0), COALESCE(activity_id, 0))",
],
drops: ["role_grants", "headcounts", "unit_quotas", "sessions", "activities"]);
