//! Rows of `attendance_events`.

use chrono::{DateTime, Utc};
use domain::{
    AttendanceSource, AttendanceStatus,
    checkin::{Doubt, EventKind},
};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{AttendanceEventId, CheckinDeviceId, RegistrationId, SessionId, UserId},
    rows::Attendance,
};

/// Each thing that was ever noted of one person at one session; no status: the mark was taken back.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance_events")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: AttendanceEventId,
    /// Event id.
    pub event_id: Option<String>,
    /// The session.
    pub session_id: SessionId,
    /// The registration.
    pub registration_id: RegistrationId,
    /// Status.
    pub status: Option<Coded<AttendanceStatus>>,
    /// Source.
    pub source: Coded<AttendanceSource>,
    /// Recorded at.
    pub recorded_at: DateTime<Utc>,
    /// Recorded by.
    pub recorded_by: Option<UserId>,
    /// What happened.
    pub kind: Coded<EventKind>,
    /// When it happened; none: when it was recorded.
    pub happened_at: Option<DateTime<Utc>>,
    /// What whoever set the mark saw there before.
    pub seen: Option<Coded<AttendanceStatus>>,
    /// The event that it takes back.
    pub undoes: Option<String>,
    /// The device that it came from.
    pub device_id: Option<CheckinDeviceId>,
    /// Why a person is to look at it.
    pub doubt: Option<Coded<Doubt>>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The event by which a mark came to be, before the database numbers it; it stays when the mark is corrected.
impl From<&Attendance> for Model {
    fn from(mark: &Attendance) -> Self {
        Model {
            id: AttendanceEventId::NEW,
            event_id: None,
            session_id: mark.session_id,
            registration_id: mark.registration_id,
            status: Some(mark.status),
            source: mark.source,
            recorded_at: mark.recorded_at,
            recorded_by: mark.recorded_by,
            kind: EventKind::Set.into(),
            happened_at: None,
            seen: None,
            undoes: None,
            device_id: None,
            doubt: None,
        }
    }
}
