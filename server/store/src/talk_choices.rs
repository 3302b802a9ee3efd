//! Queries over who chose which talk.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::numbers::whole;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};

use crate::{
    Paged, Paging,
    ids::{RegistrationId, TalkId},
    page::page,
    rows::{Registration, TalkChoice, person, registration, talk_choice},
};

/// The talks that a registration chose.
pub async fn of_registration(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Vec<TalkChoice>, DbErr> {
    use talk_choice::Column as C;
    talk_choice::Entity::find().filter(C::RegistrationId.eq(registration)).all(conn).await
}

/// Takes choices of a registration back.
pub async fn remove(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
    talks: &[TalkId],
) -> Result<(), DbErr> {
    use talk_choice::Column as C;
    talk_choice::Entity::delete_many()
        .filter(C::RegistrationId.eq(registration))
        .filter(C::TalkId.is_in(talks.iter().copied()))
        .exec(conn)
        .await
        .map(drop)
}

/// Takes all choices of a registration back.
pub async fn remove_all(conn: &impl ConnectionTrait, registration: RegistrationId) -> Result<(), DbErr> {
    use talk_choice::Column as C;
    talk_choice::Entity::delete_many().filter(C::RegistrationId.eq(registration)).exec(conn).await.map(drop)
}

/// One page of those who chose a talk, in the order of names.
pub async fn who(
    conn: &impl ConnectionTrait,
    talk: TalkId,
    paging: Paging,
) -> Result<Paged<Registration>, DbErr> {
    let registration_of = talk_choice::Entity::belongs_to(registration::Entity)
        .from(talk_choice::Column::RegistrationId)
        .to(registration::Column::Id);
    let person_of = registration::Entity::belongs_to(person::Entity)
        .from(registration::Column::PersonId)
        .to(person::Column::Id);
    let found = registration::Entity::find()
        .join_rev(JoinType::InnerJoin, registration_of.into())
        .join(JoinType::InnerJoin, person_of.into())
        .filter(talk_choice::Column::TalkId.eq(talk))
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(registration::Column::Id);
    page(conn, found, paging).await
}

/// How many chose two talks, by the pair, the smaller number first.
pub async fn both(
    conn: &impl ConnectionTrait,
    talks: &[TalkId],
) -> Result<HashMap<(TalkId, TalkId), u32>, DbErr> {
    #[derive(FromQueryResult)]
    struct Pair {
        a: TalkId,
        b: TalkId,
        n: i64,
    }
    if talks.is_empty() {
        return Ok(HashMap::new());
    }
    let list = talks.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT x.talk_id AS a, y.talk_id AS b, count(*) AS n FROM talk_choices x
         JOIN talk_choices y ON y.registration_id = x.registration_id AND y.talk_id > x.talk_id
         WHERE x.talk_id IN ({list}) AND y.talk_id IN ({list}) GROUP BY x.talk_id, y.talk_id"
    );
    let rows =
        Pair::find_by_statement(Statement::from_string(conn.get_database_backend(), sql)).all(conn).await?;
    Ok(rows.into_iter().map(|row| ((row.a, row.b), whole(row.n))).collect())
}

/// When each of these registrations chose a talk.
pub async fn moments(
    conn: &impl ConnectionTrait,
    talk: TalkId,
    registrations: &[RegistrationId],
) -> Result<HashMap<RegistrationId, DateTime<Utc>>, DbErr> {
    use talk_choice::Column as C;
    let rows: Vec<(RegistrationId, DateTime<Utc>)> = talk_choice::Entity::find()
        .select_only()
        .columns([C::RegistrationId, C::ChosenAt])
        .filter(C::TalkId.eq(talk))
        .filter(C::RegistrationId.is_in(registrations.iter().copied()))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().collect())
}
