//! Copies of a database of PostgreSQL, by its own programs.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
};

use percent_encoding::percent_decode_str;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbErr, SqlxPostgresConnector, Statement, TransactionTrait,
    sqlx::postgres::{PgConnectOptions, PgPoolOptions},
};
use tokio::process::Command;

use super::{CopyError, CopyHolds, Place, Restoring, holds};
use crate::Db;

/// The table that is there while a copy is being put back.
const MARK: &str = "CREATE TABLE taphuan_restore_unfinished (since timestamptz NOT NULL DEFAULT now())";
/// It goes with the last change.
pub(super) const UNMARK: &str = "DROP TABLE taphuan_restore_unfinished";

/// Writes one snapshot of the database, and counts in the same.
pub(super) async fn write(url: &str, fresh: &Path) -> Result<CopyHolds, CopyError> {
    let conn = open(url).await?;
    let tx = conn
        .begin_with_config(Some(sea_orm::IsolationLevel::RepeatableRead), Some(sea_orm::AccessMode::ReadOnly))
        .await?;
    let backend = tx.get_database_backend();
    let snapshot = tx.query_one_raw(Statement::from_string(backend, "SELECT pg_export_snapshot()")).await?;
    let snapshot: String =
        snapshot.ok_or_else(|| DbErr::RecordNotFound("a snapshot".into()))?.try_get_by_index(0)?;
    let holds = holds(&tx).await?;
    run("pg_dump", url, |dump| {
        dump.args(["--format=custom", "--no-owner", "--no-privileges"])
            .arg(format!("--snapshot={snapshot}"))
            .arg(format!("--file={}", fresh.display()));
    })
    .await?;
    tx.rollback().await?;
    conn.close().await?;
    // It can be read to its end, and the table that every database of ours has is in it.
    let listed = list(fresh).await?;
    if !listed.contains("TABLE DATA") || !listed.contains(" seaql_migrations ") {
        return Err(CopyError::Damaged("pg_restore --list does not name the tables".into()));
    }
    Ok(holds)
}

/// Puts a copy into a database without tables, all or nothing, and brings its schema up to date.
pub(super) async fn restore(url: &str, copy: &Path) -> Result<Restoring, CopyError> {
    if !list(copy).await?.contains(" seaql_migrations ") {
        return Err(CopyError::NoCopy(copy.to_owned()));
    }
    let conn = open(url).await?;
    let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()";
    let tables = conn.query_one_raw(Statement::from_string(conn.get_database_backend(), tables)).await?;
    let tables: i64 = tables.ok_or_else(|| DbErr::RecordNotFound("tables".into()))?.try_get_by_index(0)?;
    if tables > 0 {
        return Err(CopyError::NotEmpty);
    }
    // Of two that restore at once the second fails here.
    conn.execute_unprepared(MARK).await?;
    let restored = run("pg_restore", url, |restore| {
        restore.args(["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]).arg(copy);
    })
    .await;
    if restored.is_err() {
        // Nothing of it is there: the place is empty again.
        conn.execute_unprepared(UNMARK).await?;
    }
    conn.close().await?;
    restored?;
    let db = Db::connect(url).await?;
    db.migrate().await?;
    Ok(Restoring { db, place: Place::Postgres })
}

/// Whether the table is there.
pub(super) async fn is_marked(conn: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let sql = "SELECT to_regclass('taphuan_restore_unfinished') IS NOT NULL";
    let row = conn.query_one_raw(Statement::from_string(conn.get_database_backend(), sql)).await?;
    row.map_or(Ok(false), |row| row.try_get_by_index(0))
}

/// What a copy says that it holds.
async fn list(copy: &Path) -> Result<String, CopyError> {
    run_alone("pg_restore", Command::new(find("pg_restore")?).arg("--list").arg(copy)).await
}

/// Runs a program of PostgreSQL on the database. The password goes by the environment: whoever lists the processes of a machine sees
/// their arguments.
async fn run(tool: &'static str, url: &str, with: impl FnOnce(&mut Command)) -> Result<String, CopyError> {
    let (address, password) = without_password(url);
    let mut command = Command::new(find(tool)?);
    command.arg("--no-password").arg(format!("--dbname={address}"));
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    with(&mut command);
    run_alone(tool, &mut command).await
}

async fn run_alone(tool: &'static str, command: &mut Command) -> Result<String, CopyError> {
    let done = command.stdin(Stdio::null()).kill_on_drop(true).output().await;
    let done = done.map_err(|error| CopyError::Tool(tool, error.to_string()))?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr).trim().to_owned();
        return Err(CopyError::Tool(tool, said));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// The newest that is installed reads and writes for every older server; by name alone a machine with several may start an old one.
fn find(tool: &'static str) -> Result<PathBuf, CopyError> {
    if let Some(folder) = std::env::var_os("TAPHUAN_POSTGRES_BIN") {
        return Ok(PathBuf::from(folder).join(tool));
    }
    // Where Debian keeps them.
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = versions
        .filter_map(|version| Some((version.file_name().to_str()?.parse::<u32>().ok()?, version.path())))
        .map(|(number, folder)| (number, folder.join("bin").join(tool)))
        .filter(|(_, program)| program.exists())
        .max();
    let path = std::env::var_os("PATH").unwrap_or_default();
    debian
        .map(|(_, program)| program)
        .or_else(|| {
            std::env::split_paths(&path).map(|folder| folder.join(tool)).find(|program| program.exists())
        })
        .ok_or(CopyError::NoTool(tool))
}

async fn open(url: &str) -> Result<DatabaseConnection, DbErr> {
    let options: PgConnectOptions =
        url.parse().map_err(|error: sea_orm::sqlx::Error| DbErr::Custom(error.to_string()))?;
    let pool = PgPoolOptions::new().max_connections(1).connect_with(options).await;
    let pool = pool.map_err(|error| DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error.into())))?;
    Ok(SqlxPostgresConnector::from_sqlx_postgres_pool(pool))
}

/// The address as its programs read it, and the password that stood in it.
fn without_password(url: &str) -> (String, Option<String>) {
    let Some((scheme, rest)) = url.split_once("://") else { return (url.to_owned(), None) };
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let Some((user, host)) = authority.rsplit_once('@') else { return (url.to_owned(), None) };
    let Some((name, password)) = user.split_once(':') else { return (url.to_owned(), None) };
    let password = percent_decode_str(password).decode_utf8_lossy().into_owned();
    (format!("{scheme}://{name}@{host}{path}"), Some(password))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_leaves_the_address() {
        let parted = |url| without_password(url);
        assert_eq!(
            parted("postgres://lan:m%40t@db.vn:5433/taphuan?sslmode=require"),
            ("postgres://lan@db.vn:5433/taphuan?sslmode=require".into(), Some("m@t".into()))
        );
        for plain in ["postgres://lan@db.vn/taphuan", "postgres:///taphuan?host=/run/postgresql"] {
            assert_eq!(parted(plain), (plain.to_owned(), None));
        }
    }
}
