//! Queries over the clashes that somebody let stand.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::{
    ids::ActivityId,
    rows::{LetStand, let_stand},
};

/// Those of an activity.
pub async fn of_activity(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Vec<LetStand>, DbErr> {
    let_stand::Entity::find().filter(let_stand::Column::ActivityId.eq(activity)).all(conn).await
}
