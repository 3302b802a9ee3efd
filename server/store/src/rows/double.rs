//! Rows of `doubles`.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::PersonId;

/// Two rows that are likely one person. Triggers keep them; nothing else writes them.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "doubles")]
pub struct Model {
    /// The row with the lower number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub low_id: PersonId,
    /// The row with the higher number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub high_id: PersonId,
    /// How likely.
    pub score: i32,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
