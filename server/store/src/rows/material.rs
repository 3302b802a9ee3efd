//! Rows of `materials`.

use chrono::{DateTime, NaiveDate, Utc};
use domain::MaterialKind;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{MaterialId, ProgrammeId, UnitId},
};

/// A printed material.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "materials")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: MaterialId,
    /// The code.
    pub code: String,
    /// Programme id.
    pub programme_id: ProgrammeId,
    /// The unit, as it was.
    pub unit_id: UnitId,
    /// The kind.
    pub kind: Coded<MaterialKind>,
    /// The title.
    pub title: String,
    /// Produced on.
    pub produced_on: NaiveDate,
    /// Quantity.
    pub quantity: i32,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
