//! People: name, birth date, sex, unit, post, telephone, e-mail, and no more than that.

use crate::dialect::migration;

migration!("m20261101_000002_people",
up: [
    "CREATE TABLE people (
        id {id},
        code TEXT UNIQUE,
        full_name TEXT NOT NULL CHECK (length(full_name) BETWEEN 1 AND 100),
        fold TEXT NOT NULL,
        sort_key {bytes} NOT NULL,
        birth_date {date},
        sex TEXT CHECK (sex IN ('nam', 'nu')),
        unit_id {ref} REFERENCES units (id),
        position TEXT NOT NULL,
        email TEXT,
        phone TEXT,
        lang TEXT NOT NULL CHECK (lang IN ('vi', 'en')),
        consented_at {time},
        erased_at {time},
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL
    )",
    "CREATE INDEX people_order ON people (sort_key, id)",
    "CREATE INDEX people_unit ON people (unit_id)",
    "CREATE INDEX people_email ON people (email)",
    "CREATE INDEX people_namesakes ON people (fold, birth_date)",
],
drops: ["people"]);
