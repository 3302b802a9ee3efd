//! Calls for interest: an office knows that a course is to be held and not when. Who wants it leaves their name, units say how many they
//! would send, and activities are planned from that.

use crate::dialect::migration;

migration!("m20261201_000050_demands",
up: [
    "CREATE TABLE demands (
        id {id},
        unit_id {ref} NOT NULL REFERENCES units (id),
        kind TEXT NOT NULL CHECK (kind IN ('training_class', 'workshop', 'outreach_conference', 'dialogue')),
        title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
        -- In English; empty: the English page has it in Vietnamese. The next one as well.
        title_en TEXT NOT NULL,
        about TEXT NOT NULL,
        about_en TEXT NOT NULL,
        -- What an activity is planned from, where that is said.
        template_id {ref} REFERENCES templates (id) ON DELETE SET NULL,
        model_id {ref} REFERENCES activities (id),
        -- None: until somebody closes it.
        closes_at {time},
        audience TEXT NOT NULL CHECK (audience IN ('public', 'units')),
        state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'cancelled')),
        ended_at {time},
        created_by {ref} REFERENCES users (id),
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL,
        CHECK ((state = 'open') = (ended_at IS NULL))
    )",
    "CREATE INDEX demands_unit ON demands (unit_id)",
    "CREATE INDEX demands_state ON demands (state, id)",
    "CREATE TABLE demand_people (
        id {id},
        demand_id {ref} NOT NULL REFERENCES demands (id) ON DELETE CASCADE,
        person_id {ref} NOT NULL REFERENCES people (id),
        -- The unit, as it was; none: what was typed is none of the list.
        unit_id {ref} REFERENCES units (id),
        other_unit TEXT NOT NULL,
        suits TEXT NOT NULL CHECK (suits IN ('any', 'first_half', 'second_half')),
        note TEXT NOT NULL,
        named_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL,
        withdrawn_at {time},
        -- The activity to which they were invited, or on whose list they were put; once.
        activity_id {ref} REFERENCES activities (id),
        UNIQUE (demand_id, person_id)
    )",
    "CREATE INDEX demand_people_person ON demand_people (person_id)",
    "CREATE TABLE demand_units (
        demand_id {ref} NOT NULL REFERENCES demands (id) ON DELETE CASCADE,
        unit_id {ref} NOT NULL REFERENCES units (id),
        people INTEGER NOT NULL CHECK (people BETWEEN 1 AND 10000),
        note TEXT NOT NULL,
        asked_by {ref} REFERENCES users (id),
        asked_at {time} NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (demand_id, unit_id)
    )",
    "CREATE TABLE demand_activities (
        demand_id {ref} NOT NULL REFERENCES demands (id) ON DELETE CASCADE,
        activity_id {ref} NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
        made_at {time} NOT NULL,
        PRIMARY KEY (demand_id, activity_id)
    )",
],
drops: ["demand_activities", "demand_units", "demand_people", "demands"]);
