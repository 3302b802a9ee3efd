//! The queue of mails.

use chrono::{DateTime, Utc};
use domain::{MailState, UnitPath};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, Statement,
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

/// Takes mails of a registration that were written for one version of it out of the queue, unless the worker has begun to send
/// them. Answers how many were written for it and how many of those were taken out.
///
/// # Errors
/// What the database says.
pub async fn withdraw(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
    version: i32,
) -> Result<(u64, u64), DbErr> {
    let written = mail::Entity::find()
        .filter(mail::Column::RegistrationId.eq(registration))
        .filter(mail::Column::Cause.ends_with(format!(":{registration}:{version}")))
        .count(conn)
        .await?;
    let gone = mail::Entity::delete_many()
        .filter(mail::Column::RegistrationId.eq(registration))
        .filter(mail::Column::Cause.ends_with(format!(":{registration}:{version}")))
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

/// How many mails are in each state.
///
/// # Errors
/// What the database says.
pub async fn counts(conn: &impl ConnectionTrait) -> Result<Vec<(MailState, i64)>, DbErr> {
    let rows: Vec<(Coded<MailState>, i64)> = mail::Entity::find()
        .select_only()
        .column(mail::Column::State)
        .column_as(mail::Column::Id.count(), "n")
        .group_by(mail::Column::State)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(state, n)| (*state, n)).collect())
}
