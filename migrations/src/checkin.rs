//! Check-in: the link of an activity, the devices that joined by it, what they sent and could not be taken, and of each event of
//! attendance when it happened and what it was.

use crate::dialect::migration;

migration!("m20261202_000057_checkin",
up: [
    // The link itself is signed and lies nowhere; the next version ends those before.
    "CREATE TABLE checkin_links (
        activity_id {ref} PRIMARY KEY REFERENCES activities (id),
        version INTEGER NOT NULL,
        is_open {bool} NOT NULL,
        with_names {bool} NOT NULL,
        made_at {time} NOT NULL,
        made_by {ref} REFERENCES users (id)
    )",
    "CREATE TABLE checkin_devices (
        id {id},
        activity_id {ref} NOT NULL REFERENCES activities (id),
        name TEXT NOT NULL,
        token_hash {bytes} NOT NULL UNIQUE,
        joined_at {time} NOT NULL,
        synced_at {time} NOT NULL,
        waiting INTEGER NOT NULL,
        withdrawn_at {time}
    )",
    "CREATE INDEX checkin_devices_of ON checkin_devices (activity_id)",
    "ALTER TABLE attendance_events ADD COLUMN kind TEXT NOT NULL DEFAULT 'set' CHECK (kind IN ('set', 'in', 'undo'))",
    // None: when it was recorded.
    "ALTER TABLE attendance_events ADD COLUMN happened_at {time}",
    "ALTER TABLE attendance_events ADD COLUMN seen TEXT CHECK (seen IN ('present', 'late', 'excused', 'absent'))",
    "ALTER TABLE attendance_events ADD COLUMN undoes TEXT",
    "ALTER TABLE attendance_events ADD COLUMN device_id {ref} REFERENCES checkin_devices (id)",
    "ALTER TABLE attendance_events ADD COLUMN doubt TEXT CHECK (doubt IN ('clock', 'outside', 'no_seat', 'disagree'))",
    "CREATE INDEX attendance_events_device ON attendance_events (device_id) WHERE device_id IS NOT NULL",
    "CREATE TABLE checkin_refusals (
        id {id},
        event_id TEXT NOT NULL UNIQUE,
        activity_id {ref} NOT NULL REFERENCES activities (id),
        device_id {ref} NOT NULL REFERENCES checkin_devices (id),
        session_id {ref} REFERENCES sessions (id),
        what TEXT NOT NULL,
        why TEXT NOT NULL,
        happened_at {time} NOT NULL,
        received_at {time} NOT NULL,
        settled_at {time},
        settled_by {ref} REFERENCES users (id)
    )",
    "CREATE INDEX checkin_refusals_of ON checkin_refusals (activity_id)",
    // Batches may come in any order: an event can be taken back before it comes.
    "CREATE TABLE early_undos (
        event_id TEXT PRIMARY KEY,
        undoes TEXT NOT NULL,
        device_id {ref} NOT NULL REFERENCES checkin_devices (id),
        happened_at {time} NOT NULL
    )",
    "CREATE INDEX early_undos_of ON early_undos (undoes)",
],
// Going back, the columns stay: whoever reads the table by name does not see them.
drops: ["early_undos", "checkin_refusals", "checkin_devices", "checkin_links"]);
