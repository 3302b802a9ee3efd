//! Rows of `distributions`.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{DistributionId, MaterialId, UnitId};

/// Copies of a material that a unit was given.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "distributions")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: DistributionId,
    /// Material id.
    pub material_id: MaterialId,
    /// Given on.
    pub given_on: NaiveDate,
    /// The unit, as it was.
    pub unit_id: UnitId,
    /// Quantity.
    pub quantity: i32,
    /// Tells rows of imported files apart.
    pub import_key: Option<String>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
