//! Queries over acts that can be taken back.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::{
    ids::{UndoId, UserId},
    rows::{Undo, undo},
};

/// The act of a number, if this user did it.
pub async fn of_user(conn: &impl ConnectionTrait, user: UserId, id: UndoId) -> Result<Option<Undo>, DbErr> {
    undo::Entity::find_by_id(id).filter(undo::Column::UserId.eq(user)).one(conn).await
}

/// Marks an act as taken back. Answers whether this call was the one that did: of two presses only one is.
pub async fn take(conn: &impl ConnectionTrait, id: UndoId, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let taken = undo::Entity::update_many()
        .col_expr(undo::Column::UndoneAt, Expr::value(now))
        .filter(undo::Column::Id.eq(id))
        .filter(undo::Column::UndoneAt.is_null())
        .filter(undo::Column::EndsAt.gte(now))
        .exec(conn)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Forgets what a user can no longer take back.
pub async fn forget(conn: &impl ConnectionTrait, user: UserId, now: DateTime<Utc>) -> Result<(), DbErr> {
    undo::Entity::delete_many()
        .filter(undo::Column::UserId.eq(user))
        .filter(undo::Column::EndsAt.lt(now))
        .exec(conn)
        .await
        .map(drop)
}

/// The acts of a user that can still be taken back, the latest first; a few are enough to choose from.
pub async fn open_of_user(
    conn: &impl ConnectionTrait,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<Vec<Undo>, DbErr> {
    undo::Entity::find()
        .filter(undo::Column::UserId.eq(user))
        .filter(undo::Column::EndsAt.gte(now))
        .filter(undo::Column::UndoneAt.is_null())
        .order_by_desc(undo::Column::EndsAt)
        .limit(5)
        .all(conn)
        .await
}
