//! Who may come to an activity, and who came onto its list although they may not.

use crate::dialect::migration;

migration!("m20261130_000047_requirements",
up: [
    "CREATE TABLE requirements (
        activity_id {ref} PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
        -- Words of titles, one a line; none: any title will do.
        positions TEXT NOT NULL,
        -- Codes of levels of units, with spaces between; none: any.
        levels TEXT NOT NULL,
        -- What the same course is called everywhere; empty: as the activity.
        course TEXT NOT NULL,
        course_fold TEXT NOT NULL,
        -- The course that has to be completed before; empty: none.
        needs TEXT NOT NULL,
        needs_fold TEXT NOT NULL,
        again_after_years INTEGER CHECK (again_after_years BETWEEN 1 AND 20),
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL
    )",
    "CREATE INDEX requirements_course ON requirements (course_fold)",
    "CREATE TABLE requirement_units (
        activity_id {ref} NOT NULL REFERENCES requirements (activity_id) ON DELETE CASCADE,
        unit_id {ref} NOT NULL REFERENCES units (id),
        PRIMARY KEY (activity_id, unit_id)
    )",
    "CREATE TABLE entry_exceptions (
        registration_id {ref} PRIMARY KEY REFERENCES registrations (id) ON DELETE CASCADE,
        -- Codes of what is not met, with spaces between.
        unmet TEXT NOT NULL CHECK (length(unmet) > 0),
        -- What the person wrote.
        plea TEXT NOT NULL,
        -- Why they are let in all the same; empty: nobody said so yet.
        reason TEXT NOT NULL,
        user_id {ref} REFERENCES users (id),
        at {time} NOT NULL
    )",
],
drops: ["entry_exceptions", "requirement_units", "requirements"]);
