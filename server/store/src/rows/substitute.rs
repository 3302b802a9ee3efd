//! Rows of `substitutes`.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{RegistrationId, UnitId};

/// Who takes a seat should its participant not be able to come.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "substitutes")]
pub struct Model {
    /// The registration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// Full name.
    pub full_name: String,
    /// Birth date; none where the year alone is known.
    pub birth_date: Option<NaiveDate>,
    /// Year of birth, where no more is known.
    pub birth_year: Option<i32>,
    /// The unit.
    pub unit_id: Option<UnitId>,
    /// The post; may be empty.
    pub position: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// When they were named.
    pub named_at: DateTime<Utc>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
