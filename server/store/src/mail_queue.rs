//! The queue of mails: written once for each cause, dropped while they wait, claimed one by one in order, settled, held.

use chrono::{DateTime, Duration, Utc};
use domain::{MailState, MailTopic, UnitPath, WhyDropped};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, Statement,
    sea_query::{Expr, OnConflict},
};

use crate::{
    Coded,
    ids::{MailId, RegistrationId},
    mails::within,
    rows::{Mail, mail},
};

/// Puts a mail into the queue, unless its cause was there before. Answers whether it was put. One statement, so that of two presses
/// at once the second neither fails nor writes.
pub async fn put(conn: &impl ConnectionTrait, row: Mail) -> Result<bool, DbErr> {
    let mut active = row.into_active_model().reset_all();
    active.not_set(mail::Column::Id);
    let put = mail::Entity::insert(active)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(conn)
        .await?;
    Ok(put == 1)
}

/// Whether a mail of this cause was put into the queue, whatever became of it.
pub async fn was_written(conn: &impl ConnectionTrait, cause: &str) -> Result<bool, DbErr> {
    Ok(mail::Entity::find().filter(mail::Column::Cause.eq(cause)).count(conn).await? > 0)
}

/// Takes up to `limit` mails whose turn it is, and those whose worker was lost: nobody else gets them until the lease ends.
///
/// No mail is taken while an older one of the same registration waits or is on its way: two tries at sending would otherwise overtake
/// each other. What was written, tried or leased in the future was so by a clock that was ahead, and is due at once.
pub async fn claim(
    conn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    lease: Duration,
    limit: u64,
) -> Result<Vec<Mail>, DbErr> {
    let backend = conn.get_database_backend();
    // On SQLite one connection writes at a time and there is nothing to skip.
    let skip = if backend == sea_orm::DbBackend::Postgres { "FOR UPDATE OF m SKIP LOCKED" } else { "" };
    let sql = format!(
        "UPDATE mails SET state = 'sending', lease_until = $2, tried_at = $1, attempts = attempts + 1 WHERE id IN (
            SELECT m.id FROM mails m
            WHERE ((m.state = 'queued' AND (m.due_at <= $1 OR COALESCE(m.tried_at, m.created_at) > $1))
                OR (m.state = 'sending' AND (m.lease_until < $1 OR m.lease_until > $3)))
            AND NOT EXISTS (SELECT 1 FROM mails older WHERE older.registration_id = m.registration_id
                AND older.id < m.id AND older.state IN ('queued', 'sending'))
            AND NOT EXISTS (SELECT 1 FROM mail_holds WHERE since <= $1 AND try_at > $1)
            ORDER BY m.due_at, m.id LIMIT $4 {skip}
        ) RETURNING *"
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    // Another copy of the program, whose clock is a little ahead, must not lose its mail: hence twice the lease.
    let values = [now.into(), (now + lease).into(), (now + lease * 2).into(), limit.into()];
    Mail::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(conn).await
}

/// Writes down what became of a mail, if the lease under which it was sent is still ours. Answers whether it was.
pub async fn settle(
    conn: &impl ConnectionTrait,
    row: &Mail,
    lease: Option<DateTime<Utc>>,
) -> Result<bool, DbErr> {
    let settled = mail::Entity::update_many()
        .col_expr(mail::Column::State, Expr::value(row.state))
        .col_expr(mail::Column::Attempts, Expr::value(row.attempts))
        .col_expr(mail::Column::DueAt, Expr::value(row.due_at))
        .col_expr(mail::Column::LeaseUntil, Expr::value(None::<DateTime<Utc>>))
        .col_expr(mail::Column::LastError, Expr::value(row.last_error.clone()))
        .col_expr(mail::Column::SentAt, Expr::value(row.sent_at))
        .col_expr(mail::Column::Text, Expr::value(row.text.clone()))
        .col_expr(mail::Column::Html, Expr::value(row.html.clone()))
        .col_expr(mail::Column::Calendar, Expr::value(row.calendar.clone()))
        .col_expr(mail::Column::Qr, Expr::value(row.qr.clone()))
        .col_expr(mail::Column::DroppedBecause, Expr::value(row.dropped_because))
        .filter(mail::Column::Id.eq(row.id))
        .filter(mail::Column::State.eq(Coded(MailState::Sending)))
        .filter(mail::Column::LeaseUntil.eq(lease))
        .exec(conn)
        .await?;
    Ok(settled.rows_affected == 1)
}

/// Every mail about a registration, the oldest first.
pub async fn of_registration(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Vec<Mail>, DbErr> {
    mail::Entity::find()
        .filter(mail::Column::RegistrationId.eq(registration))
        .order_by_asc(mail::Column::Id)
        .all(conn)
        .await
}

/// Takes a mail that waits out of the queue, with what is left of its words. Answers whether it still waited: one that a worker has
/// taken meanwhile is on its way.
pub async fn drop_waiting(conn: &impl ConnectionTrait, row: &Mail, why: WhyDropped) -> Result<bool, DbErr> {
    let dropped = mail::Entity::update_many()
        .col_expr(mail::Column::State, Expr::value(Coded(MailState::Dropped)))
        .col_expr(mail::Column::DroppedBecause, Expr::value(Coded(why)))
        .col_expr(mail::Column::Text, Expr::value(row.text.clone()))
        .col_expr(mail::Column::Html, Expr::value(row.html.clone()))
        .col_expr(mail::Column::Calendar, Expr::value(row.calendar.clone()))
        .col_expr(mail::Column::Qr, Expr::value(None::<String>))
        .filter(mail::Column::Id.eq(row.id))
        .filter(mail::Column::State.eq(row.state))
        .filter(mail::Column::State.is_in([Coded(MailState::Queued), Coded(MailState::Failed)]))
        .exec(conn)
        .await?;
    Ok(dropped.rows_affected == 1)
}

/// Makes the changes of a registration that wait for further changes due at once: another mail stands behind them.
pub async fn hurry(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    mail::Entity::update_many()
        .col_expr(mail::Column::DueAt, Expr::value(now))
        .filter(mail::Column::RegistrationId.eq(registration))
        .filter(mail::Column::Topic.eq(Coded(MailTopic::Change)))
        .filter(mail::Column::State.eq(Coded(MailState::Queued)))
        .filter(mail::Column::Attempts.eq(0))
        .exec(conn)
        .await
        .map(drop)
}

/// Puts mails that were given up into the queue again: one, or all of these units and below. Answers how many there were.
pub async fn retry(conn: &impl ConnectionTrait, which: &Retry<'_>, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let which = match which {
        Retry::One(id) => Condition::all().add(mail::Column::Id.eq(*id)),
        Retry::All(scope) => Condition::all().add_option(scope.map(within)),
    };
    let queued = mail::Entity::update_many()
        .col_expr(mail::Column::State, Expr::value(Coded(MailState::Queued)))
        .col_expr(mail::Column::Attempts, Expr::value(0))
        .col_expr(mail::Column::DueAt, Expr::value(now))
        .filter(mail::Column::State.eq(Coded(MailState::Failed)))
        .filter(which)
        .exec(conn)
        .await?;
    Ok(queued.rows_affected)
}

/// Which mails are tried again.
#[derive(Debug)]
pub enum Retry<'a> {
    /// This one.
    One(MailId),
    /// All of these units and below; none given: all.
    All(Option<&'a [UnitPath]>),
}

/// The mails that were given up.
pub async fn failed(conn: &impl ConnectionTrait, which: &Retry<'_>) -> Result<Vec<Mail>, DbErr> {
    let which = match which {
        Retry::One(id) => Condition::all().add(mail::Column::Id.eq(*id)),
        Retry::All(scope) => Condition::all().add_option(scope.map(within)),
    };
    mail::Entity::find()
        .filter(mail::Column::State.eq(Coded(MailState::Failed)))
        .filter(which)
        .all(conn)
        .await
}

/// How the queue stands.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct QueueState {
    /// How many mails wait or are on their way, those whose time has not come too.
    pub waiting: i64,
    /// Since when the one that waits longest could have left; none: nothing is due.
    pub due_since: Option<DateTime<Utc>>,
    /// How many were given up.
    pub failed: i64,
}

/// How the queue stands at a moment.
pub async fn state(conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<QueueState, DbErr> {
    let backend = conn.get_database_backend();
    let sql = "SELECT (SELECT count(*) FROM mails WHERE state IN ('queued', 'sending')) AS waiting,
        (SELECT due_at FROM mails WHERE state = 'queued' AND due_at <= $1 ORDER BY due_at LIMIT 1) AS due_since,
        (SELECT count(*) FROM mails WHERE state = 'failed') AS failed";
    let state = QueueState::find_by_statement(Statement::from_sql_and_values(backend, sql, [now.into()]));
    state.one(conn).await?.ok_or_else(|| DbErr::RecordNotFound("the queue".into()))
}

/// Gives every mail that waits or was on its way up, for a reason that people read; they can be tried again. Answers how many.
pub async fn set_aside(conn: &impl ConnectionTrait, why: &str) -> Result<u64, DbErr> {
    let aside = mail::Entity::update_many()
        .col_expr(mail::Column::State, Expr::value(Coded(MailState::Failed)))
        .col_expr(mail::Column::LeaseUntil, Expr::value(None::<DateTime<Utc>>))
        .col_expr(mail::Column::LastError, Expr::value(why))
        .filter(mail::Column::State.is_in([Coded(MailState::Queued), Coded(MailState::Sending)]))
        .exec(conn)
        .await?;
    Ok(aside.rows_affected)
}
