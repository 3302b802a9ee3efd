//! Rows of `sign_in_links`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{SignInLinkId, UserId};

/// A link that signs a user in once.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_links")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: SignInLinkId,
    /// Token hash.
    pub token_hash: Vec<u8>,
    /// The user.
    pub user_id: UserId,
    /// Expires at.
    pub expires_at: DateTime<Utc>,
    /// Used at.
    pub used_at: Option<DateTime<Utc>>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
