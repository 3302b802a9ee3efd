//! Rows of `headcounts`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{ActivityId, UserId};

/// How many people came to an activity, counted without names.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "headcounts")]
pub struct Model {
    /// The activity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub activity_id: ActivityId,
    /// People.
    pub people: i32,
    /// Note.
    pub note: String,
    /// Counted by.
    pub counted_by: Option<UserId>,
    /// Counted at.
    pub counted_at: DateTime<Utc>,
    /// Grows with each change; a stale one is refused.
    pub version: i32,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
