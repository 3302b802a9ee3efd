//! Rows of `questions`.

use chrono::{DateTime, Utc};
use domain::QuestionKind;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, QuestionId, TemplateId},
};

/// A question that an activity asks of its own, or that a template brings along.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "questions")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: QuestionId,
    /// The activity that asks it.
    pub activity_id: Option<ActivityId>,
    /// The template that gives it to new activities.
    pub template_id: Option<TemplateId>,
    /// The order, from 1.
    pub position: i32,
    /// What kind of answer it wants.
    pub kind: Coded<QuestionKind>,
    /// The question.
    pub text_vi: String,
    /// The question in English; empty: none was written.
    pub text_en: String,
    /// What helps to answer it; may be empty.
    pub help: String,
    /// What can be chosen, one a line.
    pub options: String,
    /// Where it is asked, it has to be answered.
    pub required: bool,
    /// Its answers stand on the list that is printed.
    pub on_papers: bool,
    /// It is asked only where this one is answered so.
    pub only_if: Option<QuestionId>,
    /// How that one is to be answered.
    pub only_answer: String,
    /// Since when it is asked no more.
    pub retired_at: Option<DateTime<Utc>>,
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
