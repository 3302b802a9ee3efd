//! Registrations, invitations, attendance and what it was before it was corrected.

use crate::dialect::migration;

migration!("m20261101_000005_registrations",
up: [
    "CREATE TABLE registrations (
        id {id},
        activity_id {ref} NOT NULL REFERENCES activities (id),
        person_id {ref} NOT NULL REFERENCES people (id),
        unit_id {ref} REFERENCES units (id),
        state TEXT NOT NULL CHECK (state IN ('invited', 'nominated', 'confirmed', 'waitlisted', 'rejected', 'declined', 'cancelled')),
        source TEXT NOT NULL CHECK (source IN ('self', 'invitation', 'nomination', 'organizer', 'import')),
        queued_at {time},
        note TEXT NOT NULL,
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL,
        UNIQUE (activity_id, person_id),
        CHECK ((state = 'waitlisted') = (queued_at IS NOT NULL))
    )",
    "CREATE INDEX registrations_line ON registrations (activity_id, state, queued_at, id)",
    "CREATE INDEX registrations_person ON registrations (person_id)",
    "CREATE TABLE invitations (
        registration_id {ref} PRIMARY KEY REFERENCES registrations (id) ON DELETE CASCADE,
        answer_by {date},
        sent_at {time} NOT NULL,
        sent_by {ref} REFERENCES users (id),
        answered_at {time},
        answer TEXT CHECK (answer IN ('yes', 'no')),
        CHECK ((answered_at IS NULL) = (answer IS NULL))
    )",
    // One row for one person at one session: what holds now. What held before is in attendance_events, which only grows.
    "CREATE TABLE attendance (
        session_id {ref} NOT NULL REFERENCES sessions (id),
        registration_id {ref} NOT NULL REFERENCES registrations (id),
        status TEXT NOT NULL CHECK (status IN ('present', 'late', 'excused', 'absent')),
        source TEXT NOT NULL CHECK (source IN ('qr', 'manual', 'paper', 'offline', 'import')),
        recorded_at {time} NOT NULL,
        recorded_by {ref} REFERENCES users (id),
        version INTEGER NOT NULL,
        PRIMARY KEY (session_id, registration_id)
    )",
    "CREATE INDEX attendance_registration ON attendance (registration_id)",
    "CREATE TABLE attendance_events (
        id {id},
        event_id TEXT UNIQUE,
        session_id {ref} NOT NULL REFERENCES sessions (id),
        registration_id {ref} NOT NULL REFERENCES registrations (id),
        status TEXT CHECK (status IN ('present', 'late', 'excused', 'absent')),
        source TEXT NOT NULL CHECK (source IN ('qr', 'manual', 'paper', 'offline', 'import')),
        recorded_at {time} NOT NULL,
        recorded_by {ref} REFERENCES users (id)
    )",
    "CREATE INDEX attendance_events_of ON attendance_events (registration_id, session_id)",
],
drops: ["attendance_events", "attendance", "invitations", "registrations"]);
