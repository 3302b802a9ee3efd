//! Rows of `demand_people`.

use chrono::{DateTime, Utc};
use domain::demands::Suits;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, DemandId, DemandPersonId, PersonId, UnitId},
};

/// Somebody who left their name at a call for interest.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "demand_people")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: DemandPersonId,
    /// The call.
    pub demand_id: DemandId,
    /// The person.
    pub person_id: PersonId,
    /// The unit, as it was; none: what was typed is none of the list.
    pub unit_id: Option<UnitId>,
    /// The unit's words, where it is none of the list.
    pub other_unit: String,
    /// When they could come.
    pub suits: Coded<Suits>,
    /// What they say about that.
    pub note: String,
    /// When they came first.
    pub named_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Grows with each change.
    pub version: i32,
    /// When they took their name back.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// To which activity they were invited.
    pub activity_id: Option<ActivityId>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
