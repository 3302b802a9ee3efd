//! Certificates: what was printed is kept as it was printed.

use crate::dialect::migration;

migration!("m20261101_000006_certificates",
up: [
    "CREATE TABLE certificates (
        id {id},
        issuer_unit_id {ref} NOT NULL REFERENCES units (id),
        year INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        serial TEXT NOT NULL UNIQUE,
        code TEXT NOT NULL UNIQUE,
        activity_id {ref} NOT NULL REFERENCES activities (id),
        registration_id {ref} NOT NULL REFERENCES registrations (id),
        person_id {ref} NOT NULL REFERENCES people (id),
        state TEXT NOT NULL CHECK (state IN ('valid', 'revoked', 'replaced')),
        state_reason TEXT,
        state_at {time},
        replaced_by {ref} REFERENCES certificates (id),
        parent_body TEXT NOT NULL,
        issuing_body TEXT NOT NULL,
        full_name TEXT NOT NULL,
        birth_date {date},
        unit_name TEXT NOT NULL,
        course_kind TEXT NOT NULL,
        course_title TEXT NOT NULL,
        starts_on {date} NOT NULL,
        ends_on {date} NOT NULL,
        days INTEGER NOT NULL,
        hours INTEGER NOT NULL,
        place TEXT NOT NULL,
        issued_on {date} NOT NULL,
        signer_authority TEXT NOT NULL,
        signer_title TEXT NOT NULL,
        signer_name TEXT NOT NULL,
        issued_at {time} NOT NULL,
        issued_by {ref} REFERENCES users (id),
        UNIQUE (issuer_unit_id, year, number),
        CHECK ((state = 'valid') = (state_at IS NULL)),
        CHECK ((state = 'valid') = (state_reason IS NULL)),
        CHECK (replaced_by IS NULL OR state = 'replaced')
    )",
    "CREATE UNIQUE INDEX one_valid_certificate ON certificates (registration_id) WHERE state = 'valid'",
    "CREATE INDEX certificates_activity ON certificates (activity_id)",
    "CREATE TABLE certificate_counters (
        issuer_unit_id {ref} NOT NULL REFERENCES units (id),
        year INTEGER NOT NULL,
        last_number INTEGER NOT NULL,
        PRIMARY KEY (issuer_unit_id, year)
    )",
],
drops: ["certificates"]);
