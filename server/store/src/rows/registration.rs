//! Rows of `registrations`.

use chrono::{DateTime, Utc};
use domain::{Attends, RegistrationSource, RegistrationState};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, PersonId, RegistrationId, UnitId, UserId},
};

/// A person on the list of an activity.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registrations")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: RegistrationId,
    /// The activity.
    pub activity_id: ActivityId,
    /// The person.
    pub person_id: PersonId,
    /// The unit, as it was.
    pub unit_id: Option<UnitId>,
    /// Where it stands.
    pub state: Coded<RegistrationState>,
    /// Source.
    pub source: Coded<RegistrationSource>,
    /// In the room or online, where the activity is held both ways.
    pub attends: Coded<Attends>,
    /// Queued at.
    pub queued_at: Option<DateTime<Utc>>,
    /// Note.
    pub note: String,
    /// Who of the organizers took the person off the list; none where they gave the place up themselves.
    pub taken_off_by: Option<UserId>,
    /// Which links of it open: those that were signed for this version.
    pub link_version: i32,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Grows with each change; a stale one is refused.
    pub version: i32,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// An organizer said no, or took the person off the list: only an organizer can put them back.
    pub fn was_refused(&self) -> bool {
        *self.state == RegistrationState::Rejected || self.taken_off_by.is_some()
    }
}
