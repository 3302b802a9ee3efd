//! Rows of `nominees`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{NomineeId, PersonId, RegistrationId, RoundId, UnitId, UserId};

/// Somebody whom a unit names.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "nominees")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: NomineeId,
    /// The call.
    pub round_id: RoundId,
    /// The unit that names them.
    pub unit_id: UnitId,
    /// Who.
    pub person_id: PersonId,
    /// The order in which they are to have seats, from 1.
    pub rank: i32,
    /// The seat that the nomination gave; none: not yet, or no more.
    pub registration_id: Option<RegistrationId>,
    /// Who named them.
    pub added_by: Option<UserId>,
    /// When.
    pub added_at: DateTime<Utc>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
