//! Rows of `people`.

use chrono::{DateTime, NaiveDate, Utc};
use domain::Sex;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{PersonId, UnitId},
};

/// A person, with no more data than rule 11 allows.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "people")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: PersonId,
    /// The code.
    pub code: Option<String>,
    /// Full name.
    pub full_name: String,
    /// The searched text, folded.
    pub fold: String,
    /// Sort key.
    pub sort_key: Vec<u8>,
    /// Birth date.
    pub birth_date: Option<NaiveDate>,
    /// The year of birth, where the day is not known.
    pub birth_year: Option<i32>,
    /// Sex.
    pub sex: Option<Coded<Sex>>,
    /// The unit, as it was.
    pub unit_id: Option<UnitId>,
    /// Position.
    pub position: String,
    /// Email.
    pub email: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Lang.
    pub lang: String,
    /// Consented at.
    pub consented_at: Option<DateTime<Utc>>,
    /// Erased at.
    pub erased_at: Option<DateTime<Utc>>,
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
