//! Rows of `units`.

use chrono::NaiveDate;
use domain::UnitLevel;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{Coded, ids::UnitId};

/// A unit: province, district, commune, department or team, with its days of validity.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "units")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: UnitId,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The searched text, folded.
    pub fold: String,
    /// The kind.
    pub kind: String,
    /// The level.
    pub level: Coded<UnitLevel>,
    /// The unit it lies in.
    pub parent_id: Option<UnitId>,
    /// The codes from the top down to it.
    pub path: String,
    /// The first day; none: always.
    pub valid_from: Option<NaiveDate>,
    /// The last day; none: still.
    pub valid_to: Option<NaiveDate>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
