//! Who waits and has a seat elsewhere at the same hours; and who is to be looked at again, since that seat was given up.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

use crate::{
    Tx,
    ids::{ActivityId, PersonId, RegistrationId},
    quotas::UnitCount,
};

/// The other registrations of `r`'s person that have a seat while `r`'s activity is held: judged by sessions, and ends that touch don't overlap.
const ELSEWHERE: &str = "registrations r2
    JOIN activities a2 ON a2.id = r2.activity_id AND a2.state = 'published'
    JOIN sessions s2 ON s2.activity_id = a2.id
    JOIN sessions s ON s.activity_id = r.activity_id AND s2.starts_at < s.ends_at AND s.starts_at < s2.ends_at
    WHERE r2.person_id = r.person_id AND r2.activity_id <> r.activity_id AND r2.state = 'confirmed'";

/// Of those who wait at an activity, who has a seat at another one at the same hours, and at which.
pub async fn busy(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<HashMap<RegistrationId, ActivityId>, DbErr> {
    #[derive(FromQueryResult)]
    struct Busy {
        id: RegistrationId,
        elsewhere: ActivityId,
    }
    let sql = format!(
        "SELECT id, elsewhere FROM (
            SELECT r.id AS id, (SELECT min(r2.activity_id) FROM {ELSEWHERE}) AS elsewhere
            FROM registrations r WHERE r.activity_id = $1 AND r.state = 'waitlisted'
         ) w WHERE elsewhere IS NOT NULL"
    );
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, [activity.into()]);
    let rows = Busy::find_by_statement(statement).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.elsewhere)).collect())
}

/// Of those who wait for a seat in the room at some activities, how many of each unit have no seat elsewhere at the same hours.
pub async fn free_counts(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<Vec<UnitCount>, DbErr> {
    if activities.is_empty() {
        return Ok(vec![]);
    }
    let places = (1..=activities.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT r.activity_id, r.unit_id, r.state, count(*) AS people FROM registrations r
         WHERE r.activity_id IN ({places}) AND r.state = 'waitlisted' AND r.attends = 'room'
            AND NOT EXISTS (SELECT 1 FROM {ELSEWHERE})
         GROUP BY r.activity_id, r.unit_id, r.state"
    );
    let values = activities.iter().map(|id| (*id).into());
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    UnitCount::find_by_statement(statement).all(conn).await
}

/// Whether somebody who waits for a seat online at an activity has no seat elsewhere at the same hours.
pub async fn is_anybody_free_online(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<bool, DbErr> {
    let sql = format!(
        "SELECT r.id FROM registrations r
         WHERE r.activity_id = $1 AND r.state = 'waitlisted' AND r.attends = 'online'
            AND NOT EXISTS (SELECT 1 FROM {ELSEWHERE}) LIMIT 1"
    );
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, [activity.into()]);
    Ok(conn.query_one_raw(statement).await?.is_some())
}

/// The place elsewhere of one registration that waits; none: nothing is in its way.
pub async fn elsewhere(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Option<ActivityId>, DbErr> {
    let sql = format!(
        "SELECT (SELECT min(r2.activity_id) FROM {ELSEWHERE}) AS elsewhere FROM registrations r WHERE r.id = $1"
    );
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, [registration.into()]);
    match conn.query_one_raw(statement).await? {
        Some(row) => row.try_get_by_index(0),
        None => Ok(None),
    }
}

/// What a person waits for is to be looked at again: they gave up a seat.
pub async fn look_again(tx: &Tx, person: PersonId) -> Result<(), DbErr> {
    let sql = "INSERT INTO line_looks (registration_id)
        SELECT id FROM registrations WHERE person_id = $1 AND state = 'waitlisted' ON CONFLICT DO NOTHING";
    run(tx, sql, person.0).await
}

/// What those wait for who have a seat at an activity is to be looked at again: it is not held, or at other hours.
pub async fn look_again_of(tx: &Tx, activity: ActivityId) -> Result<(), DbErr> {
    let sql = "INSERT INTO line_looks (registration_id)
        SELECT w.id FROM registrations r JOIN registrations w ON w.person_id = r.person_id AND w.state = 'waitlisted'
        WHERE r.activity_id = $1 AND r.state = 'confirmed' ON CONFLICT DO NOTHING";
    run(tx, sql, activity.0).await
}

/// The registrations that are to be looked at again.
pub async fn looks(conn: &impl ConnectionTrait) -> Result<Vec<RegistrationId>, DbErr> {
    let sql = "SELECT registration_id FROM line_looks ORDER BY registration_id LIMIT 500";
    let statement = Statement::from_string(conn.get_database_backend(), sql);
    let rows = conn.query_all_raw(statement).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// A registration was looked at.
pub async fn looked_at(tx: &Tx, registration: RegistrationId) -> Result<(), DbErr> {
    run(tx, "DELETE FROM line_looks WHERE registration_id = $1", registration.0).await
}

async fn run(tx: &Tx, sql: &str, id: i64) -> Result<(), DbErr> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [id.into()]);
    tx.execute_raw(statement).await.map(drop)
}
