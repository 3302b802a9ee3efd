//! Queries over days off by decision.

use chrono::NaiveDate;
use domain::UnitPath;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    ids::{DayOffId, UnitId},
    rows::{DayOff, day_off},
    within::units_within,
};

/// The decisions about days between two, both counted: of units of these numbers.
pub async fn of_units(
    conn: &impl ConnectionTrait,
    units: &[UnitId],
    span: (NaiveDate, NaiveDate),
) -> Result<Vec<DayOff>, DbErr> {
    within(conn, Some(Condition::all().add(day_off::Column::UnitId.is_in(units.iter().copied()))), span).await
}

/// The decisions about days between two, both counted: of these units and those below (none given: of all).
pub async fn below(
    conn: &impl ConnectionTrait,
    tops: Option<&[UnitPath]>,
    span: (NaiveDate, NaiveDate),
) -> Result<Vec<DayOff>, DbErr> {
    let own = |tops| Condition::all().add(day_off::Column::UnitId.in_subquery(units_within(tops)));
    within(conn, tops.map(own), span).await
}

async fn within(
    conn: &impl ConnectionTrait,
    of: Option<Condition>,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<DayOff>, DbErr> {
    day_off::Entity::find()
        .filter(Condition::all().add_option(of))
        .filter(day_off::Column::Day.between(from, to))
        .order_by_asc(day_off::Column::Day)
        .order_by_asc(day_off::Column::Id)
        .all(conn)
        .await
}

/// The decision of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: DayOffId) -> Result<Option<DayOff>, DbErr> {
    day_off::Entity::find_by_id(id).one(conn).await
}

/// Removes a decision.
pub async fn remove(conn: &impl ConnectionTrait, id: DayOffId) -> Result<(), DbErr> {
    day_off::Entity::delete_by_id(id).exec(conn).await.map(drop)
}
