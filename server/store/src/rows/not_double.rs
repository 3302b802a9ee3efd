//! Rows of `not_doubles`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{PersonId, UserId};

/// Two rows that are two people, as somebody has said who looked.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "not_doubles")]
pub struct Model {
    /// The row with the lower number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub low_id: PersonId,
    /// The row with the higher number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub high_id: PersonId,
    /// Who said so.
    pub said_by: Option<UserId>,
    /// When.
    pub said_at: DateTime<Utc>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
