//! Rows of `saved_filters`.

use chrono::{DateTime, Utc};
use domain::FilteredList;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{SavedFilterId, UnitId, UserId},
};

/// Filters of a list that somebody keeps under a name.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_filters")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: SavedFilterId,
    /// Whose they are.
    pub user_id: UserId,
    /// Of which list.
    pub list: Coded<FilteredList>,
    /// What they are called.
    pub name: String,
    /// The part of the list's address that narrows it.
    pub query: String,
    /// Those with a role in this unit see them too.
    pub unit_id: Option<UnitId>,
    /// The list opens with them.
    pub is_default: bool,
    /// When they were kept.
    pub created_at: DateTime<Utc>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
