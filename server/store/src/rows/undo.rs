//! Rows of `undos`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{UndoId, UserId};

/// An act that whoever did it can take back.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "undos")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: UndoId,
    /// Who did it.
    pub user_id: UserId,
    /// What it changed, from what, as JSON.
    pub act: String,
    /// When it was done.
    pub made_at: DateTime<Utc>,
    /// Until when it can be taken back.
    pub ends_at: DateTime<Utc>,
    /// When it was.
    pub undone_at: Option<DateTime<Utc>>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
