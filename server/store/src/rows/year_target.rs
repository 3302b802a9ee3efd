//! Rows of `year_targets`.

use domain::PlanSubject;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{YearPlanId, YearTargetId},
};

/// A target of a plan.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "year_targets")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: YearTargetId,
    /// The plan.
    pub plan_id: YearPlanId,
    /// What it is for.
    pub subject: Coded<PlanSubject>,
    /// How many.
    pub amount: i32,
    /// For how many people; none: no number was set.
    pub people: Option<i32>,
    /// The budget line.
    pub note: String,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
