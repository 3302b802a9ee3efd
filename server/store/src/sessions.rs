//! Queries over sessions and headcounts.

use chrono::{Days, NaiveDate};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use crate::{
    ids::{ActivityId, SessionId},
    rows::{Session, attendance, attendance_event, session},
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
