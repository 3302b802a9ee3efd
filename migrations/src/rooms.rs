//! Rooms of venues, who teaches, when nobody works, and what each session takes of rooms and trainers.
//!
//! A room holds one session at a time, and so does a trainer: whatever two organizers save at one moment, the database lets one of them. A
//! session that ends when another begins is in nobody's way. What is taken is kept beside the sessions, so that those of a cancelled
//! activity take nothing.

use crate::dialect::migration;

migration!("m20261129_000030_rooms",
up: [
    "ALTER TABLE venues ADD COLUMN version INTEGER NOT NULL DEFAULT 1",
    "CREATE TABLE rooms (
        id {id},
        venue_id {ref} NOT NULL REFERENCES venues (id),
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        fold TEXT NOT NULL,
        seats INTEGER CHECK (seats BETWEEN 1 AND 100000),
        -- Minutes of the local day between which it is open; both or neither.
        opens INTEGER,
        closes INTEGER,
        equipment TEXT NOT NULL,
        version INTEGER NOT NULL,
        UNIQUE (venue_id, fold),
        CHECK ((opens IS NULL) = (closes IS NULL)),
        CHECK (opens >= 0 AND opens < closes AND closes <= 1440)
    )",
    // A trainer is a person; what is known of them beyond that.
    "CREATE TABLE trainers (
        person_id {ref} PRIMARY KEY REFERENCES people (id),
        subjects TEXT NOT NULL,
        fold TEXT NOT NULL,
        retired {bool} NOT NULL,
        version INTEGER NOT NULL
    )",
    "CREATE TABLE trainer_absences (
        id {id},
        person_id {ref} NOT NULL REFERENCES trainers (person_id) ON DELETE CASCADE,
        from_on {date} NOT NULL,
        to_on {date} NOT NULL,
        reason TEXT NOT NULL,
        CHECK (from_on <= to_on)
    )",
    "CREATE INDEX trainer_absences_days ON trainer_absences (person_id, from_on)",
    // Days off by decision, of a unit and those below it, beside the holidays that the law names. One that is `worked` is worked though it
    // would be off: the other end of an exchange.
    "CREATE TABLE days_off (
        id {id},
        unit_id {ref} NOT NULL REFERENCES units (id),
        day {date} NOT NULL,
        worked {bool} NOT NULL,
        reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
        UNIQUE (unit_id, day)
    )",
    "CREATE INDEX days_off_day ON days_off (day)",
    "CREATE TABLE bookings (
        id {id},
        session_id {ref} NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        room_id {ref} REFERENCES rooms (id),
        trainer_id {ref} REFERENCES trainers (person_id),
        starts_at {time} NOT NULL,
        ends_at {time} NOT NULL,
        CHECK ((room_id IS NULL) <> (trainer_id IS NULL)),
        CHECK (starts_at < ends_at)
    )",
    "CREATE INDEX bookings_session ON bookings (session_id)",
    "CREATE INDEX bookings_room ON bookings (room_id, starts_at) WHERE room_id IS NOT NULL",
    "CREATE INDEX bookings_trainer ON bookings (trainer_id, starts_at) WHERE trainer_id IS NOT NULL",
    "CREATE INDEX sessions_start ON sessions (starts_at)",
    "CREATE INDEX activities_venue ON activities (venue_id)",
    // A number as a range of itself: PostgreSQL compares it within the same index as the hours, without an extension.
    "{postgres}ALTER TABLE bookings ADD CONSTRAINT one_session_in_a_room EXCLUDE USING gist
        (int8range(room_id, room_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&) WHERE (room_id IS NOT NULL)",
    "{postgres}ALTER TABLE bookings ADD CONSTRAINT one_session_of_a_trainer EXCLUDE USING gist
        (int8range(trainer_id, trainer_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&) WHERE (trainer_id IS NOT NULL)",
    "{sqlite}CREATE TRIGGER one_session_in_a_room BEFORE INSERT ON bookings WHEN NEW.room_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM bookings WHERE room_id = NEW.room_id AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at
     ) BEGIN SELECT RAISE(ABORT, 'the room is taken'); END",
    "{sqlite}CREATE TRIGGER one_session_of_a_trainer BEFORE INSERT ON bookings WHEN NEW.trainer_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM bookings WHERE trainer_id = NEW.trainer_id AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at
     ) BEGIN SELECT RAISE(ABORT, 'the trainer is taken'); END",
    // What is taken is given back and taken anew, and never changed: there is one place where it is checked.
    "{sqlite}CREATE TRIGGER bookings_stay BEFORE UPDATE ON bookings BEGIN SELECT RAISE(ABORT, 'a booking is made anew'); END",
    // Clashes that somebody let stand, with the reason.
    "CREATE TABLE let_stand (
        activity_id {ref} NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
        clash TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
        user_id {ref} REFERENCES users (id),
        at {time} NOT NULL,
        PRIMARY KEY (activity_id, clash)
    )",
],
drops: ["let_stand", "bookings", "days_off", "trainer_absences", "trainers", "rooms"]);
