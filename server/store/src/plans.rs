//! Plans of units by year, and their targets.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::{
    Tx,
    ids::{UnitId, YearPlanId},
    rows::{YearPlan, YearTarget, year_plan, year_target},
};

/// The plan of a unit for a year.
pub async fn of_unit(
    conn: &impl ConnectionTrait,
    unit: UnitId,
    year: i32,
) -> Result<Option<YearPlan>, DbErr> {
    find(unit, year).one(conn).await
}

/// As [`of_unit`], with everybody else who changes it kept waiting until this transaction ends.
pub async fn lock(tx: &Tx, unit: UnitId, year: i32) -> Result<Option<YearPlan>, DbErr> {
    find(unit, year).lock_exclusive().one(tx).await
}

fn find(unit: UnitId, year: i32) -> Select<year_plan::Entity> {
    year_plan::Entity::find()
        .filter(year_plan::Column::UnitId.eq(unit))
        .filter(year_plan::Column::Year.eq(year))
}

/// Every plan for a year.
pub async fn of_year(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<YearPlan>, DbErr> {
    year_plan::Entity::find()
        .filter(year_plan::Column::Year.eq(year))
        .order_by_asc(year_plan::Column::Id)
        .all(conn)
        .await
}

/// The targets of plans.
pub async fn targets(
    conn: &impl ConnectionTrait,
    plans: impl IntoIterator<Item = YearPlanId>,
) -> Result<Vec<YearTarget>, DbErr> {
    year_target::Entity::find()
        .filter(year_target::Column::PlanId.is_in(plans))
        .order_by_asc(year_target::Column::Id)
        .all(conn)
        .await
}

/// Puts targets in the place of those that a plan has.
pub async fn replace_targets(tx: &Tx, plan: YearPlanId, targets: Vec<YearTarget>) -> Result<(), DbErr> {
    year_target::Entity::delete_many().filter(year_target::Column::PlanId.eq(plan)).exec(tx).await?;
    crate::insert_many(tx, targets).await
}
