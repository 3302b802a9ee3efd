//! Rows of `tracks`.

use domain::Lang;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{ActivityId, TrackId};

/// Talks of an activity in a row, beside those of other tracks.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tracks")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: TrackId,
    /// The activity.
    pub activity_id: ActivityId,
    /// Where it stands among the others.
    pub position: i32,
    /// What it is called.
    pub name: String,
    /// The name, folded.
    pub fold: String,
    /// The name in English; empty: none was written.
    pub name_en: String,
    /// Where its talks are held, unless one says another room.
    pub room: String,
    /// Grows with each change; a stale one is refused.
    pub version: i32,
}

impl Model {
    /// The name in a language; in Vietnamese where there is no other.
    pub fn name_in(&self, lang: Lang) -> &str {
        if self.name_en.is_empty() { &self.name } else { lang.pick(&self.name, &self.name_en) }
    }
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
