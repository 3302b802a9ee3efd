//! Rows of `template_sessions`.

use domain::{Slot, agenda::AgendaTime};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{TemplateId, TemplateSessionId},
};

/// A session of a template's agenda.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "template_sessions")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: TemplateSessionId,
    /// The template.
    pub template_id: TemplateId,
    /// The day, from 1.
    pub day_no: i32,
    /// In which part of it.
    pub slot: Coded<Slot>,
    /// When it begins, in minutes after midnight.
    pub from_minute: i32,
    /// When it ends.
    pub to_minute: i32,
    /// What it is about.
    pub topic: String,
    /// That in English; empty: none was written.
    pub topic_en: String,
}

impl Model {
    /// When it is held.
    pub fn time(&self) -> AgendaTime {
        AgendaTime {
            day_no: self.day_no.unsigned_abs(),
            slot: *self.slot,
            from: self.from_minute.unsigned_abs(),
            to: self.to_minute.unsigned_abs(),
        }
    }
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
