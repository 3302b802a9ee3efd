//! Rows of `rosters`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{ActivityId, RosterId, UnitId, UserId};

/// A list of people as an office sent it, while somebody looks it through.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rosters")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: RosterId,
    /// Who brought it.
    pub user_id: UserId,
    /// The activity whose list the people go onto; none: they are people at large.
    pub activity_id: Option<ActivityId>,
    /// The unit of those for whom the list says none.
    pub unit_id: Option<UnitId>,
    /// What the file was called; empty where cells were pasted.
    pub file_name: String,
    /// SHA-256 of what came, in hexadecimal.
    pub digest: String,
    /// What was read, as JSON; empty once it is not needed any more.
    pub content: String,
    /// What was decided about it, as JSON.
    pub decisions: String,
    /// When it came.
    pub created_at: DateTime<Utc>,
    /// When something was last decided.
    pub updated_at: DateTime<Utc>,
    /// Grows with each change; a stale one is refused.
    pub version: i32,
    /// When its people were taken in.
    pub taken_at: Option<DateTime<Utc>>,
    /// How many they were.
    pub taken: i32,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
