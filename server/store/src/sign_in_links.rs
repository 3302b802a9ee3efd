//! Links that sign their owner in once.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    ids::{SignInLinkId, UserId},
    rows::{self, SignInLink},
};

/// The one-time link of a token, by the token's hash.
pub async fn by_token(conn: &impl ConnectionTrait, token_hash: &[u8]) -> Result<Option<SignInLink>, DbErr> {
    rows::sign_in_link::Entity::find()
        .filter(rows::sign_in_link::Column::TokenHash.eq(token_hash.to_vec()))
        .one(conn)
        .await
}

/// Removes one-time links that have ended.
pub async fn remove_ended(conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), DbErr> {
    rows::sign_in_link::Entity::delete_many()
        .filter(rows::sign_in_link::Column::ExpiresAt.lt(now))
        .exec(conn)
        .await
        .map(drop)
}

/// Ends every one-time link of a user.
pub async fn end_all(conn: &impl ConnectionTrait, user: UserId) -> Result<(), DbErr> {
    rows::sign_in_link::Entity::delete_many()
        .filter(rows::sign_in_link::Column::UserId.eq(user))
        .exec(conn)
        .await
        .map(drop)
}

/// Uses a one-time link up. Of two who try at once, one is told `true`.
pub async fn use_up(
    conn: &impl ConnectionTrait,
    id: SignInLinkId,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let used = rows::sign_in_link::Entity::update_many()
        .col_expr(rows::sign_in_link::Column::UsedAt, Expr::value(now))
        .filter(rows::sign_in_link::Column::Id.eq(id))
        .filter(rows::sign_in_link::Column::UsedAt.is_null())
        .exec(conn)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Ends every one-time link of everybody.
pub async fn end_everybodys(conn: &impl ConnectionTrait) -> Result<(), DbErr> {
    rows::sign_in_link::Entity::delete_many().exec(conn).await.map(drop)
}

/// Until when a link of a user opens, where one does.
pub async fn open_until(
    conn: &impl ConnectionTrait,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, DbErr> {
    let row = rows::sign_in_link::Entity::find()
        .filter(rows::sign_in_link::Column::UserId.eq(user))
        .filter(rows::sign_in_link::Column::UsedAt.is_null())
        .filter(rows::sign_in_link::Column::ExpiresAt.gt(now))
        .one(conn)
        .await?;
    Ok(row.map(|row| row.expires_at))
}
