//! Rows of `talks`.

use chrono::{DateTime, Utc};
use domain::{Lang, TalkKind};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{SessionId, TalkId, TrackId},
};

/// A part of a session: a talk, a break, a ceremony.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "talks")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: TalkId,
    /// The session.
    pub session_id: SessionId,
    /// The track; none: for everybody.
    pub track_id: Option<TrackId>,
    /// What it is.
    pub kind: Coded<TalkKind>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it ends.
    pub ends_at: DateTime<Utc>,
    /// What it is called.
    pub title: String,
    /// The title in English; empty: none was written.
    pub title_en: String,
    /// Who speaks.
    pub speaker: String,
    /// Its own room; empty: that of its track, or of the session.
    pub room: String,
    /// Its own seats; none: as many as come.
    pub seats: Option<i32>,
    /// How many chose it; the database keeps it.
    pub seats_taken: i32,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Grows with each change; a stale one is refused.
    pub version: i32,
}

impl Model {
    /// The title in a language; in Vietnamese where there is no other.
    pub fn title_in(&self, lang: Lang) -> &str {
        if self.title_en.is_empty() { &self.title } else { lang.pick(&self.title, &self.title_en) }
    }
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
