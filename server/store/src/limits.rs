//! Limits that hold across every copy of the program: how often something was tried in a span of time.

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ConnectionTrait, DbErr, Statement, Value};

/// Counts one more try and tells how many there were in the window, this one included, and when it began. A window that begins in the future was begun by
/// a clock that was ahead and has been set right since: it is over. By a minute, the clocks of two copies of the program may differ.
pub async fn hit(
    conn: &impl ConnectionTrait,
    scope: &str,
    subject: &str,
    now: DateTime<Utc>,
    window: Duration,
) -> Result<(i64, DateTime<Utc>), DbErr> {
    let hits = hit_all(conn, &[(scope, subject, window)], now).await?;
    hits.into_iter().next().ok_or_else(|| DbErr::RecordNotFound("the counter just written".into()))
}

/// As [`hit`], of several scopes at once: for each scope, subject and window, in their order. No scope comes twice.
pub async fn hit_all(
    conn: &impl ConnectionTrait,
    tries: &[(&str, &str, Duration)],
    now: DateTime<Utc>,
) -> Result<Vec<(i64, DateTime<Utc>)>, DbErr> {
    let mut values: Vec<Value> = vec![now.into(), (now + Duration::minutes(1)).into()];
    let (mut rows, mut begins) = (vec![], String::new());
    for (scope, subject, window) in tries {
        let n = values.len();
        values.extend([(*scope).into(), (*subject).into(), (now - *window).into()]);
        rows.push(format!("(${}, ${}, $1, 1)", n + 1, n + 2));
        begins += &format!(" WHEN ${} THEN ${}", n + 1, n + 3);
    }
    let over = format!(
        "rate_limits.window_start < CASE rate_limits.scope{begins} END OR rate_limits.window_start > $2"
    );
    let sql = format!(
        "INSERT INTO rate_limits (scope, subject, window_start, hits) VALUES {}
        ON CONFLICT (scope, subject) DO UPDATE SET
            hits = CASE WHEN {over} THEN 1 ELSE rate_limits.hits + 1 END,
            window_start = CASE WHEN {over} THEN $1 ELSE rate_limits.window_start END
        RETURNING scope, hits, window_start",
        rows.join(", ")
    );
    let found =
        conn.query_all_raw(Statement::from_sql_and_values(conn.get_database_backend(), sql, values)).await?;
    let mut hits = Vec::new();
    for row in found {
        // The column is INTEGER: four bytes on PostgreSQL.
        let (n, since): (i32, DateTime<Utc>) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        hits.push((row.try_get_by_index::<String>(0)?, (n.into(), since)));
    }
    let of = |scope: &str| hits.iter().find(|(of, _)| of == scope).map(|(_, hits)| *hits);
    tries
        .iter()
        .map(|(scope, ..)| of(scope).ok_or_else(|| DbErr::RecordNotFound("a counter just written".into())))
        .collect()
}

/// Forgets tries so long ago that no window reaches them.
pub async fn forget(conn: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<(), DbErr> {
    let sql = "DELETE FROM rate_limits WHERE window_start < $1";
    conn.execute_raw(Statement::from_sql_and_values(conn.get_database_backend(), sql, [before.into()]))
        .await
        .map(drop)
}

/// Forgets the tries of a subject.
pub async fn clear(conn: &impl ConnectionTrait, scope: &str, subject: &str) -> Result<(), DbErr> {
    let sql = "DELETE FROM rate_limits WHERE scope = $1 AND subject = $2";
    let statement =
        Statement::from_sql_and_values(conn.get_database_backend(), sql, [scope.into(), subject.into()]);
    conn.execute_raw(statement).await.map(drop)
}

/// Takes one try of a subject back.
pub async fn give_back(conn: &impl ConnectionTrait, scope: &str, subject: &str) -> Result<(), DbErr> {
    let sql = "UPDATE rate_limits SET hits = hits - 1 WHERE scope = $1 AND subject = $2 AND hits > 0";
    let statement =
        Statement::from_sql_and_values(conn.get_database_backend(), sql, [scope.into(), subject.into()]);
    conn.execute_raw(statement).await.map(drop)
}
