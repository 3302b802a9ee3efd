//! Rows of `venues`.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{UnitId, VenueId};

/// A place where sessions are held.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "venues")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: VenueId,
    /// The name.
    pub name: String,
    /// The searched text, folded.
    pub fold: String,
    /// Address.
    pub address: String,
    /// The unit, as it was.
    pub unit_id: Option<UnitId>,
    /// Seats.
    pub seats: Option<i32>,
    /// Grows with each change; a stale one is refused.
    pub version: i32,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
