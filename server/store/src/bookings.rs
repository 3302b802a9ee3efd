//! Queries over what sessions have to themselves: rooms and trainers.

use std::collections::HashSet;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::ActivityState;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef, Statement,
};

use crate::{
    Coded,
    ids::{ActivityId, PersonId, RoomId, SessionId, VenueId},
    rows::{Booking, Session, activity, booking, session},
};

/// From a moment to another.
type Window = (DateTime<Utc>, DateTime<Utc>);

fn session_of() -> RelationDef {
    booking::Entity::belongs_to(session::Entity)
        .from(booking::Column::SessionId)
        .to(session::Column::Id)
        .into()
}

fn activity_of() -> RelationDef {
    session::Entity::belongs_to(activity::Entity)
        .from(session::Column::ActivityId)
        .to(activity::Column::Id)
        .into()
}

/// No session lasts longer: it begins and ends on one day. An index of beginnings is read from so long before.
fn longest() -> Duration {
    Duration::days(1)
}

/// What the sessions of these activities have.
pub async fn of_activities(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<Vec<Booking>, DbErr> {
    booking::Entity::find()
        .join(JoinType::InnerJoin, session_of())
        .filter(session::Column::ActivityId.is_in(activities.iter().copied()))
        .order_by_asc(booking::Column::Id)
        .all(conn)
        .await
}

/// How many sessions have a room.
pub async fn of_room(conn: &impl ConnectionTrait, room: RoomId) -> Result<u64, DbErr> {
    booking::Entity::find().filter(booking::Column::RoomId.eq(room)).count(conn).await
}

/// Gives back what the sessions of an activity have, as far as they begin after a moment (none given: whenever they begin).
pub async fn give_back(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    after: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let own = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::ActivityId.eq(activity));
    let after = after.map(|moment| booking::Column::StartsAt.gt(moment));
    booking::Entity::delete_many()
        .filter(booking::Column::SessionId.in_subquery(own.into_query()))
        .filter(Condition::all().add_option(after))
        .exec(conn)
        .await
        .map(drop)
}

/// What others than an activity have of these rooms and trainers at some moment of a window, each with the session that has it.
pub async fn taken(
    conn: &impl ConnectionTrait,
    (rooms, trainers): (&[RoomId], &[PersonId]),
    window: Window,
    but: Option<ActivityId>,
) -> Result<Vec<(Booking, Session)>, DbErr> {
    use booking::Column as B;
    if rooms.is_empty() && trainers.is_empty() {
        return Ok(vec![]);
    }
    let any = Condition::any()
        .add(B::RoomId.is_in(rooms.iter().copied()))
        .add(B::TrainerId.is_in(trainers.iter().copied()));
    let others = but.map(|own| session::Column::ActivityId.ne(own));
    let found = booking::Entity::find()
        .join(JoinType::InnerJoin, session_of())
        .select_also(session::Entity)
        .filter(any)
        .filter(at_some_moment(window, B::StartsAt, B::EndsAt))
        .filter(Condition::all().add_option(others))
        .order_by_asc(B::StartsAt)
        .order_by_asc(B::Id)
        .all(conn)
        .await?;
    Ok(found.into_iter().filter_map(|(booking, session)| Some((booking, session?))).collect())
}

/// The sessions that have one of these rooms or trainers at some moment of a window.
pub async fn sessions_of(
    conn: &impl ConnectionTrait,
    of: (&[RoomId], &[PersonId]),
    (from, to): Window,
) -> Result<HashSet<SessionId>, DbErr> {
    let found = taken(conn, of, (from, to), None).await?;
    Ok(found.into_iter().map(|(_, session)| session.id).collect())
}

/// The sessions of other activities at a venue at some moment of a window, of which no room is known.
pub async fn at_venue(
    conn: &impl ConnectionTrait,
    venue: VenueId,
    window: Window,
    but: ActivityId,
) -> Result<Vec<Session>, DbErr> {
    use session::Column as S;
    let in_rooms = booking::Entity::find()
        .select_only()
        .column(booking::Column::SessionId)
        .filter(booking::Column::RoomId.is_not_null())
        // Where a talk is held says nothing of the rest of its session.
        .filter(booking::Column::TalkId.is_null())
        .filter(at_some_moment(window, booking::Column::StartsAt, booking::Column::EndsAt));
    session::Entity::find()
        .join(JoinType::InnerJoin, activity_of())
        .filter(activity::Column::VenueId.eq(venue))
        .filter(activity::Column::State.ne(Coded(ActivityState::Cancelled)))
        .filter(activity::Column::Id.ne(but))
        .filter(at_some_moment(window, S::StartsAt, S::EndsAt))
        .filter(S::Id.not_in_subquery(in_rooms.into_query()))
        .order_by_asc(S::StartsAt)
        .order_by_asc(S::Id)
        .all(conn)
        .await
}

/// That something is at some moment of a window.
fn at_some_moment<C: ColumnTrait>((from, to): Window, starts: C, ends: C) -> Condition {
    // By the index of beginnings.
    Condition::all().add(starts.lt(to)).add(starts.gt(from - longest())).add(ends.gt(from))
}

/// Somebody with a seat in an activity who has one in another at the same time: their name, the other activity.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct TwoPlaces {
    /// The name.
    pub full_name: String,
    /// The other activity.
    pub activity_id: ActivityId,
    /// The session of this activity.
    pub session_id: SessionId,
}

/// The most of them that are read.
const MOST: u32 = 200;

/// Who has a seat in an activity, and at the time of one of its sessions a session of another where they have a seat as well.
pub async fn in_two_places(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<TwoPlaces>, DbErr> {
    let sql = format!(
        "SELECT DISTINCT p.full_name, p.sort_key, r2.activity_id, s.id AS session_id
         FROM registrations r
         JOIN registrations r2 ON r2.person_id = r.person_id AND r2.activity_id <> r.activity_id AND r2.state = 'confirmed'
         JOIN activities a2 ON a2.id = r2.activity_id AND a2.state <> 'cancelled' AND a2.starts_on <= $3 AND a2.ends_on >= $2
         JOIN sessions s ON s.activity_id = r.activity_id
         JOIN sessions s2 ON s2.activity_id = a2.id AND s2.starts_at < s.ends_at AND s.starts_at < s2.ends_at
         JOIN people p ON p.id = r.person_id
         WHERE r.activity_id = $1 AND r.state = 'confirmed'
         ORDER BY p.sort_key, r2.activity_id, s.id LIMIT {MOST}"
    );
    let values: [sea_orm::Value; 3] = [activity.into(), from.into(), to.into()];
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    TwoPlaces::find_by_statement(statement).all(conn).await
}
