//! What an error of the database means for whoever asked: come back later, try again at once, or there already.
//!
//! By the codes of the databases, never by their words, which change with versions and with the server's language.

use sea_orm::{DbErr, RuntimeErr, sqlx};

/// The database is away, overloaded, out of disk or memory, or lets nobody write: trying again later may help.
pub fn is_unavailable(error: &DbErr) -> bool {
    match error {
        DbErr::Conn(_) | DbErr::ConnectionAcquire(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) => {
            match inner.as_ref() {
                sqlx::Error::Database(said) => match code(said.as_ref()) {
                    Code::Sqlite(code) => SQLITE_AWAY.contains(&code),
                    Code::Postgres(state) => POSTGRES_AWAY.iter().any(|class| state.starts_with(class)),
                    Code::None => false,
                },
                sqlx::Error::Io(_)
                | sqlx::Error::Tls(_)
                | sqlx::Error::Protocol(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed
                | sqlx::Error::BeginFailed => true,
                _ => false,
            }
        }
        _ => false,
    }
}

/// The server of the database can't be reached, or is starting up: whoever starts before it may wait. A wrong password, or a database
/// that is not there, is not mended by waiting.
pub fn is_not_there_yet(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) => true,
        DbErr::Conn(RuntimeErr::SqlxError(inner)) => match inner.as_ref() {
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut => true,
            sqlx::Error::Database(said) => {
                matches!(code(said.as_ref()), Code::Postgres(state) if STARTING.contains(&state.as_str()))
            }
            _ => false,
        },
        _ => false,
    }
}

/// Another connection has SQLite's file to itself for the moment.
pub(crate) fn is_locked(error: &DbErr) -> bool {
    let DbErr::Conn(RuntimeErr::SqlxError(inner)) = error else { return false };
    let sqlx::Error::Database(said) = inner.as_ref() else { return false };
    matches!(code(said.as_ref()), Code::Sqlite(5 | 6))
}

/// Two transactions were in each other's way, and this one was rolled back: the same again may well succeed.
pub fn is_collision(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner))) = error
    else {
        return false;
    };
    let sqlx::Error::Database(said) = inner.as_ref() else { return false };
    matches!(code(said.as_ref()), Code::Postgres(state) if COLLISIONS.contains(&state.as_str()))
}

/// A row of the same name, code or place is there already.
pub fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
}

/// Another session has the room or the trainer: the constraints of `bookings`.
pub fn is_taken(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner))) = error
    else {
        return false;
    };
    let sqlx::Error::Database(said) = inner.as_ref() else { return false };
    match code(said.as_ref()) {
        // The trigger's own words: SQLite has one code for all of them.
        Code::Sqlite(19) => said.message().ends_with("is taken"),
        Code::Postgres(state) => state == EXCLUDED,
        _ => false,
    }
}

/// A talk has no seat for a choice, or somebody would be at two talks at one moment: the triggers of `talk_choices`.
pub fn is_no_seat(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner))) = error
    else {
        return false;
    };
    let sqlx::Error::Database(said) = inner.as_ref() else { return false };
    let is_ours = NO_SEAT.iter().any(|words| said.message().ends_with(words));
    match code(said.as_ref()) {
        Code::Sqlite(19) => is_ours,
        Code::Postgres(state) => state == CHECKED && is_ours,
        _ => false,
    }
}

/// The triggers' own words.
const NO_SEAT: [&str; 2] = ["a seat that is not there", "two talks at one moment"];

/// `check_violation`.
const CHECKED: &str = "23514";

/// `exclusion_violation`.
const EXCLUDED: &str = "23P01";

/// `BUSY`, `LOCKED`, `NOMEM`, `READONLY`, `IOERR`, `FULL`, `CANTOPEN`, `PROTOCOL` (sqlite.org/rescode.html).
const SQLITE_AWAY: [i32; 8] = [5, 6, 7, 8, 10, 13, 14, 15];

/// SQLSTATEs, or their classes, by how they begin (PostgreSQL, appendix A): connection, no resources left (memory, disk, connections),
/// told to stop or starting up, a lock not to be had, a query that took too long, a server that only reads, a fault of its disk.
const POSTGRES_AWAY: [&str; 9] = ["08", "53", "57P01", "57P02", "57P03", "55P03", "57014", "25006", "58"];

/// `serialization_failure` and `deadlock_detected`.
const COLLISIONS: [&str; 2] = ["40001", "40P01"];

/// `cannot_connect_now` and `too_many_connections`.
const STARTING: [&str; 2] = ["57P03", "53300"];

enum Code {
    /// The primary result code.
    Sqlite(i32),
    /// The SQLSTATE.
    Postgres(String),
    None,
}

fn code(said: &dyn sqlx::error::DatabaseError) -> Code {
    let Some(code) = said.code() else { return Code::None };
    if said.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() {
        // The extended code has the primary one in its lowest byte.
        return code.parse::<i32>().map_or(Code::None, |code| Code::Sqlite(code & 0xff));
    }
    Code::Postgres(code.into_owned())
}

#[cfg(test)]
mod tests {
    use sea_orm::ConnectionTrait;

    use super::*;
    use crate::Db;

    /// A statement that fails in the driver with a given SQLSTATE.
    async fn fails_with(db: &Db, state: &str) -> DbErr {
        let sql = format!("DO $$ BEGIN RAISE EXCEPTION 'pool timed out' USING ERRCODE = '{state}'; END $$");
        db.read().execute_unprepared(&sql).await.unwrap_err()
    }

    #[tokio::test]
    async fn codes_of_postgres_decide_and_words_do_not() {
        let database = testing::database(testing::Backend::Postgres);
        let db = Db::connect(&database.url).await.unwrap();
        for away in ["57P01", "53100", "53300", "08006", "25006", "55P03"] {
            assert!(is_unavailable(&fails_with(&db, away).await), "{away}");
        }
        for ours in ["22012", "23505", "42601", "P0001"] {
            assert!(!is_unavailable(&fails_with(&db, ours).await), "{ours}");
        }
        for again in ["40001", "40P01"] {
            let error = fails_with(&db, again).await;
            assert!(is_collision(&error) && !is_unavailable(&error), "{again}");
        }
    }

    #[tokio::test]
    async fn a_full_disk_of_sqlite_comes_and_goes_and_takes_nothing_with_it() {
        let folder = testing::folder();
        let url = format!("sqlite:{}?mode=rwc", folder.path().join("t.sqlite").display());
        let db = Db::connect(&url).await.unwrap();
        let tx = db.begin().await.unwrap();
        tx.execute_unprepared("CREATE TABLE t (x BLOB)").await.unwrap();
        tx.commit().await.unwrap();
        // The connection alone believes that the file may not grow: the next one finds room.
        let tx = db.begin().await.unwrap();
        tx.execute_unprepared("PRAGMA max_page_count = 10").await.unwrap();
        let full = tx.execute_unprepared("INSERT INTO t VALUES (zeroblob(1000000))").await.unwrap_err();
        assert!(is_unavailable(&full), "{full}");
        drop(tx);
        // What is begun, left or confirmed from now on is real.
        drop(db.begin().await.unwrap());
        let tx = db.begin().await.unwrap();
        tx.execute_unprepared("INSERT INTO t VALUES (zeroblob(1000000))").await.unwrap();
        tx.commit().await.unwrap();
        let elsewhere = Db::connect(&url).await.unwrap();
        let rows = "SELECT count(*) FROM t";
        let rows = sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, rows);
        let row = elsewhere.read().query_one_raw(rows).await.unwrap().unwrap();
        assert_eq!(row.try_get_by_index::<i64>(0).unwrap(), 1);
    }
}
