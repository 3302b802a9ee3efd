//! Seats are never given beyond the capacity, whatever the code does: their number may stay above one that was lowered, and fall, never rise.

use crate::dialect::migration;

migration!("m20261126_000014_seats",
up: [
    "{sqlite}CREATE TRIGGER IF NOT EXISTS seats_of_new_activities BEFORE INSERT ON activities
     WHEN NEW.seats_taken > NEW.capacity
     BEGIN SELECT RAISE(ABORT, 'a seat that is not there'); END",
    "{sqlite}CREATE TRIGGER IF NOT EXISTS seats_never_passed BEFORE UPDATE ON activities
     WHEN NEW.seats_taken > NEW.capacity AND NEW.seats_taken > OLD.seats_taken
     BEGIN SELECT RAISE(ABORT, 'a seat that is not there'); END",
    "{postgres}CREATE OR REPLACE FUNCTION seats_never_passed() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
        RAISE EXCEPTION 'a seat that is not there' USING ERRCODE = 'check_violation';
     END $$",
    "{postgres}DROP TRIGGER IF EXISTS seats_of_new_activities ON activities",
    "{postgres}CREATE TRIGGER seats_of_new_activities BEFORE INSERT ON activities FOR EACH ROW
     WHEN (NEW.seats_taken > NEW.capacity) EXECUTE FUNCTION seats_never_passed()",
    "{postgres}DROP TRIGGER IF EXISTS seats_never_passed ON activities",
    "{postgres}CREATE TRIGGER seats_never_passed BEFORE UPDATE ON activities FOR EACH ROW
     WHEN (NEW.seats_taken > NEW.capacity AND NEW.seats_taken > OLD.seats_taken) EXECUTE FUNCTION seats_never_passed()",
],
// The triggers go with their table.
drops: []);
