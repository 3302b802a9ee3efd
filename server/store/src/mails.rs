//! The outbox: mails by what people look for.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{MailState, UnitPath};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Statement, sea_query::SimpleExpr,
};

use crate::{
    Coded, Paged, Paging,
    ids::{MailId, RegistrationId},
    page::page,
    rows::{Mail, activity, mail},
    within::units_within,
};

/// The mail of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: MailId) -> Result<Option<Mail>, DbErr> {
    mail::Entity::find_by_id(id).one(conn).await
}

/// What became of the last mail about a registration; none: there was none.
pub async fn last_state(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Option<MailState>, DbErr> {
    let last = mail::Entity::find()
        .filter(mail::Column::RegistrationId.eq(registration))
        .filter(mail::Column::State.ne(Coded(MailState::Dropped)))
        .order_by_desc(mail::Column::Id)
        .one(conn)
        .await?;
    Ok(last.map(|mail| *mail.state))
}

/// Of mails that left, or never will, that were written before a moment and are about no activity that ends on a day or later, the text
/// alone is kept. Answers of how many; some hundreds at the most.
pub async fn drop_bodies(
    conn: &impl ConnectionTrait,
    before: DateTime<Utc>,
    over_before: NaiveDate,
    most: i64,
) -> Result<u64, DbErr> {
    let sql = "UPDATE mails SET html = '', calendar = NULL, calendar_method = NULL WHERE id IN (
            SELECT old.id FROM mails old LEFT JOIN activities ON activities.id = old.activity_id
            WHERE old.html <> '' AND old.state IN ('sent', 'dropped') AND old.created_at < $1
                AND (old.activity_id IS NULL OR activities.ends_on < $2)
            ORDER BY old.created_at LIMIT $3)";
    let values = [before.into(), over_before.into(), most.into()];
    let done = conn.execute_raw(Statement::from_sql_and_values(conn.get_database_backend(), sql, values));
    Ok(done.await?.rows_affected())
}

/// One page of the outbox, the newest first: mails about activities of these units and below (none given: every mail).
pub async fn list(
    conn: &impl ConnectionTrait,
    scope: Option<&[UnitPath]>,
    state: Option<MailState>,
    paging: Paging,
) -> Result<Paged<Mail>, DbErr> {
    let all = Condition::all()
        .add_option(state.map(|state| mail::Column::State.eq(Coded(state))))
        .add_option(scope.map(within));
    page(conn, mail::Entity::find().filter(all).order_by_desc(mail::Column::Id), paging).await
}

/// The mails about activities of these units and below.
pub(crate) fn within(tops: &[UnitPath]) -> SimpleExpr {
    let own = activity::Entity::find()
        .select_only()
        .column(activity::Column::Id)
        .filter(activity::Column::UnitId.in_subquery(units_within(tops)));
    mail::Column::ActivityId.in_subquery(own.into_query())
}

/// How many mails were given up, of these units and below (none given: of all).
pub async fn count_failed(conn: &impl ConnectionTrait, scope: Option<&[UnitPath]>) -> Result<u64, DbErr> {
    mail::Entity::find()
        .filter(mail::Column::State.eq(Coded(MailState::Failed)))
        .filter(Condition::all().add_option(scope.map(within)))
        .count(conn)
        .await
}
