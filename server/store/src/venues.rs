//! Queries over venues.

use domain::{UnitPath, text};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    Paged, Paging,
    ids::VenueId,
    page::page,
    rows::{Venue, activity, session, venue},
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

/// One page of the venues of these units and below (none given: of all) whose names have all these words, by name.
pub async fn list(
    conn: &impl ConnectionTrait,
    tops: Option<&[UnitPath]>,
    words: &str,
    paging: Paging,
) -> Result<Paged<Venue>, DbErr> {
    let own = tops.map(|tops| venue::Column::UnitId.in_subquery(units_within(tops)));
    let words = text::search_words(words.trim());
    let named = words.iter().fold(Condition::all(), |all, word| all.add(venue::Column::Fold.contains(word)));
    let found = venue::Entity::find()
        .filter(Condition::all().add_option(own))
        .filter(named)
        .order_by_asc(venue::Column::Fold)
        .order_by_asc(venue::Column::Id);
    page(conn, found, paging).await
}

/// The venue of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: VenueId) -> Result<Option<Venue>, DbErr> {
    venue::Entity::find_by_id(id).one(conn).await
}

/// The words for rooms of the sessions at a venue, most often first: each with how many sessions have them.
pub async fn typed_rooms(conn: &impl ConnectionTrait, id: VenueId) -> Result<Vec<(String, u64)>, DbErr> {
    let activity = session::Entity::belongs_to(activity::Entity)
        .from(session::Column::ActivityId)
        .to(activity::Column::Id);
    let rows: Vec<(String, i64)> = session::Entity::find()
        .select_only()
        .column(session::Column::Room)
        .column_as(session::Column::Id.count(), "sessions")
        .join(JoinType::InnerJoin, activity.into())
        .filter(activity::Column::VenueId.eq(id))
        .filter(session::Column::Room.ne(""))
        .group_by(session::Column::Room)
        .order_by_desc(session::Column::Id.count())
        .order_by_asc(session::Column::Room)
        .limit(MOST)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(room, sessions)| (room, sessions.unsigned_abs())).collect())
}

/// The venue of a name.
pub async fn by_name(conn: &impl ConnectionTrait, name: &str) -> Result<Option<Venue>, DbErr> {
    venue::Entity::find()
        .filter(venue::Column::Name.eq(name))
        .filter(venue::Column::Address.eq(""))
        .one(conn)
        .await
}
