//! Rows of `staff_sessions`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{StaffSessionId, UserId};

/// A browser in which a user is signed in. The token itself is kept by the browser only.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_sessions")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: StaffSessionId,
    /// Token hash.
    pub token_hash: Vec<u8>,
    /// The user.
    pub user_id: UserId,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// Last seen at.
    pub last_seen_at: DateTime<Utc>,
    /// Expires at.
    pub expires_at: DateTime<Utc>,
    /// When the owner came by a one-time link, which for some minutes is proof enough to set a password; none once one was set.
    pub proved_at: Option<DateTime<Utc>>,
    /// User agent.
    pub user_agent: String,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
