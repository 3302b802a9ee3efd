//! Lists of rows that have a unit and a day: those of some units and some days, and the years that they are of.

use domain::{Period, UnitPath};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, IdenStatic, QueryFilter,
    QueryOrder, QuerySelect, Select, sea_query::Expr,
};

use crate::within::units_within;

/// The rows whose column `unit` is of `scope` (none given: of all) and whose column `day` lies in a period (none given: in any), the
/// latest first. Rows of one day have no order yet.
pub(crate) fn dated<E: EntityTrait>(
    scope: Option<&[UnitPath]>,
    period: Option<Period>,
    unit: E::Column,
    day: E::Column,
) -> Select<E> {
    let all = Condition::all()
        .add_option(scope.map(|tops| unit.in_subquery(units_within(tops))))
        .add_option(period.map(|period| day.between(period.from(), period.to())));
    E::find().filter(all).order_by_desc(day)
}

/// The years of a column of days, the latest first: of the rows whose column `unit` is of `scope` (none given: of all).
pub(crate) async fn years_of<E: EntityTrait>(
    conn: &impl ConnectionTrait,
    scope: Option<&[UnitPath]>,
    unit: E::Column,
    day: E::Column,
) -> Result<Vec<i32>, DbErr> {
    let day = day.as_str();
    let year = match conn.get_database_backend() {
        DbBackend::Postgres => format!("CAST(EXTRACT(YEAR FROM {day}) AS INTEGER)"),
        _ => format!("CAST(STRFTIME('%Y', {day}) AS INTEGER)"),
    };
    let within = Condition::all().add_option(scope.map(|tops| unit.in_subquery(units_within(tops))));
    let rows = E::find().select_only().expr_as(Expr::cust(year), "year").distinct().filter(within);
    let mut years: Vec<i32> = rows.into_tuple().all(conn).await?;
    years.sort_unstable_by(|a, b| b.cmp(a));
    Ok(years)
}
