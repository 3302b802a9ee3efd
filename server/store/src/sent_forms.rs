//! Queries over forms that were sent.

use chrono::{DateTime, Duration, Utc};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use crate::{Tx, rows::sent_form};

/// How long a form is remembered.
const LIFE: Duration = Duration::days(1);

/// Notes that a form is being worked on. Answers what it made where it had been sent before; a form that another transaction works
/// on is waited for.
pub async fn begin(tx: &Tx, digest: &str, now: DateTime<Utc>) -> Result<Option<String>, DbErr> {
    let row = sent_form::ActiveModel {
        digest: Set(digest.to_owned()),
        outcome: Set(String::new()),
        sent_at: Set(now),
    };
    let inserted = sent_form::Entity::insert(row)
        .on_conflict(OnConflict::column(sent_form::Column::Digest).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    if inserted > 0 {
        return Ok(None);
    }
    Ok(sent_form::Entity::find_by_id(digest).one(tx).await?.map(|row| row.outcome))
}

/// Forgets forms that were sent long ago. In a short transaction of its own: whoever sends a form must not wait for it.
pub async fn forget(conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), DbErr> {
    sent_form::Entity::delete_many()
        .filter(sent_form::Column::SentAt.lt(now - LIFE))
        .exec(conn)
        .await
        .map(drop)
}

/// Notes what a form made.
pub async fn finish(conn: &impl ConnectionTrait, digest: &str, outcome: &str) -> Result<(), DbErr> {
    sent_form::Entity::update_many()
        .col_expr(sent_form::Column::Outcome, Expr::value(outcome))
        .filter(sent_form::Column::Digest.eq(digest))
        .exec(conn)
        .await
        .map(drop)
}
