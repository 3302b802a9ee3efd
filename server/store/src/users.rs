//! Queries over users, their roles, sessions and one-time links.

use chrono::{DateTime, Utc};
use domain::{
    UnitPath,
    access::{Grant, Role},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, sea_query::Expr,
};

use crate::{
    Coded, Tx,
    ids::{GrantId, SignInLinkId, StaffSessionId, UserId},
    rows::{RoleGrant, SignInLink, StaffSession, User, role_grant, sign_in_link, staff_session, unit, user},
};

/// The user of a number.
///
/// # Errors
/// What the database says.
pub async fn by_id(conn: &impl ConnectionTrait, id: UserId) -> Result<Option<User>, DbErr> {
    user::Entity::find_by_id(id).one(conn).await
}

/// The user of a number, whose row nobody else changes until the transaction ends.
///
/// # Errors
/// What the database says.
pub async fn lock(tx: &Tx, id: UserId) -> Result<Option<User>, DbErr> {
    user::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// The user of an e-mail address, in lower case.
///
/// # Errors
/// What the database says.
pub async fn by_email(conn: &impl ConnectionTrait, email: &str) -> Result<Option<User>, DbErr> {
    user::Entity::find().filter(user::Column::Email.eq(email.to_lowercase())).one(conn).await
}

/// Every user, by e-mail address.
///
/// # Errors
/// What the database says.
pub async fn all(conn: &impl ConnectionTrait) -> Result<Vec<User>, DbErr> {
    user::Entity::find().order_by_asc(user::Column::Email).all(conn).await
}

/// How many users there are.
///
/// # Errors
/// What the database says.
pub async fn count(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    user::Entity::find().count(conn).await
}

/// The roles of a user as rows.
///
/// # Errors
/// What the database says.
pub async fn grant_rows(conn: &impl ConnectionTrait, user: UserId) -> Result<Vec<RoleGrant>, DbErr> {
    role_grant::Entity::find()
        .filter(role_grant::Column::UserId.eq(user))
        .order_by_asc(role_grant::Column::Id)
        .all(conn)
        .await
}

/// The roles of a user, as the gate reads them.
///
/// # Errors
/// What the database says.
pub async fn grants(conn: &impl ConnectionTrait, user: UserId) -> Result<Vec<Grant>, DbErr> {
    let rows = grant_rows(conn, user).await?;
    let units = unit::Entity::find()
        .filter(unit::Column::Id.is_in(rows.iter().filter_map(|row| row.unit_id)))
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Grant {
            role: *row.role,
            unit: units
                .iter()
                .find(|unit| Some(unit.id) == row.unit_id)
                .map(|unit| UnitPath::from_stored(&unit.path)),
            activity: row.activity_id.map(|activity| activity.0),
        })
        .collect())
}

/// The signed-in browser of a token, by the token's hash.
///
/// # Errors
/// What the database says.
pub async fn session(conn: &impl ConnectionTrait, token_hash: &[u8]) -> Result<Option<StaffSession>, DbErr> {
    staff_session::Entity::find()
        .filter(staff_session::Column::TokenHash.eq(token_hash.to_vec()))
        .one(conn)
        .await
}

/// The signed-in browsers of a user, the one seen last first.
///
/// # Errors
/// What the database says.
pub async fn sessions(conn: &impl ConnectionTrait, user: UserId) -> Result<Vec<StaffSession>, DbErr> {
    staff_session::Entity::find()
        .filter(staff_session::Column::UserId.eq(user))
        .order_by_desc(staff_session::Column::LastSeenAt)
        .all(conn)
        .await
}

/// Signs one browser out.
///
/// # Errors
/// What the database says.
pub async fn end_session(conn: &impl ConnectionTrait, id: StaffSessionId) -> Result<(), DbErr> {
    staff_session::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

/// Notes when a browser was last seen; its token may be another by now.
///
/// # Errors
/// What the database says.
pub async fn saw_session(
    conn: &impl ConnectionTrait,
    id: StaffSessionId,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    staff_session::Entity::update_many()
        .col_expr(staff_session::Column::LastSeenAt, Expr::value(at))
        .filter(staff_session::Column::Id.eq(id))
        .exec(conn)
        .await
        .map(drop)
}

/// Gives a browser another token: whoever has the old one is out. What was proved by a link is used up with it.
///
/// # Errors
/// What the database says.
pub async fn renew_session(
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
///
/// # Errors
/// What the database says.
pub async fn end_other_sessions(
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
///
/// # Errors
/// What the database says.
pub async fn end_sessions(conn: &impl ConnectionTrait, user: UserId) -> Result<(), DbErr> {
    staff_session::Entity::delete_many()
        .filter(staff_session::Column::UserId.eq(user))
        .exec(conn)
        .await
        .map(drop)
}

/// Removes sessions that have ended.
///
/// # Errors
/// What the database says.
pub async fn remove_ended_sessions(conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), DbErr> {
    staff_session::Entity::delete_many()
        .filter(staff_session::Column::ExpiresAt.lt(now))
        .exec(conn)
        .await
        .map(drop)
}

/// The one-time link of a token, by the token's hash.
///
/// # Errors
/// What the database says.
pub async fn sign_in_link(
    conn: &impl ConnectionTrait,
    token_hash: &[u8],
) -> Result<Option<SignInLink>, DbErr> {
    sign_in_link::Entity::find()
        .filter(sign_in_link::Column::TokenHash.eq(token_hash.to_vec()))
        .one(conn)
        .await
}

/// Removes one-time links that have ended.
///
/// # Errors
/// What the database says.
pub async fn remove_ended_links(conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), DbErr> {
    sign_in_link::Entity::delete_many()
        .filter(sign_in_link::Column::ExpiresAt.lt(now))
        .exec(conn)
        .await
        .map(drop)
}

/// Ends every one-time link of a user.
///
/// # Errors
/// What the database says.
pub async fn end_links(conn: &impl ConnectionTrait, user: UserId) -> Result<(), DbErr> {
    sign_in_link::Entity::delete_many()
        .filter(sign_in_link::Column::UserId.eq(user))
        .exec(conn)
        .await
        .map(drop)
}

/// Uses a one-time link up. Of two who try at once, one is told `true`.
///
/// # Errors
/// What the database says.
pub async fn use_link(
    conn: &impl ConnectionTrait,
    id: SignInLinkId,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let used = sign_in_link::Entity::update_many()
        .col_expr(sign_in_link::Column::UsedAt, Expr::value(now))
        .filter(sign_in_link::Column::Id.eq(id))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .exec(conn)
        .await?;
    Ok(used.rows_affected == 1)
}

/// A role that somebody holds, by its number.
///
/// # Errors
/// What the database says.
pub async fn grant(conn: &impl ConnectionTrait, id: GrantId) -> Result<Option<RoleGrant>, DbErr> {
    role_grant::Entity::find_by_id(id).one(conn).await
}

/// Takes a role away.
///
/// # Errors
/// What the database says.
pub async fn remove_grant(conn: &impl ConnectionTrait, id: GrantId) -> Result<(), DbErr> {
    role_grant::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

/// How many administrators there are besides a user who can sign in.
///
/// # Errors
/// What the database says.
pub async fn other_admins(conn: &impl ConnectionTrait, than: UserId) -> Result<u64, DbErr> {
    let admins = role_grant::Entity::find()
        .select_only()
        .column(role_grant::Column::UserId)
        .filter(role_grant::Column::Role.eq(Coded(Role::Admin)));
    user::Entity::find()
        .filter(user::Column::Id.ne(than))
        .filter(user::Column::DisabledAt.is_null())
        .filter(user::Column::Id.in_subquery(admins.into_query()))
        .count(conn)
        .await
}

/// Since when a user is kept out; none: may sign in.
///
/// # Errors
/// What the database says.
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
