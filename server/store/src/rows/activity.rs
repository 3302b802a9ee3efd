//! Rows of `activities`.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    ActivityKind, ActivityState, Admission, HeldWay, Lang, Level, registrations::changes::HandOver,
};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, ProgrammeId, UnitId, UserId, VenueId},
};

/// An activity: a training class, workshop, outreach conference or dialogue.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activities")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: ActivityId,
    /// The code.
    pub code: String,
    /// Programme id.
    pub programme_id: ProgrammeId,
    /// The kind.
    pub kind: Coded<ActivityKind>,
    /// The level.
    pub level: Coded<Level>,
    /// The unit, as it was.
    pub unit_id: UnitId,
    /// The title.
    pub title: String,
    /// The searched text, folded.
    pub fold: String,
    /// Summary.
    pub summary: String,
    /// Audience.
    pub audience: String,
    /// Contact.
    pub contact: String,
    /// Place.
    pub place: String,
    /// Venue id.
    pub venue_id: Option<VenueId>,
    /// Capacity.
    pub capacity: i32,
    /// Seats taken.
    pub seats_taken: i32,
    /// Whether it is held in the room, online, or both.
    pub way: Coded<HeldWay>,
    /// Seats online, where it is held both ways; none: as many as come.
    pub online_capacity: Option<i32>,
    /// Seats taken online.
    pub online_taken: i32,
    /// What whoever takes part online opens or types; empty: none was written.
    pub online_address: String,
    /// Where it stands.
    pub state: Coded<ActivityState>,
    /// Cancel reason.
    pub cancel_reason: Option<String>,
    /// When it was shown to everybody; none: never.
    pub published_at: Option<DateTime<Utc>>,
    /// Admission.
    pub admission: Coded<Admission>,
    /// A seat is held until the mailed link was opened.
    pub holds_seats: bool,
    /// The day from which one can register; none: from the moment it is published.
    pub registration_opens_on: Option<NaiveDate>,
    /// The minute of that day; none: from its beginning.
    pub registration_opens_min: Option<i32>,
    /// Registration closes on.
    pub registration_closes_on: Option<NaiveDate>,
    /// At this minute of that day; none: with the day.
    pub registration_closes_min: Option<i32>,
    /// How many people it takes; none: it is held however many come.
    pub minimum: Option<i32>,
    /// When that is decided; none: as usual.
    pub decide_on: Option<NaiveDate>,
    /// How many hours a seat that becomes free is offered; none: it is given at once.
    pub offer_hours: Option<i32>,
    /// Starts on.
    pub starts_on: NaiveDate,
    /// Ends on.
    pub ends_on: NaiveDate,
    /// Completion share.
    pub completion_share: i32,
    /// Hours.
    pub hours: Option<i32>,
    /// Signer authority.
    pub signer_authority: String,
    /// Signer title.
    pub signer_title: String,
    /// Signer name.
    pub signer_name: String,
    /// Created by.
    pub created_by: Option<UserId>,
    /// The title in English; empty: none was written.
    pub title_en: String,
    /// The summary in English; empty: none was written.
    pub summary_en: String,
    /// The audience in English; empty: none was written.
    pub audience_en: String,
    /// Until when participants change what is theirs; none: until it begins.
    pub changes_until: Option<DateTime<Utc>>,
    /// Whether a participant may hand the own seat over.
    pub hand_over: Coded<HandOver>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Grows with each change; a stale one is refused.
    pub version: i32,
}

impl Model {
    /// The title in a language; in Vietnamese where there is no other.
    pub fn title_in(&self, lang: Lang) -> &str {
        said(lang, &self.title, &self.title_en)
    }

    /// The summary in a language; in Vietnamese where there is no other.
    pub fn summary_in(&self, lang: Lang) -> &str {
        said(lang, &self.summary, &self.summary_en)
    }

    /// The audience in a language; in Vietnamese where there is no other.
    pub fn audience_in(&self, lang: Lang) -> &str {
        said(lang, &self.audience, &self.audience_en)
    }
}

fn said<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    if en.is_empty() { vi } else { lang.pick(vi, en) }
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
