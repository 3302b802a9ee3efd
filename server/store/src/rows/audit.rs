//! Rows of `audit_log`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{AuditId, UserId};

/// One change: who, when, what, from which to which.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_log")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: AuditId,
    /// At.
    pub at: DateTime<Utc>,
    /// The user.
    pub user_id: Option<UserId>,
    /// Actor.
    pub actor: String,
    /// Verb.
    pub verb: String,
    /// Noun.
    pub noun: String,
    /// Noun id.
    pub noun_id: i64,
    /// Before.
    pub before: Option<String>,
    /// After.
    pub after: Option<String>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
