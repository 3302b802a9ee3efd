//! The plan of a unit for a year, and its targets.
//!
//! A plan is one thing with a version, so that a form of all its targets is saved whole or not at all. What a target is for is one coded
//! word (`PlanSubject`): of activities the kind and the level, else the kind of material, media, broadcasts; so one table holds them all, and
//! none of its columns is empty for most of its rows.

use crate::dialect::migration;

migration!("m20261129_000029_plans",
up: [
    "CREATE TABLE year_plans (
        id {id},
        unit_id {ref} NOT NULL REFERENCES units (id),
        year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version INTEGER NOT NULL,
        UNIQUE (year, unit_id)
    )",
    "CREATE TABLE year_targets (
        id {id},
        plan_id {ref} NOT NULL REFERENCES year_plans (id) ON DELETE CASCADE,
        subject TEXT NOT NULL CHECK (subject IN (
            'training_class-province', 'training_class-district', 'training_class-commune',
            'workshop-province', 'workshop-district', 'workshop-commune',
            'outreach_conference-province', 'outreach_conference-district', 'outreach_conference-commune',
            'dialogue-province', 'dialogue-district', 'dialogue-commune',
            'panel', 'handbook', 'leaflet', 'media', 'broadcast')),
        amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 100000000),
        -- Of activities alone; none: no number of people was set.
        people INTEGER CHECK (people BETWEEN 1 AND 100000000),
        -- The budget line.
        note TEXT NOT NULL,
        UNIQUE (plan_id, subject)
    )",
],
drops: ["year_targets", "year_plans"]);
