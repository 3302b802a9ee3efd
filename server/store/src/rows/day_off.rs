//! Rows of `days_off`.

use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{DayOffId, UnitId};

/// A day off by decision, or one that is worked instead.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "days_off")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: DayOffId,
    /// For this unit and those below it.
    pub unit_id: UnitId,
    /// The day.
    pub day: NaiveDate,
    /// It is worked, though it would be off.
    pub worked: bool,
    /// By what decision.
    pub reason: String,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
