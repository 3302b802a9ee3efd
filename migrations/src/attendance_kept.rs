//! What attendance comes to is kept beside what it is about, so that no figure reads every mark that was ever made: marks and marks of
//! being there at a session and of a registration, and of an activity its marks, who was there and who is on its attendance list.
//!
//! Triggers keep it, each time by the difference, so that it is right whatever writes the marks and however many do at once. No row of
//! the program's has these columns: nothing can write them by hand. `services/tests/programme/attendance/kept.rs` compares them with
//! the plain counts.

use crate::dialect::migration;

migration!("m20261126_000025_attendance_kept",
up: [
    "ALTER TABLE sessions ADD COLUMN marks INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE sessions ADD COLUMN there INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE registrations ADD COLUMN marks INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE registrations ADD COLUMN there INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE activities ADD COLUMN marks INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE activities ADD COLUMN people_there INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE activities ADD COLUMN people_listed INTEGER NOT NULL DEFAULT 0",
    // What is there already.
    "UPDATE sessions SET marks = sums.marks, there = sums.there
     FROM (SELECT session_id, count(*) AS marks, sum(CASE WHEN status IN ('present', 'late') THEN 1 ELSE 0 END) AS there
           FROM attendance GROUP BY session_id) AS sums
     WHERE sums.session_id = sessions.id",
    "UPDATE registrations SET marks = sums.marks, there = sums.there
     FROM (SELECT registration_id, count(*) AS marks, sum(CASE WHEN status IN ('present', 'late') THEN 1 ELSE 0 END) AS there
           FROM attendance GROUP BY registration_id) AS sums
     WHERE sums.registration_id = registrations.id",
    "UPDATE activities SET marks = sums.marks, people_there = sums.there, people_listed = sums.listed
     FROM (SELECT activity_id, sum(marks) AS marks, sum(CASE WHEN there > 0 THEN 1 ELSE 0 END) AS there,
                  sum(CASE WHEN state = 'confirmed' OR marks > 0 THEN 1 ELSE 0 END) AS listed
           FROM registrations GROUP BY activity_id) AS sums
     WHERE sums.activity_id = activities.id",
    // A mark is made, changed, taken back.
    "{sqlite}CREATE TRIGGER mark_made AFTER INSERT ON attendance BEGIN
        UPDATE sessions SET marks = marks + 1, there = there + (NEW.status IN ('present', 'late')) WHERE id = NEW.session_id;
        UPDATE registrations SET marks = marks + 1, there = there + (NEW.status IN ('present', 'late')) WHERE id = NEW.registration_id;
     END",
    "{sqlite}CREATE TRIGGER mark_changed AFTER UPDATE OF status ON attendance
     WHEN (NEW.status IN ('present', 'late')) <> (OLD.status IN ('present', 'late')) BEGIN
        UPDATE sessions SET there = there + (NEW.status IN ('present', 'late')) - (OLD.status IN ('present', 'late'))
        WHERE id = NEW.session_id;
        UPDATE registrations SET there = there + (NEW.status IN ('present', 'late')) - (OLD.status IN ('present', 'late'))
        WHERE id = NEW.registration_id;
     END",
    "{sqlite}CREATE TRIGGER mark_gone AFTER DELETE ON attendance BEGIN
        UPDATE sessions SET marks = marks - 1, there = there - (OLD.status IN ('present', 'late')) WHERE id = OLD.session_id;
        UPDATE registrations SET marks = marks - 1, there = there - (OLD.status IN ('present', 'late')) WHERE id = OLD.registration_id;
     END",
    "{postgres}CREATE FUNCTION keep_marks() RETURNS TRIGGER LANGUAGE plpgsql AS $$
     DECLARE
        was INTEGER := 0; is_now INTEGER := 0; made INTEGER := 0; mark attendance;
     BEGIN
        IF TG_OP <> 'INSERT' THEN mark := OLD; made := made - 1; was := (OLD.status IN ('present', 'late'))::int; END IF;
        IF TG_OP <> 'DELETE' THEN mark := NEW; made := made + 1; is_now := (NEW.status IN ('present', 'late'))::int; END IF;
        IF made <> 0 OR was <> is_now THEN
            UPDATE sessions SET marks = marks + made, there = there + is_now - was WHERE id = mark.session_id;
            UPDATE registrations SET marks = marks + made, there = there + is_now - was WHERE id = mark.registration_id;
        END IF;
        RETURN NULL;
     END $$",
    "{postgres}CREATE TRIGGER marks_kept AFTER INSERT OR UPDATE OF status OR DELETE ON attendance
     FOR EACH ROW EXECUTE FUNCTION keep_marks()",
    // A registration comes, changes, goes.
    "{sqlite}CREATE TRIGGER listed_made AFTER INSERT ON registrations WHEN NEW.state = 'confirmed' BEGIN
        UPDATE activities SET people_listed = people_listed + 1 WHERE id = NEW.activity_id;
     END",
    "{sqlite}CREATE TRIGGER listed_changed AFTER UPDATE OF state, marks, there ON registrations
     WHEN NEW.state <> OLD.state OR NEW.marks <> OLD.marks OR NEW.there <> OLD.there BEGIN
        UPDATE activities SET
            marks = marks + NEW.marks - OLD.marks,
            people_there = people_there + (NEW.there > 0) - (OLD.there > 0),
            people_listed = people_listed + (NEW.state = 'confirmed' OR NEW.marks > 0) - (OLD.state = 'confirmed' OR OLD.marks > 0)
        WHERE id = NEW.activity_id;
     END",
    "{sqlite}CREATE TRIGGER listed_gone AFTER DELETE ON registrations WHEN OLD.state = 'confirmed' OR OLD.marks > 0 BEGIN
        UPDATE activities SET
            marks = marks - OLD.marks, people_there = people_there - (OLD.there > 0), people_listed = people_listed - 1
        WHERE id = OLD.activity_id;
     END",
    "{postgres}CREATE FUNCTION keep_listed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
     DECLARE
        of_activity BIGINT; made INTEGER := 0; there_now INTEGER := 0; listed_now INTEGER := 0;
     BEGIN
        IF TG_OP <> 'INSERT' THEN
            of_activity := OLD.activity_id;
            made := made - OLD.marks;
            there_now := there_now - (OLD.there > 0)::int;
            listed_now := listed_now - (OLD.state = 'confirmed' OR OLD.marks > 0)::int;
        END IF;
        IF TG_OP <> 'DELETE' THEN
            of_activity := NEW.activity_id;
            made := made + NEW.marks;
            there_now := there_now + (NEW.there > 0)::int;
            listed_now := listed_now + (NEW.state = 'confirmed' OR NEW.marks > 0)::int;
        END IF;
        IF made <> 0 OR there_now <> 0 OR listed_now <> 0 THEN
            UPDATE activities SET marks = marks + made, people_there = people_there + there_now,
                people_listed = people_listed + listed_now
            WHERE id = of_activity;
        END IF;
        RETURN NULL;
     END $$",
    "{postgres}CREATE TRIGGER listed_kept AFTER INSERT OR UPDATE OF state, marks, there OR DELETE ON registrations
     FOR EACH ROW EXECUTE FUNCTION keep_listed()",
    // Who was there: by person for the distinct, by activity for the rows.
    "CREATE INDEX registrations_there ON registrations (person_id, activity_id, unit_id) WHERE there > 0",
    "CREATE INDEX registrations_there_at ON registrations (activity_id, person_id, unit_id) WHERE there > 0",
    // What pages look for and no index led to.
    // People: counted by unit, and read in the order of names without a look at the rows themselves.
    "CREATE INDEX people_counted ON people (unit_id) WHERE erased_at IS NULL",
    "CREATE INDEX people_listed ON people (sort_key, id, unit_id, fold) WHERE erased_at IS NULL",
    // What is still to come, of ten years.
    "CREATE INDEX activities_ends ON activities (ends_on, state, unit_id, starts_on)",
    "CREATE INDEX certificates_registration ON certificates (registration_id)",
    "CREATE INDEX attendance_events_session ON attendance_events (session_id)",
],
// The columns go with their tables.
drops: []);
