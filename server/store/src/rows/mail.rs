//! Rows of `mails`.

use chrono::{DateTime, Utc};
use domain::{MailKind, MailState, MailTopic, WhyDropped};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, MailId, RegistrationId},
};

/// A mail in the queue or sent.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mails")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: MailId,
    /// Cause.
    pub cause: String,
    /// The kind.
    pub kind: Coded<MailKind>,
    /// The activity.
    pub activity_id: Option<ActivityId>,
    /// The registration.
    pub registration_id: Option<RegistrationId>,
    /// To email.
    pub to_email: String,
    /// To name.
    pub to_name: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub text: String,
    /// Html.
    pub html: String,
    /// Calendar method.
    pub calendar_method: Option<String>,
    /// Calendar.
    pub calendar: Option<String>,
    /// What the QR code of its HTML says; none where it has none.
    pub qr: Option<String>,
    /// Message id.
    pub message_id: String,
    /// Where it stands.
    pub state: Coded<MailState>,
    /// Attempts.
    pub attempts: i32,
    /// Due at.
    pub due_at: DateTime<Utc>,
    /// Lease until.
    pub lease_until: Option<DateTime<Utc>>,
    /// Last error.
    pub last_error: Option<String>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// Sent at.
    pub sent_at: Option<DateTime<Utc>>,
    /// What it tells of a registration; none for mails about none.
    pub topic: Option<Coded<MailTopic>>,
    /// The times, rooms and place that it tells, as JSON.
    pub told: Option<String>,
    /// When it was tried last.
    pub tried_at: Option<DateTime<Utc>>,
    /// Why it was not sent after all.
    pub dropped_because: Option<Coded<WhyDropped>>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
