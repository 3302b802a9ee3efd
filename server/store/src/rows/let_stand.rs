//! Rows of `let_stand`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{ActivityId, UserId};

/// A clash that somebody let stand.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "let_stand")]
pub struct Model {
    /// The activity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub activity_id: ActivityId,
    /// Which clash, in the words of the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub clash: String,
    /// Why it may stand.
    pub reason: String,
    /// Who says so.
    pub user_id: Option<UserId>,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
