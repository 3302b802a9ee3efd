//! Queries over the rooms of venues.

use chrono::NaiveDate;
use domain::UnitPath;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    Tx,
    ids::{ClosureId, RoomId, VenueId},
    rows::{Room, RoomClosure, room, room_closure, venue},
    within::units_within,
};

/// The rooms of these venues, by name.
pub async fn of_venues(conn: &impl ConnectionTrait, venues: &[VenueId]) -> Result<Vec<Room>, DbErr> {
    room::Entity::find()
        .filter(room::Column::VenueId.is_in(venues.iter().copied()))
        .order_by_asc(room::Column::Fold)
        .all(conn)
        .await
}

/// The names of rooms, each after that of its venue.
pub async fn named(conn: &impl ConnectionTrait, ids: &[RoomId]) -> Result<Vec<(RoomId, String)>, DbErr> {
    with_venues(conn, Condition::all().add(room::Column::Id.is_in(ids.iter().copied()))).await
}

/// The rooms of the venues of these units and below (none given: of all), each after the name of its venue.
pub async fn within(
    conn: &impl ConnectionTrait,
    tops: Option<&[UnitPath]>,
) -> Result<Vec<(RoomId, String)>, DbErr> {
    let own = tops.map(|tops| venue::Column::UnitId.in_subquery(units_within(tops)));
    with_venues(conn, Condition::all().add_option(own)).await
}

/// More are never offered under a field.
const MOST: u64 = 500;

async fn with_venues(conn: &impl ConnectionTrait, of: Condition) -> Result<Vec<(RoomId, String)>, DbErr> {
    let venue_of = room::Entity::belongs_to(venue::Entity).from(room::Column::VenueId).to(venue::Column::Id);
    let rows: Vec<(RoomId, String, String)> = room::Entity::find()
        .select_only()
        .columns([room::Column::Id, room::Column::Name])
        .column_as(venue::Column::Name, "venue")
        .join(JoinType::InnerJoin, venue_of.into())
        .filter(of)
        .order_by_asc(venue::Column::Fold)
        .order_by_asc(room::Column::Fold)
        .limit(MOST)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id, room, venue)| (id, format!("{venue} · {room}"))).collect())
}

/// The room of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: RoomId) -> Result<Option<Room>, DbErr> {
    room::Entity::find_by_id(id).one(conn).await
}

/// The room, with everybody else who would change it kept waiting until this transaction ends.
pub async fn lock(tx: &Tx, id: RoomId) -> Result<Option<Room>, DbErr> {
    // On SQLite the transaction is immediate and alone; the lock is PostgreSQL's.
    room::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// Removes a room that no session has.
///
/// # Errors
/// What the database says; a broken foreign key where one has.
pub async fn remove(conn: &impl ConnectionTrait, id: RoomId) -> Result<(), DbErr> {
    room::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

/// The days on which these rooms are closed, in their order: as far as they end on a day or later.
pub async fn closures(
    conn: &impl ConnectionTrait,
    rooms: &[RoomId],
    from: NaiveDate,
) -> Result<Vec<RoomClosure>, DbErr> {
    if rooms.is_empty() {
        return Ok(vec![]);
    }
    room_closure::Entity::find()
        .filter(room_closure::Column::RoomId.is_in(rooms.iter().copied()))
        .filter(room_closure::Column::ToOn.gte(from))
        .order_by_asc(room_closure::Column::FromOn)
        .order_by_asc(room_closure::Column::Id)
        .all(conn)
        .await
}

/// Days of a number.
pub async fn closure(conn: &impl ConnectionTrait, id: ClosureId) -> Result<Option<RoomClosure>, DbErr> {
    room_closure::Entity::find_by_id(id).one(conn).await
}

/// The room is open on them again.
pub async fn remove_closure(conn: &impl ConnectionTrait, id: ClosureId) -> Result<(), DbErr> {
    room_closure::Entity::delete_by_id(id).exec(conn).await.map(drop)
}
