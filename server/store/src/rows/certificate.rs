//! Rows of `certificates`.

use chrono::{DateTime, NaiveDate, Utc};
use domain::CertificateState;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, CertificateId, PersonId, RegistrationId, UnitId, UserId},
};

/// A certificate, with what was printed on it.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificates")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: CertificateId,
    /// Issuer unit id.
    pub issuer_unit_id: UnitId,
    /// Year.
    pub year: i32,
    /// Number.
    pub number: i32,
    /// Serial.
    pub serial: String,
    /// The code.
    pub code: String,
    /// The activity.
    pub activity_id: ActivityId,
    /// The registration.
    pub registration_id: RegistrationId,
    /// The person.
    pub person_id: PersonId,
    /// Where it stands.
    pub state: Coded<CertificateState>,
    /// State reason.
    pub state_reason: Option<String>,
    /// State at.
    pub state_at: Option<DateTime<Utc>>,
    /// Replaced by.
    pub replaced_by: Option<CertificateId>,
    /// Parent body.
    pub parent_body: String,
    /// Issuing body.
    pub issuing_body: String,
    /// Full name.
    pub full_name: String,
    /// Birth date.
    pub birth_date: Option<NaiveDate>,
    /// Unit name.
    pub unit_name: String,
    /// What was completed: `lớp tập huấn`.
    pub course_kind: String,
    /// Course title.
    pub course_title: String,
    /// Starts on.
    pub starts_on: NaiveDate,
    /// Ends on.
    pub ends_on: NaiveDate,
    /// Days.
    pub days: i32,
    /// Minutes of all sessions.
    pub minutes: i32,
    /// Place.
    pub place: String,
    /// Issued on.
    pub issued_on: NaiveDate,
    /// Signer authority.
    pub signer_authority: String,
    /// Signer title.
    pub signer_title: String,
    /// Signer name.
    pub signer_name: String,
    /// Issued at.
    pub issued_at: DateTime<Utc>,
    /// Issued by.
    pub issued_by: Option<UserId>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
