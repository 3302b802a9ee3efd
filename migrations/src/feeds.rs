//! The secret address at which somebody's calendar program reads what they plan. The database holds a hash of it: whoever has a copy can
//! read no calendar.

use crate::dialect::migration;

migration!("m20261129_000033_feeds",
up: [
    "CREATE TABLE calendar_feeds (
        user_id {ref} PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
        token_hash {bytes} NOT NULL UNIQUE,
        made_at {time} NOT NULL
    )",
],
drops: ["calendar_feeds"]);
