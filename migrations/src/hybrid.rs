//! An activity held in the room, online, or both: then the seats online are counted apart from those in the room.
//!
//! `seats_taken` counts who has a seat in the room, `online_taken` who has one online; as with the room, a seat online that is not there
//! can't be given, whatever the code does.

use crate::dialect::migration;

migration!("m20261201_000049_hybrid",
up: [
    "ALTER TABLE activities ADD COLUMN way TEXT NOT NULL DEFAULT 'room' CHECK (way IN ('room', 'online', 'hybrid'))",
    // None: as many as come.
    "ALTER TABLE activities ADD COLUMN online_capacity INTEGER CHECK (online_capacity BETWEEN 1 AND 100000)",
    "ALTER TABLE activities ADD COLUMN online_taken INTEGER NOT NULL DEFAULT 0 CHECK (online_taken >= 0)",
    // What whoever takes part online opens or types; shown to nobody else.
    "ALTER TABLE activities ADD COLUMN online_address TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE templates ADD COLUMN way TEXT NOT NULL DEFAULT 'room' CHECK (way IN ('room', 'online', 'hybrid'))",
    "ALTER TABLE templates ADD COLUMN online_capacity INTEGER CHECK (online_capacity BETWEEN 1 AND 100000)",
    // Of an activity that is held both ways; elsewhere it says nothing.
    "ALTER TABLE registrations ADD COLUMN attends TEXT NOT NULL DEFAULT 'room' CHECK (attends IN ('room', 'online'))",
    "CREATE INDEX registrations_online ON registrations (activity_id, state) WHERE attends = 'online'",
    "{sqlite}CREATE TRIGGER online_seats_of_new_activities BEFORE INSERT ON activities
     WHEN NEW.online_taken > NEW.online_capacity
     BEGIN SELECT RAISE(ABORT, 'a seat that is not there'); END",
    "{sqlite}CREATE TRIGGER online_seats_never_passed BEFORE UPDATE ON activities
     WHEN NEW.online_taken > NEW.online_capacity AND NEW.online_taken > OLD.online_taken
     BEGIN SELECT RAISE(ABORT, 'a seat that is not there'); END",
    "{postgres}CREATE TRIGGER online_seats_of_new_activities BEFORE INSERT ON activities FOR EACH ROW
     WHEN (NEW.online_taken > NEW.online_capacity) EXECUTE FUNCTION seats_never_passed()",
    "{postgres}CREATE TRIGGER online_seats_never_passed BEFORE UPDATE ON activities FOR EACH ROW
     WHEN (NEW.online_taken > NEW.online_capacity AND NEW.online_taken > OLD.online_taken) EXECUTE FUNCTION seats_never_passed()",
],
// Going back, all of it stays: whoever reads the tables by name does not see it.
drops: []);
