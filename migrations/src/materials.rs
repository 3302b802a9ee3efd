//! Materials and where they went, media items, broadcasts.
//!
//! `import_key` tells rows of an imported file that have no code of their own apart, so that importing again adds nothing.

use crate::dialect::migration;

migration!("m20261101_000008_materials",
up: [
    "CREATE TABLE materials (
        id {id},
        code TEXT NOT NULL UNIQUE,
        programme_id {ref} NOT NULL REFERENCES programmes (id),
        unit_id {ref} NOT NULL REFERENCES units (id),
        kind TEXT NOT NULL CHECK (kind IN ('panel', 'handbook', 'leaflet')),
        title TEXT NOT NULL,
        produced_on {date} NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 100000000),
        created_at {time} NOT NULL
    )",
    "CREATE TABLE distributions (
        id {id},
        material_id {ref} NOT NULL REFERENCES materials (id),
        given_on {date} NOT NULL,
        unit_id {ref} NOT NULL REFERENCES units (id),
        quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 100000000),
        import_key TEXT UNIQUE,
        created_at {time} NOT NULL
    )",
    "CREATE INDEX distributions_material ON distributions (material_id)",
    "CREATE TABLE media_items (
        id {id},
        programme_id {ref} NOT NULL REFERENCES programmes (id),
        unit_id {ref} NOT NULL REFERENCES units (id),
        published_on {date} NOT NULL,
        outlet TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('tin', 'bai', 'phong_su', 'clip')),
        title TEXT NOT NULL,
        import_key TEXT UNIQUE,
        created_at {time} NOT NULL
    )",
    "CREATE TABLE broadcasts (
        id {id},
        programme_id {ref} NOT NULL REFERENCES programmes (id),
        unit_id {ref} NOT NULL REFERENCES units (id),
        aired_on {date} NOT NULL,
        times INTEGER NOT NULL CHECK (times BETWEEN 1 AND 100000),
        import_key TEXT UNIQUE,
        created_at {time} NOT NULL
    )",
],
drops: ["broadcasts", "media_items", "distributions", "materials"]);
