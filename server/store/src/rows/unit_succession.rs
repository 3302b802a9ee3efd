//! Rows of `unit_successions`.

use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{UnitId, UnitSuccessionId};

/// What became of a unit.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_successions")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: UnitSuccessionId,
    /// Old unit id.
    pub old_unit_id: UnitId,
    /// New unit id.
    pub new_unit_id: UnitId,
    /// Happened on.
    pub happened_on: NaiveDate,
    /// Is default.
    pub is_default: bool,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
