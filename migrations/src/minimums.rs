//! How many people it takes for an activity to be held, and until when that is seen.

use crate::dialect::migration;

migration!("m20261130_000048_minimums",
up: [
    "ALTER TABLE activities ADD COLUMN minimum INTEGER CHECK (minimum BETWEEN 1 AND 100000)",
    "ALTER TABLE activities ADD COLUMN decide_on {date}",
],
// Going back, the columns stay: whoever reads the tables by name does not see them.
drops: []);
