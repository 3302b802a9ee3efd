//! Rows of `rounds`.

use chrono::{DateTime, NaiveDate, Utc};
use domain::FlowRule;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, RoundId, UserId},
};

/// A call to units to name their people for an activity.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rounds")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: RoundId,
    /// The activity.
    pub activity_id: ActivityId,
    /// What the units read.
    pub message: String,
    /// Until when they may name people.
    pub closes_at: DateTime<Utc>,
    /// The day on which seats that nobody was named for go to other units; none: they go to nobody.
    pub flows_on: Option<NaiveDate>,
    /// In which order they do.
    pub rule: Coded<FlowRule>,
    /// When the first units were called; none: it is being prepared.
    pub sent_at: Option<DateTime<Utc>>,
    /// When the seats went to other units.
    pub flowed_at: Option<DateTime<Utc>>,
    /// Who made it.
    pub created_by: Option<UserId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Grows with each change; a stale one is refused.
    pub version: i32,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
