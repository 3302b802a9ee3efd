//! Rows of `role_grants`.

use domain::accounts::access::Role;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, GrantId, UnitId, UserId},
};

/// A role that a user has, and what it holds for.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grants")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: GrantId,
    /// The user.
    pub user_id: UserId,
    /// Role.
    pub role: Coded<Role>,
    /// The unit, as it was.
    pub unit_id: Option<UnitId>,
    /// The activity.
    pub activity_id: Option<ActivityId>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
