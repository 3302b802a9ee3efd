//! What keeps the whole queue from leaving.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, Statement,
};

use crate::rows::mail;

/// The mail server refuses whatever comes from here, in these words.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Hold {
    /// Since when.
    pub since: DateTime<Utc>,
    /// When a mail is tried again.
    pub try_at: DateTime<Utc>,
    /// What it answered.
    pub answer: String,
}

/// Holds the queue until a moment; where it was held before, it is since then.
pub async fn hold(conn: &impl ConnectionTrait, hold: &Hold) -> Result<(), DbErr> {
    let sql = "INSERT INTO mail_holds (id, since, try_at, answer) VALUES (1, $1, $2, $3)
        ON CONFLICT (id) DO UPDATE SET try_at = $2, answer = $3";
    let values = [hold.since.into(), hold.try_at.into(), hold.answer.clone().into()];
    conn.execute_raw(Statement::from_sql_and_values(conn.get_database_backend(), sql, values)).await.map(drop)
}

/// Lets the queue go on.
pub async fn release(conn: &impl ConnectionTrait) -> Result<(), DbErr> {
    conn.execute_unprepared("DELETE FROM mail_holds").await.map(drop)
}

/// Whether the queue is held.
pub async fn held(conn: &impl ConnectionTrait) -> Result<Option<Hold>, DbErr> {
    let sql = "SELECT since, try_at, answer FROM mail_holds";
    Hold::find_by_statement(Statement::from_string(conn.get_database_backend(), sql)).one(conn).await
}

/// Whether the mail server took a mail of us since a moment.
pub async fn any_sent_since(conn: &impl ConnectionTrait, moment: DateTime<Utc>) -> Result<bool, DbErr> {
    Ok(mail::Entity::find().filter(mail::Column::SentAt.gte(moment)).count(conn).await? > 0)
}
