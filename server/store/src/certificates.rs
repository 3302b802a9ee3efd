//! Queries over certificates and their numbers.

use std::collections::HashSet;

use domain::{CertificateState, RegistrationState};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement,
    sea_query::{Expr, ExprTrait, Query},
};

use crate::{
    Coded, Tx,
    figures::kept::{sessions_there, was_there},
    ids::{ActivityId, CertificateId, RegistrationId},
    rows::{Certificate, certificate, registration},
};

/// The certificate of a number of the table.
pub async fn by_id(conn: &impl ConnectionTrait, id: CertificateId) -> Result<Option<Certificate>, DbErr> {
    certificate::Entity::find_by_id(id).one(conn).await
}

/// The certificate of a number of the table, where it is one of the activity.
pub async fn in_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    id: CertificateId,
) -> Result<Option<Certificate>, DbErr> {
    certificate::Entity::find_by_id(id).filter(certificate::Column::ActivityId.eq(activity)).one(conn).await
}

/// The certificate of a verification code.
pub async fn by_code(conn: &impl ConnectionTrait, code: &str) -> Result<Option<Certificate>, DbErr> {
    certificate::Entity::find().filter(certificate::Column::Code.eq(code)).one(conn).await
}

/// Every certificate of an activity, by number.
pub async fn of_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<Certificate>, DbErr> {
    certificate::Entity::find()
        .filter(certificate::Column::ActivityId.eq(activity))
        .order_by_asc(certificate::Column::Year)
        .order_by_asc(certificate::Column::Number)
        .all(conn)
        .await
}

/// Those of several activities that certificates were issued for.
pub async fn activities_with(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<HashSet<ActivityId>, DbErr> {
    let issued: Vec<ActivityId> = certificate::Entity::find()
        .select_only()
        .column(certificate::Column::ActivityId)
        .distinct()
        .filter(certificate::Column::ActivityId.is_in(activities.iter().copied()))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(issued.into_iter().collect())
}

/// Who of some activities has a seat, was there, and was never given a certificate: how many, by the number of sessions they were at.
pub async fn without(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<Vec<(ActivityId, i32, i64)>, DbErr> {
    use registration::Column as R;
    // A list that is empty would be asked for in all of the table.
    if activities.is_empty() {
        return Ok(vec![]);
    }
    let given = Query::select()
        .expr(Expr::val(1))
        .from(certificate::Entity)
        .and_where(
            Expr::col((certificate::Entity, certificate::Column::RegistrationId))
                .equals((registration::Entity, R::Id)),
        )
        .to_owned();
    registration::Entity::find()
        .select_only()
        .column(R::ActivityId)
        .expr_as(sessions_there(), "sessions")
        .column_as(R::Id.count(), "n")
        .filter(R::ActivityId.is_in(activities.iter().copied()))
        .filter(R::State.eq(Coded(RegistrationState::Confirmed)))
        .filter(was_there())
        .filter(Expr::exists(given).not())
        .group_by(R::ActivityId)
        .group_by(sessions_there())
        .into_tuple()
        .all(conn)
        .await
}

/// How many certificates of an activity are in force.
pub async fn count_valid(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<u64, DbErr> {
    certificate::Entity::find()
        .filter(certificate::Column::ActivityId.eq(activity))
        .filter(certificate::Column::State.eq(Coded(CertificateState::Valid)))
        .count(conn)
        .await
}

/// Every certificate of a registration, the newest first.
pub async fn of_registration(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Vec<Certificate>, DbErr> {
    certificate::Entity::find()
        .filter(certificate::Column::RegistrationId.eq(registration))
        .order_by_desc(certificate::Column::Id)
        .all(conn)
        .await
}

/// The next number of an issuer in a year. It belongs to the transaction: rolled back, it is free again, so numbers have no gaps.
pub async fn next_number(tx: &Tx, sign: &str, year: i32) -> Result<i32, DbErr> {
    let sql = "INSERT INTO certificate_numbers (sign, year, last_number) VALUES ($1, $2, 1)
        ON CONFLICT (sign, year) DO UPDATE SET last_number = certificate_numbers.last_number + 1
        RETURNING last_number";
    let statement =
        Statement::from_sql_and_values(tx.get_database_backend(), sql, [sign.into(), year.into()]);
    let row = tx
        .query_one_raw(statement)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("the counter just written".into()))?;
    row.try_get_by_index(0)
}

/// The number that an issuer has given last in a year, for rows that were numbered otherwise.
pub async fn set_number(tx: &Tx, sign: &str, year: i32, number: i32) -> Result<(), DbErr> {
    let sql = "INSERT INTO certificate_numbers (sign, year, last_number) VALUES ($1, $2, $3)
        ON CONFLICT (sign, year) DO UPDATE SET last_number = excluded.last_number";
    let values = [sign.into(), year.into(), number.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await.map(drop)
}
