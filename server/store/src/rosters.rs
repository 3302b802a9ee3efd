//! Queries over lists of people as offices send them.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use crate::{
    Tx,
    ids::{ActivityId, RosterId, UnitId, UserId},
    rows::{Roster, RosterColumns, roster, roster_columns},
};

/// The list of a number, if this user brought it.
pub async fn of_user(
    conn: &impl ConnectionTrait,
    user: UserId,
    id: RosterId,
) -> Result<Option<Roster>, DbErr> {
    roster::Entity::find_by_id(id).filter(roster::Column::UserId.eq(user)).one(conn).await
}

/// As [`of_user`], with everybody else who would change it kept waiting until this transaction ends.
pub async fn lock(tx: &Tx, user: UserId, id: RosterId) -> Result<Option<Roster>, DbErr> {
    // On SQLite the transaction is immediate and alone; the lock is PostgreSQL's.
    roster::Entity::find_by_id(id).filter(roster::Column::UserId.eq(user)).lock_exclusive().one(tx).await
}

/// The last time that the same list was taken in for the same activity, or for none, by whomever.
pub async fn taken_before(
    conn: &impl ConnectionTrait,
    digest: &str,
    activity: Option<ActivityId>,
) -> Result<Option<Roster>, DbErr> {
    let same = roster::Entity::find()
        .filter(roster::Column::Digest.eq(digest))
        .filter(roster::Column::TakenAt.is_not_null());
    let same = match activity {
        Some(activity) => same.filter(roster::Column::ActivityId.eq(activity)),
        None => same.filter(roster::Column::ActivityId.is_null()),
    };
    same.order_by_desc(roster::Column::TakenAt).one(conn).await
}

/// Forgets what was read from lists that nobody touched since a moment. Answers how many they were.
pub async fn forget(tx: &Tx, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let done = roster::Entity::update_many()
        .col_expr(roster::Column::Content, Expr::value(""))
        .col_expr(roster::Column::Decisions, Expr::value(""))
        .filter(roster::Column::Content.ne(""))
        .filter(roster::Column::UpdatedAt.lt(before))
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}

/// What a unit's lists with these heads hold, where somebody said so.
pub async fn columns(
    conn: &impl ConnectionTrait,
    unit: UnitId,
    heads: &str,
) -> Result<Option<RosterColumns>, DbErr> {
    roster_columns::Entity::find_by_id((unit, heads.to_owned())).one(conn).await
}

/// Remembers what a unit's lists with these heads hold.
pub async fn remember_columns(conn: &impl ConnectionTrait, row: RosterColumns) -> Result<(), DbErr> {
    use roster_columns::Column as C;
    let active = sea_orm::IntoActiveModel::into_active_model(row);
    let active = sea_orm::ActiveModelTrait::reset_all(active);
    roster_columns::Entity::insert(active)
        .on_conflict(
            OnConflict::columns([C::UnitId, C::Heads]).update_columns([C::Columns, C::UpdatedAt]).to_owned(),
        )
        .exec_without_returning(conn)
        .await
        .map(drop)
}

/// The people of a list went again: it was not taken in, and may be once more.
pub async fn untake(tx: &Tx, id: RosterId) -> Result<(), DbErr> {
    roster::Entity::update_many()
        .col_expr(roster::Column::TakenAt, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(roster::Column::Id.eq(id))
        .exec(tx)
        .await
        .map(drop)
}
