//! Which links of a registration open: a link is signed for a version, and the next version ends it.

use crate::dialect::migration;

migration!("m20261126_000020_link_versions",
up: ["ALTER TABLE registrations ADD COLUMN link_version INTEGER NOT NULL DEFAULT 1"],
// Going back, the column stays: whoever reads the table by name does not see it.
drops: []);
