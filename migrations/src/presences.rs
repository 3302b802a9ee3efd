//! Who was there by name, a narrow row each, so that people are counted without a look at all that is known of registrations and
//! activities: a row for each registration that was there at a session or more, of an activity that is published, with all that a report
//! is narrowed by.
//!
//! Triggers keep it, as they keep the counts (`attendance_kept.rs`), and no row of the program's stands for it: nothing else writes it.
//! `services/tests/programme/attendance/kept.rs` compares it with the registrations and activities themselves.

use crate::dialect::migration;

migration!("m20261127_000027_presences",
up: [
    "CREATE TABLE presences (
        registration_id {ref} PRIMARY KEY REFERENCES registrations (id) ON DELETE CASCADE,
        person_id {ref} NOT NULL,
        activity_id {ref} NOT NULL,
        kind TEXT NOT NULL,
        level TEXT NOT NULL,
        starts_on {date} NOT NULL,
        -- The unit of the activity, and the one of the person, as it was.
        held_by {ref} NOT NULL,
        unit_id {ref}
     )",
    // What is there already.
    "INSERT INTO presences (registration_id, person_id, activity_id, kind, level, starts_on, held_by, unit_id)
     SELECT r.id, r.person_id, r.activity_id, a.kind, a.level, a.starts_on, a.unit_id, r.unit_id
     FROM registrations r JOIN activities a ON a.id = r.activity_id
     WHERE r.there > 0 AND a.state = 'published'",
    // Counted in the order of people, of all kinds or of one, or of one team; and found by activity when that changes.
    "CREATE INDEX presences_people ON presences (person_id, starts_on, level, held_by)",
    "CREATE INDEX presences_kinds ON presences (kind, person_id, starts_on, level, held_by)",
    "CREATE INDEX presences_teams ON presences (unit_id, person_id, starts_on, kind, level, held_by)",
    "CREATE INDEX presences_activity ON presences (activity_id)",
    // Who holds activities, without a look at these.
    "CREATE INDEX activities_held ON activities (starts_on, state, unit_id)",
    // Who is looked for by a part of a telephone number.
    "CREATE INDEX people_phone ON people (phone) WHERE phone IS NOT NULL",
    // In place of this one.
    "DROP INDEX registrations_there",
    // Somebody is there for the first time, or no more, or turns out to be somebody else or of another unit.
    "{sqlite}CREATE TRIGGER presence_made AFTER UPDATE OF there ON registrations WHEN NEW.there > 0 AND OLD.there = 0 BEGIN
        INSERT INTO presences (registration_id, person_id, activity_id, kind, level, starts_on, held_by, unit_id)
        SELECT NEW.id, NEW.person_id, NEW.activity_id, kind, level, starts_on, unit_id, NEW.unit_id
        FROM activities WHERE id = NEW.activity_id AND state = 'published';
     END",
    "{sqlite}CREATE TRIGGER presence_gone AFTER UPDATE OF there ON registrations WHEN NEW.there = 0 AND OLD.there > 0 BEGIN
        DELETE FROM presences WHERE registration_id = OLD.id;
     END",
    "{sqlite}CREATE TRIGGER presence_changed AFTER UPDATE OF person_id, unit_id ON registrations
     WHEN NEW.there > 0 AND (NEW.person_id <> OLD.person_id OR NEW.unit_id IS NOT OLD.unit_id) BEGIN
        UPDATE presences SET person_id = NEW.person_id, unit_id = NEW.unit_id WHERE registration_id = NEW.id;
     END",
    "{postgres}CREATE FUNCTION keep_presence() RETURNS TRIGGER LANGUAGE plpgsql AS $$
     BEGIN
        IF NEW.there = 0 THEN
            DELETE FROM presences WHERE registration_id = NEW.id;
        ELSIF OLD.there = 0 THEN
            INSERT INTO presences (registration_id, person_id, activity_id, kind, level, starts_on, held_by, unit_id)
            SELECT NEW.id, NEW.person_id, NEW.activity_id, kind, level, starts_on, unit_id, NEW.unit_id
            FROM activities WHERE id = NEW.activity_id AND state = 'published';
        ELSE
            UPDATE presences SET person_id = NEW.person_id, unit_id = NEW.unit_id WHERE registration_id = NEW.id;
        END IF;
        RETURN NULL;
     END $$",
    // Comes after `listed_kept`, by its name, which has locked the activity by then: it can't change under this one's eyes.
    "{postgres}CREATE TRIGGER presence_kept AFTER UPDATE OF there, person_id, unit_id ON registrations FOR EACH ROW
     WHEN ((OLD.there > 0) <> (NEW.there > 0)
        OR NEW.there > 0 AND (NEW.person_id <> OLD.person_id OR NEW.unit_id IS DISTINCT FROM OLD.unit_id))
     EXECUTE FUNCTION keep_presence()",
    // An activity is published, cancelled, or becomes another one.
    "{sqlite}CREATE TRIGGER presences_of_another AFTER UPDATE OF state, kind, level, starts_on, unit_id ON activities
     WHEN (NEW.state = 'published') <> (OLD.state = 'published') OR NEW.state = 'published'
        AND (NEW.kind <> OLD.kind OR NEW.level <> OLD.level OR NEW.starts_on <> OLD.starts_on OR NEW.unit_id <> OLD.unit_id) BEGIN
        DELETE FROM presences WHERE activity_id = NEW.id;
        INSERT INTO presences (registration_id, person_id, activity_id, kind, level, starts_on, held_by, unit_id)
        SELECT id, person_id, activity_id, NEW.kind, NEW.level, NEW.starts_on, NEW.unit_id, unit_id
        FROM registrations WHERE activity_id = NEW.id AND there > 0 AND NEW.state = 'published';
     END",
    "{postgres}CREATE FUNCTION keep_presences() RETURNS TRIGGER LANGUAGE plpgsql AS $$
     BEGIN
        DELETE FROM presences WHERE activity_id = NEW.id;
        INSERT INTO presences (registration_id, person_id, activity_id, kind, level, starts_on, held_by, unit_id)
        SELECT id, person_id, activity_id, NEW.kind, NEW.level, NEW.starts_on, NEW.unit_id, unit_id
        FROM registrations WHERE activity_id = NEW.id AND there > 0 AND NEW.state = 'published';
        RETURN NULL;
     END $$",
    "{postgres}CREATE TRIGGER presences_of_another AFTER UPDATE OF state, kind, level, starts_on, unit_id ON activities FOR EACH ROW
     WHEN ((NEW.state = 'published') <> (OLD.state = 'published') OR NEW.state = 'published'
        AND (NEW.kind <> OLD.kind OR NEW.level <> OLD.level OR NEW.starts_on <> OLD.starts_on OR NEW.unit_id <> OLD.unit_id))
     EXECUTE FUNCTION keep_presences()",
],
drops: ["presences"]);
