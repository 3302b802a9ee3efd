//! Rows of `entry_exceptions`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{RegistrationId, UserId};

/// Somebody on a list who does not meet what the activity asks for.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "entry_exceptions")]
pub struct Model {
    /// The registration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// Codes of what is not met, with spaces between.
    pub unmet: String,
    /// What the person wrote.
    pub plea: String,
    /// Why they are let in all the same; empty: nobody said so yet.
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
