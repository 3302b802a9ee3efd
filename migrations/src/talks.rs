//! The agenda inside sessions: tracks side by side, talks with rooms, speakers and seats of their own, and who chose which.
//!
//! How many seats of a talk are taken is kept by triggers, whatever writes the choices; a seat that is not there can't be taken, and nobody
//! can be at two talks at one moment. What a talk takes of rooms and speakers is kept with what sessions take: the same constraints hold.

use crate::dialect::migration;

migration!("m20261130_000043_talks",
up: [
    "CREATE TABLE tracks (
        id {id},
        activity_id {ref} NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        fold TEXT NOT NULL,
        -- In English; empty: none was written.
        name_en TEXT NOT NULL,
        -- Where its talks are held, unless one says another room.
        room TEXT NOT NULL,
        version INTEGER NOT NULL,
        UNIQUE (activity_id, fold)
    )",
    "CREATE TABLE talks (
        id {id},
        session_id {ref} NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        -- None: for everybody.
        track_id {ref} REFERENCES tracks (id),
        kind TEXT NOT NULL CHECK (kind IN ('talk', 'break', 'ceremony')),
        starts_at {time} NOT NULL,
        ends_at {time} NOT NULL,
        title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
        title_en TEXT NOT NULL,
        speaker TEXT NOT NULL,
        room TEXT NOT NULL,
        -- None: as many as come.
        seats INTEGER CHECK (seats BETWEEN 1 AND 100000),
        seats_taken INTEGER NOT NULL DEFAULT 0 CHECK (seats_taken >= 0),
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL,
        CHECK (starts_at < ends_at)
    )",
    "CREATE INDEX talks_session ON talks (session_id, starts_at)",
    "CREATE INDEX talks_track ON talks (track_id)",
    "CREATE TABLE talk_choices (
        registration_id {ref} NOT NULL REFERENCES registrations (id) ON DELETE CASCADE,
        talk_id {ref} NOT NULL REFERENCES talks (id) ON DELETE CASCADE,
        chosen_at {time} NOT NULL,
        PRIMARY KEY (registration_id, talk_id)
    )",
    "CREATE INDEX talk_choices_talk ON talk_choices (talk_id)",
    // A session has what is written down without a talk.
    "ALTER TABLE bookings ADD COLUMN talk_id {ref} REFERENCES talks (id) ON DELETE CASCADE",
    "CREATE INDEX bookings_talk ON bookings (talk_id)",
    "{sqlite}CREATE TRIGGER talk_not_in_two_places BEFORE INSERT ON talk_choices WHEN EXISTS (
        SELECT 1 FROM talk_choices c JOIN talks t ON t.id = c.talk_id JOIN talks n ON n.id = NEW.talk_id
        WHERE c.registration_id = NEW.registration_id AND c.talk_id <> NEW.talk_id AND t.starts_at < n.ends_at AND n.starts_at < t.ends_at
     ) BEGIN SELECT RAISE(ABORT, 'two talks at one moment'); END",
    "{sqlite}CREATE TRIGGER talk_chosen AFTER INSERT ON talk_choices BEGIN
        UPDATE talks SET seats_taken = seats_taken + 1 WHERE id = NEW.talk_id;
     END",
    "{sqlite}CREATE TRIGGER talk_given_back AFTER DELETE ON talk_choices BEGIN
        UPDATE talks SET seats_taken = seats_taken - 1 WHERE id = OLD.talk_id;
     END",
    "{sqlite}CREATE TRIGGER talk_seats_never_passed BEFORE UPDATE ON talks
     WHEN NEW.seats_taken > NEW.seats AND NEW.seats_taken > OLD.seats_taken
     BEGIN SELECT RAISE(ABORT, 'a seat that is not there'); END",
    "{postgres}CREATE FUNCTION talk_not_in_two_places() RETURNS TRIGGER LANGUAGE plpgsql AS $$
     BEGIN
        IF EXISTS (
            SELECT 1 FROM talk_choices c JOIN talks t ON t.id = c.talk_id JOIN talks n ON n.id = NEW.talk_id
            WHERE c.registration_id = NEW.registration_id AND c.talk_id <> NEW.talk_id AND t.starts_at < n.ends_at AND n.starts_at < t.ends_at
        ) THEN RAISE EXCEPTION 'two talks at one moment' USING ERRCODE = 'check_violation'; END IF;
        RETURN NEW;
     END $$",
    "{postgres}CREATE TRIGGER talk_not_in_two_places BEFORE INSERT ON talk_choices FOR EACH ROW
     EXECUTE FUNCTION talk_not_in_two_places()",
    "{postgres}CREATE FUNCTION keep_talk_seats() RETURNS TRIGGER LANGUAGE plpgsql AS $$
     BEGIN
        IF TG_OP = 'INSERT' THEN UPDATE talks SET seats_taken = seats_taken + 1 WHERE id = NEW.talk_id;
        ELSE UPDATE talks SET seats_taken = seats_taken - 1 WHERE id = OLD.talk_id; END IF;
        RETURN NULL;
     END $$",
    "{postgres}CREATE TRIGGER keep_talk_seats AFTER INSERT OR DELETE ON talk_choices FOR EACH ROW EXECUTE FUNCTION keep_talk_seats()",
    "{postgres}CREATE TRIGGER talk_seats_never_passed BEFORE UPDATE ON talks FOR EACH ROW
     WHEN (NEW.seats_taken > NEW.seats AND NEW.seats_taken > OLD.seats_taken) EXECUTE FUNCTION seats_never_passed()",
],
// Going back, all of it stays: bookings have a column of it, and whoever reads them by name does not see it.
drops: []);
