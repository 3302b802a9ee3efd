//! Nomination rounds: units are called to name their people for an activity, each for so many seats.

use crate::dialect::migration;

migration!("m20261129_000031_nominations",
up: [
    "CREATE TABLE rounds (
        id {id},
        activity_id {ref} NOT NULL UNIQUE REFERENCES activities (id),
        message TEXT NOT NULL,
        -- To the minute.
        closes_at {time} NOT NULL,
        -- The day on which seats that nobody was named for go to other units; none: they go to nobody.
        flows_on {date},
        rule TEXT NOT NULL CHECK (rule IN ('each_in_turn', 'first_sent')),
        sent_at {time},
        flowed_at {time},
        created_by {ref} REFERENCES users (id),
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL
    )",
    // How many seats a unit has is its quota at the activity (`unit_quotas`) and stands nowhere else: the public door and the waiting
    // list go by that same number.
    "CREATE TABLE round_units (
        round_id {ref} NOT NULL REFERENCES rounds (id),
        unit_id {ref} NOT NULL REFERENCES units (id),
        -- How many of its seats came from other units, on the day they flowed; below nothing, went to them.
        flowed INTEGER NOT NULL,
        -- When its focal persons were written to.
        called_at {time},
        seen_at {time},
        seen_by {ref} REFERENCES users (id),
        -- When it said that its list is ready; from then on who is on it has a seat.
        answered_at {time},
        reminded_at {time},
        PRIMARY KEY (round_id, unit_id)
    )",
    "CREATE INDEX round_units_unit ON round_units (unit_id)",
    "CREATE TABLE nominees (
        id {id},
        round_id {ref} NOT NULL,
        unit_id {ref} NOT NULL,
        person_id {ref} NOT NULL REFERENCES people (id),
        -- The order in which they are to have seats; whoever comes after the last seat is a substitute.
        rank INTEGER NOT NULL CHECK (rank >= 1),
        -- The seat that the nomination gave; none: not yet, or no more.
        registration_id {ref} REFERENCES registrations (id),
        added_by {ref} REFERENCES users (id),
        added_at {time} NOT NULL,
        UNIQUE (round_id, person_id),
        FOREIGN KEY (round_id, unit_id) REFERENCES round_units (round_id, unit_id)
    )",
    "CREATE INDEX nominees_unit ON nominees (round_id, unit_id, rank)",
    "CREATE INDEX nominees_person ON nominees (person_id)",
    "CREATE INDEX nominees_registration ON nominees (registration_id)",
],
drops: ["nominees", "round_units", "rounds"]);
