//! Who of the organizers took somebody off a list: such a person can't put themselves back. What the QR code of a mail says.

use crate::dialect::migration;

migration!("m20261125_000012_lists_and_mails",
up: [
    // A person who gave the place up themselves has nobody here, and may come back.
    "ALTER TABLE registrations ADD COLUMN taken_off_by {ref} REFERENCES users (id)",
    // Addresses are compared as they are stored: in small letters.
    "UPDATE people SET email = lower(email) WHERE email IS NOT NULL",
    // None where the mail shows no code.
    "ALTER TABLE mails ADD COLUMN qr TEXT",
    // The calendar file that takes sessions out again; none where all of them stay.
    "ALTER TABLE mails ADD COLUMN gone TEXT",
],
// Going back, the columns stay: whoever reads the tables by name does not see them.
drops: []);
