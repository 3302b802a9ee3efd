//! Rows of `broadcasts`.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{BroadcastId, ProgrammeId, UnitId};

/// Pieces on the loudspeakers of a unit on a day.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "broadcasts")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: BroadcastId,
    /// Programme id.
    pub programme_id: ProgrammeId,
    /// The unit, as it was.
    pub unit_id: UnitId,
    /// Aired on.
    pub aired_on: NaiveDate,
    /// Times.
    pub times: i32,
    /// Tells rows of imported files apart.
    pub import_key: Option<String>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
