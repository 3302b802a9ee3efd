//! Rows of `typed_units`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{RegistrationId, UnitId, UserId};

/// What somebody typed of a unit that the list does not have.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "typed_units")]
pub struct Model {
    /// The registration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// As typed.
    pub words: String,
    /// Folded: those who typed the same mean the same.
    pub fold: String,
    /// The unit that an organizer says it is; none: it is none of the list, or nobody has said yet.
    pub unit_id: Option<UnitId>,
    /// When somebody said so.
    pub settled_at: Option<DateTime<Utc>>,
    /// Who.
    pub settled_by: Option<UserId>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
