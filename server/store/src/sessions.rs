//! Queries over sessions and headcounts.

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::{ActivityState, UnitPath};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use crate::{
    activities::{ActivityFilter, ActivityScope},
    ids::{ActivityId, SessionId},
    rows::{Activity, Session, activity, attendance, attendance_event, session},
};

/// The sessions of an activity, in the order in which they are held.
pub async fn of_activity(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Vec<Session>, DbErr> {
    of_activities(conn, &[activity]).await
}

/// The sessions of several activities, in the order in which they are held.
pub async fn of_activities(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<Vec<Session>, DbErr> {
    session::Entity::find()
        .filter(session::Column::ActivityId.is_in(activities.iter().copied()))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .all(conn)
        .await
}

/// The session of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: SessionId) -> Result<Option<Session>, DbErr> {
    session::Entity::find_by_id(id).one(conn).await
}

/// The sessions within two moments of the activities of a scope and a unit (none given: of all) that were not cancelled, each with its
/// activity, in the order in which they are held; no more than `most`.
pub async fn between(
    conn: &impl ConnectionTrait,
    (scope, unit): (Option<&ActivityScope>, Option<&UnitPath>),
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    most: u64,
) -> Result<Vec<(Session, Activity)>, DbErr> {
    let activity_of = session::Entity::belongs_to(activity::Entity)
        .from(session::Column::ActivityId)
        .to(activity::Column::Id);
    let filter = ActivityFilter {
        scope: scope.cloned(),
        unit: unit.cloned(),
        states: vec![ActivityState::Draft, ActivityState::Published],
        ..ActivityFilter::default()
    };
    let found = session::Entity::find()
        .join(JoinType::InnerJoin, activity_of.into())
        .select_also(activity::Entity)
        .filter(filter.condition())
        .filter(session::Column::StartsAt.gte(from))
        .filter(session::Column::StartsAt.lt(to))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .limit(most)
        .all(conn)
        .await?;
    Ok(found.into_iter().filter_map(|(session, activity)| Some((session, activity?))).collect())
}

/// Sessions of these numbers.
pub async fn by_ids(conn: &impl ConnectionTrait, ids: &[SessionId]) -> Result<Vec<Session>, DbErr> {
    session::Entity::find().filter(session::Column::Id.is_in(ids.iter().copied())).all(conn).await
}

/// Removes a session, with all that was marked at it.
pub async fn remove(conn: &impl ConnectionTrait, id: SessionId) -> Result<(), DbErr> {
    attendance::Entity::delete_many().filter(attendance::Column::SessionId.eq(id)).exec(conn).await?;
    attendance_event::Entity::delete_many()
        .filter(attendance_event::Column::SessionId.eq(id))
        .exec(conn)
        .await?;
    session::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

/// Makes room for those that change places within one transaction: the `n`-th of them waits on a day of its own that no session is
/// held on.
pub async fn step_aside(conn: &impl ConnectionTrait, id: SessionId, n: usize) -> Result<(), DbErr> {
    let day = NaiveDate::default().checked_add_days(Days::new(n as u64)).unwrap_or_default();
    session::Entity::update_many()
        .col_expr(session::Column::HeldOn, Expr::value(day))
        .filter(session::Column::Id.eq(id))
        .exec(conn)
        .await
        .map(drop)
}
