//! Queries over sessions and headcounts.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    ids::{ActivityId, SessionId},
    rows::{Headcount, Session, headcount, session},
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

/// Removes a session that nobody's attendance hangs on.
///
/// # Errors
/// What the database says; a broken foreign key where attendance was taken.
pub async fn remove(conn: &impl ConnectionTrait, id: SessionId) -> Result<(), DbErr> {
    session::Entity::delete_by_id(id).exec(conn).await.map(drop)
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
