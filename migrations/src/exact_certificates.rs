//! Certificates keep their length to the minute; their numbers follow each other by the sign of the body that issues them.

use crate::dialect::migration;

migration!("m20261126_000015_exact_certificates",
up: [
    "ALTER TABLE certificates RENAME COLUMN hours TO minutes",
    "UPDATE certificates SET minutes = minutes * 60",
    "CREATE TABLE certificate_numbers (
        sign TEXT NOT NULL CHECK (length(sign) BETWEEN 1 AND 30),
        year INTEGER NOT NULL,
        last_number INTEGER NOT NULL CHECK (last_number > 0),
        PRIMARY KEY (sign, year)
    )",
    "DROP TABLE certificate_counters",
],
// Going back, the minutes stay minutes; the counters begin again behind the numbers that were given.
drops: ["certificate_numbers"]);
