//! Queries over the addresses of calendars.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::{
    Tx,
    ids::UserId,
    rows::{CalendarFeed, User, calendar_feed, user},
};

/// Whose address it is.
pub async fn by_token(conn: &impl ConnectionTrait, hash: &[u8]) -> Result<Option<User>, DbErr> {
    let found =
        calendar_feed::Entity::find().filter(calendar_feed::Column::TokenHash.eq(hash)).one(conn).await?;
    match found {
        Some(feed) => user::Entity::find_by_id(feed.user_id).one(conn).await,
        None => Ok(None),
    }
}

/// The address of a user, if they have one.
pub async fn of_user(conn: &impl ConnectionTrait, user: UserId) -> Result<Option<CalendarFeed>, DbErr> {
    calendar_feed::Entity::find_by_id(user).one(conn).await
}

/// Ends the address of a user.
pub async fn remove(tx: &Tx, user: UserId) -> Result<(), DbErr> {
    calendar_feed::Entity::delete_by_id(user).exec(tx).await.map(drop)
}
