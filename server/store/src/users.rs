//! Queries over users, their roles, sessions and one-time links.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use crate::{
    Tx,
    ids::UserId,
    rows::{User, user},
};

/// The user of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: UserId) -> Result<Option<User>, DbErr> {
    user::Entity::find_by_id(id).one(conn).await
}

/// The user of a number, whose row nobody else changes until the transaction ends.
pub async fn lock(tx: &Tx, id: UserId) -> Result<Option<User>, DbErr> {
    user::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// The user of an e-mail address, in lower case.
pub async fn by_email(conn: &impl ConnectionTrait, email: &str) -> Result<Option<User>, DbErr> {
    user::Entity::find().filter(user::Column::Email.eq(email.to_lowercase())).one(conn).await
}

/// Every user, by e-mail address.
pub async fn all(conn: &impl ConnectionTrait) -> Result<Vec<User>, DbErr> {
    user::Entity::find().order_by_asc(user::Column::Email).all(conn).await
}

/// How many users there are.
pub async fn count(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    user::Entity::find().count(conn).await
}

/// Since when a user is kept out; none: may sign in.
pub async fn set_disabled(
    conn: &impl ConnectionTrait,
    id: UserId,
    since: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    user::Entity::update_many()
        .col_expr(user::Column::DisabledAt, Expr::value(since))
        .filter(user::Column::Id.eq(id))
        .exec(conn)
        .await
        .map(drop)
}
