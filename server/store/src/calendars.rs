//! How often a registration's calendar was sent (RFC 5546, SEQUENCE).

use sea_orm::{ConnectionTrait, DbErr, Statement};

use crate::{ids::RegistrationId, registrations::counted};

/// The number of the last calendar file of a registration; none was made where it is 0.
pub async fn sequence(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<i32, DbErr> {
    counted(conn, "SELECT calendar_sequence FROM registrations WHERE id = $1", id).await
}

/// Takes the next number for a calendar file of a registration. It is no column of the row, so that none who writes a row as they read
/// it can set it back.
pub async fn next_sequence(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<i32, DbErr> {
    let sql = "UPDATE registrations SET calendar_sequence = calendar_sequence + 1 WHERE id = $1 \
        RETURNING calendar_sequence";
    counted(conn, sql, id).await
}

/// As [`next_sequence`], where a file was sent before: what changed reaches those who read their calendar from its address.
pub async fn raise(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<(), DbErr> {
    let sql = "UPDATE registrations SET calendar_sequence = calendar_sequence + 1 \
        WHERE id = $1 AND calendar_sequence > 0";
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, [id.into()]);
    conn.execute_raw(statement).await.map(drop)
}
