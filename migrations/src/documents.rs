//! Documents that an activity gives its participants, and that a template brings along. The bytes of a file are kept once, whoever has it.

use crate::dialect::migration;

migration!("m20261201_000056_documents",
up: [
    "CREATE TABLE stored_files (
        -- SHA-256 of the bytes, in hexadecimal.
        hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
        bytes {bytes} NOT NULL,
        stored_at {time} NOT NULL
    )",
    "CREATE TABLE documents (
        id {id},
        -- Either the activity whose document it is, or the template that gives it to new ones.
        activity_id {ref} REFERENCES activities (id) ON DELETE CASCADE,
        template_id {ref} REFERENCES templates (id) ON DELETE CASCADE,
        title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
        -- In English; empty: none was written.
        title_en TEXT NOT NULL,
        audience TEXT NOT NULL CHECK (audience IN ('everybody', 'registered')),
        -- What the file is called, what it is by its content, and how many bytes it has.
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 130),
        kind TEXT NOT NULL CHECK (kind IN ('pdf', 'docx', 'xlsx', 'pptx', 'jpg', 'png')),
        size INTEGER NOT NULL CHECK (size > 0),
        hash TEXT NOT NULL REFERENCES stored_files (hash),
        -- Since when it is no more; for some minutes that can be undone.
        removed_at {time},
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL,
        CHECK ((activity_id IS NULL) <> (template_id IS NULL))
    )",
    "CREATE INDEX documents_activity ON documents (activity_id)",
    "CREATE INDEX documents_template ON documents (template_id)",
    "CREATE INDEX documents_hash ON documents (hash)",
],
drops: ["documents", "stored_files"]);
