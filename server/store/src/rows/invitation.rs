//! Rows of `invitations`.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{RegistrationId, UserId};

/// An invitation that was sent for a registration, and its answer.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    /// The registration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// Answer by.
    pub answer_by: Option<NaiveDate>,
    /// Sent at.
    pub sent_at: DateTime<Utc>,
    /// Sent by.
    pub sent_by: Option<UserId>,
    /// Answered at.
    pub answered_at: Option<DateTime<Utc>>,
    /// Answer.
    pub answer: Option<String>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
