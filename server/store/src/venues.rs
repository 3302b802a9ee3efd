//! Queries over venues.

use domain::UnitPath;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    rows::{Venue, venue},
    within::units_within,
};

/// More are never offered under a field.
const MOST: u64 = 300;

/// The venues of these units and below (none given: of all), by name.
pub async fn within(conn: &impl ConnectionTrait, tops: Option<&[UnitPath]>) -> Result<Vec<Venue>, DbErr> {
    let own = tops.map(|tops| venue::Column::UnitId.in_subquery(units_within(tops)));
    venue::Entity::find()
        .filter(Condition::all().add_option(own))
        .order_by_asc(venue::Column::Fold)
        .limit(MOST)
        .all(conn)
        .await
}

/// The venue of a name.
pub async fn by_name(conn: &impl ConnectionTrait, name: &str) -> Result<Option<Venue>, DbErr> {
    venue::Entity::find()
        .filter(venue::Column::Name.eq(name))
        .filter(venue::Column::Address.eq(""))
        .one(conn)
        .await
}
