//! Heads counted at sessions, without names.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use crate::{
    ids::ActivityId,
    rows::{self, Headcount},
};

/// Those of several activities that were counted.
pub async fn counted(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<HashSet<ActivityId>, DbErr> {
    let counted: Vec<ActivityId> = rows::headcount::Entity::find()
        .select_only()
        .column(rows::headcount::Column::ActivityId)
        .filter(rows::headcount::Column::ActivityId.is_in(activities.iter().copied()))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(counted.into_iter().collect())
}

/// The headcount of an activity, where one was taken.
pub async fn of_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Option<Headcount>, DbErr> {
    rows::headcount::Entity::find_by_id(activity).one(conn).await
}

/// Takes the headcount of an activity away.
pub async fn forget(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<(), DbErr> {
    rows::headcount::Entity::delete_by_id(activity).exec(conn).await.map(drop)
}
