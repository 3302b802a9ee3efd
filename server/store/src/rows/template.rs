//! Rows of `templates`.

use chrono::{DateTime, Utc};
use domain::{ActivityKind, Admission, HeldWay, Level};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{TemplateId, UnitId},
};

/// A template of activities.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "templates")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: TemplateId,
    /// The unit that it belongs to.
    pub unit_id: UnitId,
    /// What it is called.
    pub name: String,
    /// The searched text, folded.
    pub fold: String,
    /// The kind.
    pub kind: Coded<ActivityKind>,
    /// The level.
    pub level: Coded<Level>,
    /// The title of an activity.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// Whom it is for.
    pub audience: String,
    /// Whom to ask; empty: as the office has it.
    pub contact: String,
    /// Seats.
    pub capacity: i32,
    /// Whether it is held in the room, online, or both.
    pub way: Coded<HeldWay>,
    /// Seats online, where it is held both ways; none: as many as come.
    pub online_capacity: Option<i32>,
    /// How people get onto the list.
    pub admission: Coded<Admission>,
    /// A seat is held until the mailed link was opened.
    pub holds_seats: bool,
    /// The share of sessions needed, in per cent.
    pub completion_share: i32,
    /// Hours on the certificate; none: counted from the sessions.
    pub hours: Option<i32>,
    /// The signer's authority; empty with the others: who signed the unit's last.
    pub signer_authority: String,
    /// The signer's title.
    pub signer_title: String,
    /// The signer's name.
    pub signer_name: String,
    /// The title in English; empty: none was written.
    pub title_en: String,
    /// The summary in English; empty: none was written.
    pub summary_en: String,
    /// The audience in English; empty: none was written.
    pub audience_en: String,
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
