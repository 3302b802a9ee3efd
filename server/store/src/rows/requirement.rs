//! Rows of `requirements`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::ActivityId;

/// Who may come to an activity.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "requirements")]
pub struct Model {
    /// The activity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub activity_id: ActivityId,
    /// Words of titles, one a line.
    pub positions: String,
    /// Codes of levels of units, with spaces between.
    pub levels: String,
    /// What the same course is called everywhere; empty: as the activity.
    pub course: String,
    /// The same, folded.
    pub course_fold: String,
    /// The course that has to be completed before; empty: none.
    pub needs: String,
    /// The same, folded.
    pub needs_fold: String,
    /// So many years pass before one comes to the same course again.
    pub again_after_years: Option<i32>,
    /// When it was changed.
    pub updated_at: DateTime<Utc>,
    /// Counts the changes.
    pub version: i32,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
