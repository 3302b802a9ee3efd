//! Rows of `attendance`.

use chrono::{DateTime, Utc};
use domain::{AttendanceSource, AttendanceStatus};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{RegistrationId, SessionId, UserId},
};

/// What holds of one person at one session.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance")]
pub struct Model {
    /// The session.
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: SessionId,
    /// The registration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// Status.
    pub status: Coded<AttendanceStatus>,
    /// Source.
    pub source: Coded<AttendanceSource>,
    /// Recorded at.
    pub recorded_at: DateTime<Utc>,
    /// Recorded by.
    pub recorded_by: Option<UserId>,
    /// Grows with each change; a stale one is refused.
    pub version: i32,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
