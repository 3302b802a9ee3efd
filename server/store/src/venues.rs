//! Queries over venues.

use domain::UnitPath;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    Tx,
    rows::{Venue, venue},
    within::units_within,
};

/// More are never offered under a field.
const MOST: u64 = 300;

/// The venues of these units and below (none given: of all), by name.
///
/// # Errors
/// What the database says.
pub async fn within(conn: &impl ConnectionTrait, tops: Option<&[UnitPath]>) -> Result<Vec<Venue>, DbErr> {
    let own = tops.map(|tops| venue::Column::UnitId.in_subquery(units_within(tops)));
    venue::Entity::find()
        .filter(Condition::all().add_option(own))
        .order_by_asc(venue::Column::Fold)
        .limit(MOST)
        .all(conn)
        .await
}

/// The venue of a name. Whoever would add one waits for the others who would.
///
/// # Errors
/// What the database says.
pub async fn by_name(tx: &Tx, name: &str) -> Result<Option<Venue>, DbErr> {
    // Two at once would both find none: the lock ends with the transaction. On SQLite the transaction is alone.
    if tx.get_database_backend() == sea_orm::DbBackend::Postgres {
        tx.execute_unprepared("SELECT pg_advisory_xact_lock(7255262)").await?;
    }
    venue::Entity::find()
        .filter(venue::Column::Name.eq(name))
        .filter(venue::Column::Address.eq(""))
        .one(tx)
        .await
}
