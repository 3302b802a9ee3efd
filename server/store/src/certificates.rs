//! Queries over certificates and their numbers.

use std::collections::HashSet;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
};

use crate::{
    Tx,
    ids::{ActivityId, CertificateId, RegistrationId},
    rows::{Certificate, certificate},
};

/// The certificate of a number of the table.
pub async fn by_id(conn: &impl ConnectionTrait, id: CertificateId) -> Result<Option<Certificate>, DbErr> {
    certificate::Entity::find_by_id(id).one(conn).await
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
