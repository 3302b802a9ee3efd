//! Who of the staff is signed in.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef, sea_query::Expr,
};

use crate::{
    ids::{StaffSessionId, UserId},
    rows::{StaffSession, User, staff_session, user},
};

/// The signed-in browser of a token, by the token's hash, with who it is of.
pub async fn by_token(
    conn: &impl ConnectionTrait,
    token_hash: &[u8],
) -> Result<Option<(StaffSession, User)>, DbErr> {
    let of_user: RelationDef = staff_session::Entity::belongs_to(user::Entity)
        .from(staff_session::Column::UserId)
        .to(user::Column::Id)
        .into();
    let found = staff_session::Entity::find()
        .join(JoinType::InnerJoin, of_user)
        .select_also(user::Entity)
        .filter(staff_session::Column::TokenHash.eq(token_hash.to_vec()))
        .one(conn)
        .await?;
    Ok(found.and_then(|(session, user)| Some((session, user?))))
}

/// The signed-in browsers of a user, the one seen last first.
pub async fn of_user(conn: &impl ConnectionTrait, user: UserId) -> Result<Vec<StaffSession>, DbErr> {
    staff_session::Entity::find()
        .filter(staff_session::Column::UserId.eq(user))
        .order_by_desc(staff_session::Column::LastSeenAt)
        .all(conn)
        .await
}

/// Signs one browser out.
pub async fn end(conn: &impl ConnectionTrait, id: StaffSessionId) -> Result<(), DbErr> {
    staff_session::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

/// Notes when a browser was last seen; its token may be another by now.
pub async fn saw(conn: &impl ConnectionTrait, id: StaffSessionId, at: DateTime<Utc>) -> Result<(), DbErr> {
    staff_session::Entity::update_many()
        .col_expr(staff_session::Column::LastSeenAt, Expr::value(at))
        .filter(staff_session::Column::Id.eq(id))
        .exec(conn)
        .await
        .map(drop)
}

/// Gives a browser another token: whoever has the old one is out. What was proved by a link is used up with it.
pub async fn renew(
    conn: &impl ConnectionTrait,
    id: StaffSessionId,
    token_hash: Vec<u8>,
) -> Result<bool, DbErr> {
    let renewed = staff_session::Entity::update_many()
        .col_expr(staff_session::Column::TokenHash, Expr::value(token_hash))
        .col_expr(staff_session::Column::ProvedAt, Expr::value(None::<DateTime<Utc>>))
        .filter(staff_session::Column::Id.eq(id))
        .exec(conn)
        .await?;
    Ok(renewed.rows_affected == 1)
}

/// Signs a user out in every browser but one.
pub async fn end_others(
    conn: &impl ConnectionTrait,
    user: UserId,
    kept: StaffSessionId,
) -> Result<(), DbErr> {
    staff_session::Entity::delete_many()
        .filter(staff_session::Column::UserId.eq(user))
        .filter(staff_session::Column::Id.ne(kept))
        .exec(conn)
        .await
        .map(drop)
}

/// Signs a user out everywhere.
pub async fn end_all(conn: &impl ConnectionTrait, user: UserId) -> Result<(), DbErr> {
    staff_session::Entity::delete_many()
        .filter(staff_session::Column::UserId.eq(user))
        .exec(conn)
        .await
        .map(drop)
}

/// Removes sessions that have ended.
pub async fn remove_ended(conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), DbErr> {
    staff_session::Entity::delete_many()
        .filter(staff_session::Column::ExpiresAt.lt(now))
        .exec(conn)
        .await
        .map(drop)
}

/// Signs everybody out. Answers how many browsers it were.
pub async fn end_everybodys(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    Ok(staff_session::Entity::delete_many().exec(conn).await?.rows_affected)
}
