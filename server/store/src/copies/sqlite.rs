//! Copies of a SQLite file.

use std::{
    fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbErr, SqlxSqliteConnector, Statement,
    sqlx::{
        ConnectOptions,
        sqlite::{SqliteConnectOptions, SqlitePoolOptions},
    },
};

use super::{CopyError, CopyHolds, Place, Restoring, beside, holds, settle};
use crate::Db;

/// Writes one moment of the database into a file that is there and empty, and reads the whole of it again.
pub(super) async fn write(url: &str, fresh: &Path) -> Result<CopyHolds, CopyError> {
    let file = file_of(url)?;
    if !file.exists() {
        return Err(CopyError::NoDatabase(file));
    }
    let source = open(options(url)?.create_if_missing(false)).await?;
    let name = fresh.to_str().ok_or_else(|| DbErr::Custom("the name of the copy is no UTF-8".into()))?;
    let copied =
        Statement::from_sql_and_values(source.get_database_backend(), "VACUUM INTO $1", [name.into()]);
    let copied = source.execute_raw(copied).await;
    source.close().await?;
    copied?;
    check(fresh).await
}

/// Puts a copy beside the place where the database will be, and brings its schema up to date.
pub(super) async fn restore(url: &str, copy: &Path) -> Result<Restoring, CopyError> {
    let file = file_of(url)?;
    // What another database left behind would be read as part of this one.
    if ["", "-wal", "-shm", "-journal"].iter().any(|ending| beside(&file, ending).exists()) {
        return Err(CopyError::NotEmpty);
    }
    check(copy).await?;
    let fresh = beside(&file, ".restoring");
    remove(&fresh);
    let copied = crate::db::make_private(&fresh).and_then(|()| fs::copy(copy, &fresh));
    if let Err(error) = copied {
        remove(&fresh);
        return Err(CopyError::Disk(fresh, error));
    }
    let opened = async {
        let db = Db::connect(&format!("sqlite:{}", fresh.display())).await?;
        db.migrate().await?;
        Ok::<_, DbErr>(db)
    };
    match opened.await {
        Ok(db) => Ok(Restoring { db, place: Place::Sqlite { fresh, file } }),
        Err(error) => {
            remove(&fresh);
            Err(error.into())
        }
    }
}

/// Gives the database its name. What it was last told lies in the file itself: it was closed.
pub(super) fn move_in(fresh: &Path, file: &Path) -> Result<(), CopyError> {
    if beside(fresh, "-wal").exists() {
        return Err(CopyError::Damaged("it could not be closed".into()));
    }
    if file.exists() {
        return Err(CopyError::NotEmpty);
    }
    settle(fresh, file).map_err(|error| CopyError::Disk(file.to_owned(), error))
}

fn remove(fresh: &Path) {
    for ending in ["", "-wal", "-shm"] {
        // Where one is left, the next try says that it can't be written.
        let _ = fs::remove_file(beside(fresh, ending));
    }
}

/// Reads every page of a copy, which nobody writes, and counts what it holds.
async fn check(copy: &Path) -> Result<CopyHolds, CopyError> {
    let conn = open(SqliteConnectOptions::new().filename(copy).read_only(true).immutable(true)).await?;
    let found = async {
        let check = Statement::from_string(conn.get_database_backend(), "PRAGMA integrity_check(1)");
        let said: Option<String> =
            conn.query_one_raw(check).await?.map(|row| row.try_get_by_index(0)).transpose()?;
        match said.as_deref() {
            Some("ok") => Ok(()),
            other => Err(CopyError::Damaged(other.unwrap_or_default().to_owned())),
        }
    };
    let checked = match found.await {
        Ok(()) => holds(&conn).await.map_err(|_| CopyError::NoCopy(copy.to_owned())),
        Err(CopyError::Database(error)) => Err(CopyError::Damaged(error.to_string())),
        Err(error) => Err(error),
    };
    conn.close().await?;
    checked
}

fn options(url: &str) -> Result<SqliteConnectOptions, CopyError> {
    SqliteConnectOptions::from_str(url).map_err(|error| DbErr::Custom(error.to_string()).into())
}

fn file_of(url: &str) -> Result<PathBuf, CopyError> {
    Ok(options(url)?.get_filename().to_owned())
}

async fn open(options: SqliteConnectOptions) -> Result<DatabaseConnection, DbErr> {
    // Reading all of it takes seconds, and is meant to.
    let options = options.disable_statement_logging();
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await;
    pool.map(SqlxSqliteConnector::from_sqlx_sqlite_pool).map_err(|error| DbErr::Custom(error.to_string()))
}
