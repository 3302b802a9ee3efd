//! Topics of sessions in English; and the mails that an activity sends by itself, which a template brings along.

use crate::dialect::migration;

migration!("m20261201_000055_schedule_of_mails",
up: [
    // Empty: in English, too, it is what stands in Vietnamese.
    "ALTER TABLE sessions ADD COLUMN topic_en TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE template_sessions ADD COLUMN topic_en TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE mail_rules (
        id {id},
        -- Either the activity whose people are written to, or the template that gives it to new ones.
        activity_id {ref} REFERENCES activities (id) ON DELETE CASCADE,
        template_id {ref} REFERENCES templates (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('reminder', 'unanswered', 'morning')),
        -- Either so many days before the first one, at a minute after midnight, local; or so many hours before it begins.
        days_before INTEGER CHECK (days_before BETWEEN 0 AND 60),
        at_minute INTEGER CHECK (at_minute BETWEEN 360 AND 1319),
        hours_before INTEGER CHECK (hours_before BETWEEN 1 AND 72),
        is_on {bool} NOT NULL,
        -- The moment of which its mails were written, when that was, and to how many. None: not yet.
        done_for {time},
        done_at {time},
        done_n INTEGER NOT NULL DEFAULT 0,
        -- Since when it is no more; for some minutes that can be undone.
        removed_at {time},
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL,
        CHECK ((activity_id IS NULL) <> (template_id IS NULL)),
        CHECK ((days_before IS NULL) = (at_minute IS NULL)),
        CHECK ((days_before IS NULL) <> (hours_before IS NULL)),
        CHECK ((done_for IS NULL) = (done_at IS NULL))
    )",
    "CREATE INDEX mail_rules_activity ON mail_rules (activity_id)",
    "CREATE INDEX mail_rules_template ON mail_rules (template_id)",
],
// Going back, the tables stay with the columns: whoever reads by name does not see them.
drops: []);
