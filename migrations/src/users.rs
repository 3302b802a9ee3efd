//! Staff: users, sessions, one-time links, limits that hold across processes, secrets.

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
    "CREATE TABLE staff_sessions (
        id {id},
        token_hash {bytes} NOT NULL UNIQUE,
        user_id {ref} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        created_at {time} NOT NULL,
        last_seen_at {time} NOT NULL,
        expires_at {time} NOT NULL,
        -- when the owner came by a one-time link: for ten minutes that is proof enough to set a password
        proved_at {time},
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
drops: ["secrets", "rate_limits", "sign_in_links", "staff_sessions", "users"]);
