//! Rows of `programmes`.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{ProgrammeId, UnitId};

/// A plan over several years that every activity belongs to.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programmes")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: ProgrammeId,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The unit, as it was.
    pub unit_id: UnitId,
    /// First year.
    pub first_year: i32,
    /// Last year.
    pub last_year: i32,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
