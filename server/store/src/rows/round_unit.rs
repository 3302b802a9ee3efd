//! Rows of `round_units`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{RoundId, UnitId, UserId};

/// A unit that is called. How many seats it has is its quota at the activity.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round_units")]
pub struct Model {
    /// The call.
    #[sea_orm(primary_key, auto_increment = false)]
    pub round_id: RoundId,
    /// The unit, as it was.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    /// How many of its seats came from other units; below nothing, went to them.
    pub flowed: i32,
    /// When its focal persons were written to.
    pub called_at: Option<DateTime<Utc>>,
    /// When somebody of it last opened the page.
    pub seen_at: Option<DateTime<Utc>>,
    /// Who did.
    pub seen_by: Option<UserId>,
    /// When it said that its list is ready.
    pub answered_at: Option<DateTime<Utc>>,
    /// When it was last reminded.
    pub reminded_at: Option<DateTime<Utc>>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
