//! Rows of `early_undos`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::CheckinDeviceId;

/// An event was taken back before it came itself: batches may come in any order.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "early_undos")]
pub struct Model {
    /// The device's own id of it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: String,
    /// The event that it takes back.
    pub undoes: String,
    /// The device.
    pub device_id: CheckinDeviceId,
    /// When it happened.
    pub happened_at: DateTime<Utc>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
