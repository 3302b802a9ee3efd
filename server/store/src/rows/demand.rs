//! Rows of `demands`.

use chrono::{DateTime, Utc};
use domain::{
    ActivityKind, Lang,
    demands::{DemandAudience, DemandState},
};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, DemandId, TemplateId, UnitId, UserId},
};

/// A call for interest.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "demands")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: DemandId,
    /// The unit that would hold it.
    pub unit_id: UnitId,
    /// The kind.
    pub kind: Coded<ActivityKind>,
    /// The title.
    pub title: String,
    /// The title in English; empty: none was written.
    pub title_en: String,
    /// What it is about.
    pub about: String,
    /// What it is about, in English; empty: none was written.
    pub about_en: String,
    /// The template from which it is planned.
    pub template_id: Option<TemplateId>,
    /// The earlier activity from which it is planned.
    pub model_id: Option<ActivityId>,
    /// Until when it takes names; none: until somebody closes it.
    pub closes_at: Option<DateTime<Utc>>,
    /// Who may answer it.
    pub audience: Coded<DemandAudience>,
    /// Where it stands.
    pub state: Coded<DemandState>,
    /// When it was closed or cancelled.
    pub ended_at: Option<DateTime<Utc>>,
    /// Created by.
    pub created_by: Option<UserId>,
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
        if self.title_en.is_empty() { &self.title } else { lang.pick(&self.title, &self.title_en) }
    }

    /// What it is about in a language; in Vietnamese where there is no other.
    pub fn about_in(&self, lang: Lang) -> &str {
        if self.about_en.is_empty() { &self.about } else { lang.pick(&self.about, &self.about_en) }
    }

    /// Where it stands at a moment.
    pub fn stands(&self, now: DateTime<Utc>) -> DemandState {
        domain::demands::stands(*self.state, self.closes_at, now)
    }
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
