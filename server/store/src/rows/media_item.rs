//! Rows of `media_items`.

use chrono::{DateTime, NaiveDate, Utc};
use domain::MediaKind;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{MediaItemId, ProgrammeId, UnitId},
};

/// A news item, article, report or clip.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "media_items")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: MediaItemId,
    /// Programme id.
    pub programme_id: ProgrammeId,
    /// The unit, as it was.
    pub unit_id: UnitId,
    /// Published on.
    pub published_on: NaiveDate,
    /// Outlet.
    pub outlet: String,
    /// The kind.
    pub kind: Coded<MediaKind>,
    /// The title.
    pub title: String,
    /// Tells rows of imported files apart.
    pub import_key: Option<String>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
