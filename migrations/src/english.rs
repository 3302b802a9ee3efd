//! What an activity is called in English, for whom it is and what it is about, where the office writes that: the English page shows it.
//! Empty: the page has it in Vietnamese.

use crate::dialect::migration;

migration!("m20261129_000036_english",
up: [
    "ALTER TABLE activities ADD COLUMN title_en TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE activities ADD COLUMN summary_en TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE activities ADD COLUMN audience_en TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE templates ADD COLUMN title_en TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE templates ADD COLUMN summary_en TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE templates ADD COLUMN audience_en TEXT NOT NULL DEFAULT ''",
],
// Going back, the columns stay: whoever reads the tables by name does not see them.
drops: []);
