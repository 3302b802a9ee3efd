//! Queries over talks.

use domain::numbers::whole;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, JoinType,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationDef, Select,
};

use crate::{
    ids::{ActivityId, TalkId},
    rows::{Talk, session, talk},
};

fn session_of() -> RelationDef {
    talk::Entity::belongs_to(session::Entity).from(talk::Column::SessionId).to(session::Column::Id).into()
}

fn found(activities: &[ActivityId]) -> Select<talk::Entity> {
    talk::Entity::find()
        .join(JoinType::InnerJoin, session_of())
        .filter(session::Column::ActivityId.is_in(activities.iter().copied()))
}

/// The talks of an activity, in the order in which they are held.
pub async fn of_activity(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Vec<Talk>, DbErr> {
    of_activities(conn, &[activity]).await
}

/// The talks of several activities, in the order in which they are held.
pub async fn of_activities(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<Vec<Talk>, DbErr> {
    found(activities)
        .order_by_asc(talk::Column::StartsAt)
        .order_by_asc(talk::Column::EndsAt)
        .order_by_asc(talk::Column::Id)
        .all(conn)
        .await
}

/// How many talks an activity has.
pub async fn count(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<u32, DbErr> {
    found(&[activity]).count(conn).await.map(whole)
}

/// Writes a talk whose activity is locked, all but how many chose it: that the database keeps.
///
/// # Errors
/// What the database says; [`DbErr::RecordNotUpdated`] where no such row is there.
pub async fn write(conn: &impl ConnectionTrait, row: &Talk) -> Result<Talk, DbErr> {
    let mut active = row.clone().into_active_model().reset_all();
    active.not_set(talk::Column::SeatsTaken);
    active.update(conn).await
}

/// Removes a talk, with the choices of it.
pub async fn remove(conn: &impl ConnectionTrait, id: TalkId) -> Result<(), DbErr> {
    talk::Entity::delete_by_id(id).exec(conn).await.map(drop)
}
