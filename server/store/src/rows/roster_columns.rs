//! Rows of `roster_columns`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::UnitId;

/// What the columns of a unit's lists hold, as somebody said once.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roster_columns")]
pub struct Model {
    /// The unit.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    /// The heads of the list, folded.
    #[sea_orm(primary_key, auto_increment = false)]
    pub heads: String,
    /// What they hold, as JSON.
    pub columns: String,
    /// When that was said.
    pub updated_at: DateTime<Utc>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
