//! From which minute and until which one can register, and how long a seat that becomes free is offered to whom it goes next;
//! who waits and is to be looked at again.
//!
//! Minutes are those of the local day: Viet Nam's clock never changes. None: from the first moment of the day, until its end.

use crate::dialect::migration;

migration!("m20261130_000046_doors",
up: [
    "ALTER TABLE activities ADD COLUMN registration_opens_on {date}",
    "ALTER TABLE activities ADD COLUMN registration_opens_min INTEGER CHECK (registration_opens_min BETWEEN 0 AND 1439)",
    "ALTER TABLE activities ADD COLUMN registration_closes_min INTEGER CHECK (registration_closes_min BETWEEN 0 AND 1439)",
    // None: it is given at once.
    "ALTER TABLE activities ADD COLUMN offer_hours INTEGER CHECK (offer_hours BETWEEN 1 AND 168)",
    // Who waits and is to be looked at again, since a seat elsewhere at the same hours was given up.
    "CREATE TABLE line_looks (
        registration_id {ref} PRIMARY KEY REFERENCES registrations (id) ON DELETE CASCADE
    )",
],
// Going back, the columns stay: whoever reads the tables by name does not see them.
drops: ["line_looks"]);
