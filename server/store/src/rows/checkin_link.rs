//! Rows of `checkin_links`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{ActivityId, UserId};

/// The link by which devices join the check-in of an activity. It is signed and lies nowhere.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checkin_links")]
pub struct Model {
    /// The activity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub activity_id: ActivityId,
    /// Links of earlier versions open nothing.
    pub version: i32,
    /// Further devices may join.
    pub is_open: bool,
    /// Devices keep the names and units of the list, so that they find somebody by name without a network.
    pub with_names: bool,
    /// When this version was made.
    pub made_at: DateTime<Utc>,
    /// Who made it.
    pub made_by: Option<UserId>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
