//! The queue of mails.

use chrono::{DateTime, Utc};
use domain::{MailState, UnitPath};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, Statement, sea_query::Expr,
};

use crate::{
    Coded, Paged, Paging,
    ids::{ActivityId, MailId, RegistrationId},
    rows::{Mail, activity, mail},
    within::units_within,
};

/// Takes up to `limit` mails that are due, and those whose worker was lost: nobody else gets them until the lease ends.
///
/// # Errors
/// What the database says.
pub async fn claim(
    conn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<Mail>, DbErr> {
    let backend = conn.get_database_backend();
    // On SQLite one connection writes at a time and there is nothing to skip.
    let skip = if backend == sea_orm::DbBackend::Postgres { "FOR UPDATE SKIP LOCKED" } else { "" };
    let sql = format!(
        "UPDATE mails SET state = 'sending', lease_until = $2, attempts = attempts + 1 WHERE id IN (
            SELECT id FROM mails WHERE (state = 'queued' AND due_at <= $1) OR (state = 'sending' AND lease_until < $1)
            ORDER BY due_at, id LIMIT $3 {skip}
        ) RETURNING *"
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let statement =
        Statement::from_sql_and_values(backend, sql, [now.into(), lease_until.into(), limit.into()]);
    Mail::find_by_statement(statement).all(conn).await
}

/// Writes down what became of a mail, if the lease under which it was sent is still ours. Answers whether it was.
///
/// # Errors
/// What the database says.
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
        .filter(mail::Column::Id.eq(row.id))
        .filter(mail::Column::State.eq(Coded(MailState::Sending)))
        .filter(mail::Column::LeaseUntil.eq(lease))
        .exec(conn)
        .await?;
    Ok(settled.rows_affected == 1)
}

/// Puts a mail that was given up into the queue again. Answers whether it was one.
///
/// # Errors
/// What the database says.
pub async fn retry(conn: &impl ConnectionTrait, id: MailId, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let queued = mail::Entity::update_many()
        .col_expr(mail::Column::State, Expr::value(Coded(MailState::Queued)))
        .col_expr(mail::Column::Attempts, Expr::value(0))
        .col_expr(mail::Column::DueAt, Expr::value(now))
        .filter(mail::Column::Id.eq(id))
        .filter(mail::Column::State.eq(Coded(MailState::Failed)))
        .exec(conn)
        .await?;
    Ok(queued.rows_affected == 1)
}

/// The mail of a number.
///
/// # Errors
/// What the database says.
pub async fn by_id(conn: &impl ConnectionTrait, id: MailId) -> Result<Option<Mail>, DbErr> {
    mail::Entity::find_by_id(id).one(conn).await
}

/// The mail that a cause brought about, if it did.
///
/// # Errors
/// What the database says.
pub async fn by_cause(conn: &impl ConnectionTrait, cause: &str) -> Result<Option<Mail>, DbErr> {
    mail::Entity::find().filter(mail::Column::Cause.eq(cause)).one(conn).await
}

/// What became of the last mail about a registration; none: there was none.
///
/// # Errors
/// What the database says.
pub async fn last_state(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Option<MailState>, DbErr> {
    let last = mail::Entity::find()
        .filter(mail::Column::RegistrationId.eq(registration))
        .order_by_desc(mail::Column::Id)
        .one(conn)
        .await?;
    Ok(last.map(|mail| *mail.state))
}

/// Takes the mails that told of one version of a registration out of the queue, unless the worker has begun to send them. Answers how many were written for it and how many of those were taken out.
///
/// # Errors
/// What the database says.
pub async fn withdraw(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
    version: i32,
) -> Result<(u64, u64), DbErr> {
    // Only what tells where the registration stands: news of the activity itself are true whatever becomes of the act.
    let told: Vec<String> = ["confirmed", "promoted", "waitlisted", "rejected", "cancelled", "taken-off"]
        .iter()
        .map(|what| format!("{what}:{registration}:{version}"))
        .collect();
    let written = mail::Entity::find().filter(mail::Column::Cause.is_in(told.clone())).count(conn).await?;
    let gone = mail::Entity::delete_many()
        .filter(mail::Column::Cause.is_in(told))
        .filter(mail::Column::State.eq(Coded(MailState::Queued)))
        .filter(mail::Column::Attempts.eq(0))
        .exec(conn)
        .await?;
    Ok((written, gone.rows_affected))
}

/// One page of the outbox, the newest first: mails about activities of these units and below (none given: every mail).
///
/// # Errors
/// What the database says.
pub async fn list(
    conn: &impl ConnectionTrait,
    scope: Option<&[UnitPath]>,
    activity_: Option<ActivityId>,
    state: Option<MailState>,
    paging: Paging,
) -> Result<Paged<Mail>, DbErr> {
    let mut all = Condition::all()
        .add_option(activity_.map(|id| mail::Column::ActivityId.eq(id)))
        .add_option(state.map(|state| mail::Column::State.eq(Coded(state))));
    if let Some(tops) = scope {
        let own = activity::Entity::find()
            .select_only()
            .column(activity::Column::Id)
            .filter(activity::Column::UnitId.in_subquery(units_within(tops)));
        all = all.add(mail::Column::ActivityId.in_subquery(own.into_query()));
    }
    let query = mail::Entity::find().filter(all);
    let total = query.clone().count(conn).await?;
    let paging = paging.fit(total);
    let rows =
        query.order_by_desc(mail::Column::Id).offset(paging.offset()).limit(paging.size).all(conn).await?;
    Ok(Paged { rows, paging, total })
}
