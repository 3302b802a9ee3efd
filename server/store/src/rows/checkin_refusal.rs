//! Rows of `checkin_refusals`.

use chrono::{DateTime, Utc};
use domain::checkin::Refusal;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, CheckinDeviceId, CheckinRefusalId, SessionId, UserId},
};

/// What a device sent and could not be taken: a person looks at it.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checkin_refusals")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: CheckinRefusalId,
    /// The device's own id of the event.
    pub event_id: String,
    /// The activity.
    pub activity_id: ActivityId,
    /// The device.
    pub device_id: CheckinDeviceId,
    /// The session that it was for, while there is one.
    pub session_id: Option<SessionId>,
    /// Who it was about, as the device knew them: a typed code, a name with a unit. Never a whole scanned code.
    pub what: String,
    /// Why it could not be taken.
    pub why: Coded<Refusal>,
    /// When it happened.
    pub happened_at: DateTime<Utc>,
    /// When it came.
    pub received_at: DateTime<Utc>,
    /// When somebody saw to it.
    pub settled_at: Option<DateTime<Utc>>,
    /// Who did.
    pub settled_by: Option<UserId>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
