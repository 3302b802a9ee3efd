//! Rows of `documents`.

use chrono::{DateTime, Utc};
use domain::{
    Lang,
    documents::{DocumentAudience, DocumentKind},
};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, DocumentId, TemplateId},
};

/// A document of an activity, or one that a template brings along.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: DocumentId,
    /// The activity.
    pub activity_id: Option<ActivityId>,
    /// The template.
    pub template_id: Option<TemplateId>,
    /// What it is called.
    pub title: String,
    /// That in English; empty: none was written.
    pub title_en: String,
    /// Who reads it.
    pub audience: Coded<DocumentAudience>,
    /// The name of the file.
    pub name: String,
    /// What it is, by its content.
    pub kind: Coded<DocumentKind>,
    /// How many bytes it has.
    pub size: i32,
    /// The SHA-256 of its bytes, under which they are kept.
    pub hash: String,
    /// Since when it is no more.
    pub removed_at: Option<DateTime<Utc>>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Grows with each change; a stale one is refused.
    pub version: i32,
}

impl Model {
    /// What it is called in a language: in Vietnamese where no English was written.
    pub fn title_in(&self, lang: Lang) -> &str {
        if self.title_en.is_empty() { &self.title } else { lang.pick(&self.title, &self.title_en) }
    }
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
