//! Staff: users, their roles and where these hold, sessions, one-time links, limits that hold across processes, secrets.

use crate::dialect::migration;

migration!("m20261101_000003_users",
up: [
    "CREATE TABLE users (
        id {id},
        email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
        name TEXT NOT NULL,
        password_hash TEXT,
        disabled_at {time},
        created_at {time} NOT NULL
    )",
    // A unit's role names a unit, an activity's role an activity, an admin neither. The empty text and 0 stand for none in the
    // unique index below, since NULLs are never equal.
    "CREATE TABLE role_grants (
        id {id},
        user_id {ref} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        role TEXT NOT NULL CHECK (role IN ('admin', 'organizer', 'manager', 'focal', 'trainer', 'checkin')),
        unit_id {ref} REFERENCES units (id),
        activity_id {ref},
        CHECK ((role = 'admin') = (unit_id IS NULL AND activity_id IS NULL)),
        CHECK ((role IN ('organizer', 'manager', 'focal')) = (unit_id IS NOT NULL)),
        CHECK ((role IN ('trainer', 'checkin')) = (activity_id IS NOT NULL))
    )",
    "CREATE UNIQUE INDEX one_grant ON role_grants (user_id, role, COALESCE(unit_id, 0), COALESCE(activity_id, 0))",
    "CREATE TABLE staff_sessions (
        id {id},
        token_hash {bytes} NOT NULL UNIQUE,
        user_id {ref} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        created_at {time} NOT NULL,
        last_seen_at {time} NOT NULL,
        expires_at {time} NOT NULL,
        user_agent TEXT NOT NULL
    )",
    "CREATE INDEX staff_sessions_user ON staff_sessions (user_id)",
    "CREATE TABLE sign_in_links (
        id {id},
        token_hash {bytes} NOT NULL UNIQUE,
        user_id {ref} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        expires_at {time} NOT NULL,
        used_at {time}
    )",
    "CREATE TABLE rate_limits (
        scope TEXT NOT NULL,
        subject TEXT NOT NULL,
        window_start {time} NOT NULL,
        hits INTEGER NOT NULL,
        PRIMARY KEY (scope, subject)
    )",
    "CREATE TABLE secrets (
        name TEXT PRIMARY KEY,
        value {bytes} NOT NULL
    )",
],
drops: ["secrets", "rate_limits", "sign_in_links", "staff_sessions", "role_grants", "users"]);
