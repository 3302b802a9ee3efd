//! What an act changed, kept for a few minutes so that whoever did it can take it back.

use crate::dialect::migration;

migration!("m20261124_000010_undos",
up: [
    "CREATE TABLE undos (
        id {id},
        user_id {ref} NOT NULL REFERENCES users (id),
        act TEXT NOT NULL,
        made_at {time} NOT NULL,
        ends_at {time} NOT NULL,
        undone_at {time}
    )",
    "CREATE INDEX undos_of ON undos (user_id, ends_at)",
],
drops: ["undos"]);
