//! Rows of `mail_rules`.

use chrono::{DateTime, Utc};
use domain::{ReminderKind, mails::reminders::Ahead};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, MailRuleId, TemplateId},
};

/// A mail that an activity sends by itself, or that a template brings along.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_rules")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: MailRuleId,
    /// The activity that sends it.
    pub activity_id: Option<ActivityId>,
    /// The template that gives it to new activities.
    pub template_id: Option<TemplateId>,
    /// What is written.
    pub kind: Coded<ReminderKind>,
    /// So many days before the first one; none: hours are counted.
    pub days_before: Option<i32>,
    /// At which minute after midnight, local, on that day.
    pub at_minute: Option<i32>,
    /// So many hours before it begins.
    pub hours_before: Option<i32>,
    /// Whether it is sent.
    pub is_on: bool,
    /// The moment of which its mails were written last.
    pub done_for: Option<DateTime<Utc>>,
    /// When they were.
    pub done_at: Option<DateTime<Utc>>,
    /// To how many.
    pub done_n: i32,
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
    /// How long before the activity it leaves.
    pub fn ahead(&self) -> Ahead {
        match (self.days_before, self.at_minute, self.hours_before) {
            (Some(days), Some(minute), _) => Ahead::Days(days.unsigned_abs(), minute.unsigned_abs()),
            (_, _, hours) => Ahead::Hours(hours.unwrap_or(1).unsigned_abs()),
        }
    }
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
