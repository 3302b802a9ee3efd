//! Rows of `checkin_devices`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{ActivityId, CheckinDeviceId};

/// A device that takes attendance at one activity.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checkin_devices")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: CheckinDeviceId,
    /// The activity.
    pub activity_id: ActivityId,
    /// What whoever holds it calls it.
    pub name: String,
    /// The hash of its token.
    pub token_hash: Vec<u8>,
    /// When it joined.
    pub joined_at: DateTime<Utc>,
    /// When it was last heard of.
    pub synced_at: DateTime<Utc>,
    /// How many events it said then that it had yet to send.
    pub waiting: i32,
    /// Since when it may do nothing any more.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
