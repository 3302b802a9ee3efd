//! Queries over users, their roles, sessions and one-time links.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};

use crate::{
    Paged, Paging, Tx,
    ids::UserId,
    page::page,
    rows::{User, audit, staff_session, user},
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

/// Everybody on the staff by address, a page at a time.
pub async fn list(conn: &impl ConnectionTrait, paging: Paging) -> Result<Paged<User>, DbErr> {
    page(conn, user::Entity::find().order_by_asc(user::Column::Email).order_by_asc(user::Column::Id), paging)
        .await
}

/// When each user was last seen: in a session that is open, or when they last signed in; who never was is not among them.
pub async fn last_seen(
    conn: &impl ConnectionTrait,
    user: Option<UserId>,
) -> Result<HashMap<UserId, DateTime<Utc>>, DbErr> {
    let mut seen: HashMap<UserId, DateTime<Utc>> = HashMap::new();
    let sessions: Vec<(UserId, DateTime<Utc>)> = staff_session::Entity::find()
        .select_only()
        .column(staff_session::Column::UserId)
        .column_as(staff_session::Column::LastSeenAt.max(), "at")
        .filter(Condition::all().add_option(user.map(|user| staff_session::Column::UserId.eq(user))))
        .group_by(staff_session::Column::UserId)
        .into_tuple()
        .all(conn)
        .await?;
    let signed_in: Vec<(UserId, DateTime<Utc>)> = audit::Entity::find()
        .select_only()
        .column(audit::Column::NounId)
        .column_as(audit::Column::At.max(), "at")
        .filter(audit::Column::Noun.eq("user"))
        .filter(audit::Column::Verb.eq("sign_in"))
        .filter(Condition::all().add_option(user.map(|user| audit::Column::NounId.eq(user.0))))
        .group_by(audit::Column::NounId)
        .into_tuple()
        .all(conn)
        .await?;
    for (user, at) in sessions.into_iter().chain(signed_in) {
        let last = seen.entry(user).or_insert(at);
        *last = at.max(*last);
    }
    Ok(seen)
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
