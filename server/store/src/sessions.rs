//! Queries over sessions and headcounts.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::{
    ids::{ActivityId, SessionId},
    rows::{Headcount, Session, attendance, attendance_event, headcount, session},
};

/// The sessions of an activity, in the order in which they are held.
///
/// # Errors
/// What the database says.
pub async fn of_activity(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Vec<Session>, DbErr> {
    of_activities(conn, &[activity]).await
}

/// The sessions of several activities, in the order in which they are held.
///
/// # Errors
/// What the database says.
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
///
/// # Errors
/// What the database says.
pub async fn by_id(conn: &impl ConnectionTrait, id: SessionId) -> Result<Option<Session>, DbErr> {
    session::Entity::find_by_id(id).one(conn).await
}

/// Removes a session, with all that was marked at it.
///
/// # Errors
/// What the database says.
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
///
/// # Errors
/// What the database says.
pub async fn step_aside(conn: &impl ConnectionTrait, id: SessionId, n: usize) -> Result<(), DbErr> {
    let day = NaiveDate::default().checked_add_days(Days::new(n as u64)).unwrap_or_default();
    session::Entity::update_many()
        .col_expr(session::Column::HeldOn, Expr::value(day))
        .filter(session::Column::Id.eq(id))
        .exec(conn)
        .await
        .map(drop)
}

/// Those of several activities that were counted.
///
/// # Errors
/// What the database says.
pub async fn counted(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<HashSet<ActivityId>, DbErr> {
    let counted: Vec<ActivityId> = headcount::Entity::find()
        .select_only()
        .column(headcount::Column::ActivityId)
        .filter(headcount::Column::ActivityId.is_in(activities.iter().copied()))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(counted.into_iter().collect())
}

/// The headcount of an activity, where one was taken.
///
/// # Errors
/// What the database says.
pub async fn headcount(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Option<Headcount>, DbErr> {
    headcount::Entity::find_by_id(activity).one(conn).await
}

/// Takes the headcount of an activity away.
///
/// # Errors
/// What the database says.
pub async fn forget_headcount(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<(), DbErr> {
    headcount::Entity::delete_by_id(activity).exec(conn).await.map(drop)
}
