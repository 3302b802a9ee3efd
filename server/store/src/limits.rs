//! Limits that hold across every copy of the program: how often something was tried in a span of time.

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ConnectionTrait, DbErr, Statement};

/// Counts one more try and tells how many there were in the window, this one included, and when it began. A window that begins in the future was begun by
/// a clock that was ahead and has been set right since: it is over. By a minute, the clocks of two copies of the program may differ.
pub async fn hit(
    conn: &impl ConnectionTrait,
    scope: &str,
    subject: &str,
    now: DateTime<Utc>,
    window: Duration,
) -> Result<(i64, DateTime<Utc>), DbErr> {
    let sql = "INSERT INTO rate_limits (scope, subject, window_start, hits) VALUES ($1, $2, $3, 1)
        ON CONFLICT (scope, subject) DO UPDATE SET
            hits = CASE WHEN rate_limits.window_start < $4 OR rate_limits.window_start > $5 THEN 1
                ELSE rate_limits.hits + 1 END,
            window_start = CASE WHEN rate_limits.window_start < $4 OR rate_limits.window_start > $5 THEN $3
                ELSE rate_limits.window_start END
        RETURNING hits, window_start";
    let ahead = now + Duration::minutes(1);
    let values = [scope.into(), subject.into(), now.into(), (now - window).into(), ahead.into()];
    let row =
        conn.query_one_raw(Statement::from_sql_and_values(conn.get_database_backend(), sql, values)).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("the counter just written".into()))?;
    // The column is INTEGER: four bytes on PostgreSQL.
    Ok((row.try_get_by_index::<i32>(0)?.into(), row.try_get_by_index(1)?))
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
