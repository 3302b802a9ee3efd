//! Queries over the log of changes.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Statement, sea_query::ExprTrait,
};

use crate::{
    Paged, Paging,
    ids::ActivityId,
    page::page,
    rows::{Audit, audit, certificate, question, registration, session, talk},
};

/// Whether something was ever done to a thing.
pub async fn has(conn: &impl ConnectionTrait, verb: &str, noun: &str, id: i64) -> Result<bool, DbErr> {
    use audit::Column as C;
    let rows =
        audit::Entity::find().filter(C::Noun.eq(noun)).filter(C::NounId.eq(id)).filter(C::Verb.eq(verb));
    Ok(rows.count(conn).await? > 0)
}

/// One page of the changes of an activity, of its sessions and talks, its questions, its registrations and its certificates; the newest
/// first.
pub async fn of_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    paging: Paging,
) -> Result<Paged<Audit>, DbErr> {
    use audit::Column as C;
    let registrations = registration::Entity::find()
        .select_only()
        .column(registration::Column::Id)
        .filter(registration::Column::ActivityId.eq(activity));
    let certificates = certificate::Entity::find()
        .select_only()
        .column(certificate::Column::Id)
        .filter(certificate::Column::RegistrationId.in_subquery(registrations.clone().into_query()));
    let sessions = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::ActivityId.eq(activity));
    let talks = talk::Entity::find()
        .select_only()
        .column(talk::Column::Id)
        .filter(talk::Column::SessionId.in_subquery(sessions.clone().into_query()));
    let questions = question::Entity::find()
        .select_only()
        .column(question::Column::Id)
        .filter(question::Column::ActivityId.eq(activity));
    let any = Condition::any()
        .add(C::Noun.eq("activity").and(C::NounId.eq(activity.0)))
        .add(C::Noun.eq("talk").and(C::NounId.in_subquery(talks.into_query())))
        .add(C::Noun.eq("session").and(C::NounId.in_subquery(sessions.into_query())))
        .add(C::Noun.eq("question").and(C::NounId.in_subquery(questions.into_query())))
        .add(C::Noun.eq("registration").and(C::NounId.in_subquery(registrations.into_query())))
        .add(C::Noun.eq("certificate").and(C::NounId.in_subquery(certificates.into_query())));
    page(conn, audit::Entity::find().filter(any).order_by_desc(C::Id), paging).await
}

/// When the last row was written; none: nothing was ever done. Of a database of any age.
pub async fn last_at(conn: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>, DbErr> {
    let sql = "SELECT at FROM audit_log ORDER BY id DESC LIMIT 1";
    let row = conn.query_one_raw(Statement::from_string(conn.get_database_backend(), sql)).await?;
    row.map(|row| row.try_get_by_index(0)).transpose()
}
