//! What each participant's calendar was sent: a counter of the registration, for the SEQUENCE of its files.

use crate::dialect::migration;

migration!("m20261126_000022_calendars",
up: [
    // Not among what is written when a registration is: it only ever goes up by one.
    "ALTER TABLE registrations ADD COLUMN calendar_sequence INTEGER NOT NULL DEFAULT 0 CHECK (calendar_sequence >= 0)",
    // One file replaces all that a calendar had: none of its own takes sessions out any more.
    "ALTER TABLE mails DROP COLUMN gone",
],
// Going back, the column stays: whoever reads the table by name does not see it.
drops: []);
