//! Rows of `sessions`.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Lang, Slot};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, SessionId},
};

/// One half-day or evening of an activity.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: SessionId,
    /// The activity.
    pub activity_id: ActivityId,
    /// Held on.
    pub held_on: NaiveDate,
    /// Slot.
    pub slot: Coded<Slot>,
    /// Starts at.
    pub starts_at: DateTime<Utc>,
    /// Ends at.
    pub ends_at: DateTime<Utc>,
    /// Room.
    pub room: String,
    /// Topic.
    pub topic: String,
    /// Trainer.
    pub trainer: String,
    /// The topic in English; empty: none was written.
    pub topic_en: String,
}

impl Model {
    /// What it is about in a language: in Vietnamese where no English was written.
    pub fn topic_in(&self, lang: Lang) -> &str {
        if self.topic_en.is_empty() { &self.topic } else { lang.pick(&self.topic, &self.topic_en) }
    }
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
