//! The database as its administrator sees it: which one it is, how large, how its schema stands, what is wrong with it.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};
use sea_orm_migration::MigratorTrait;

use crate::{Db, audits};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Its name and number: `SQLite 3.50.2`, `PostgreSQL 15.14`.
    pub version: String,
    /// How large it is, in bytes.
    pub bytes: u64,
    /// How its schema stands.
    pub schema: Schema,
    /// What the database finds wrong with its own file; none: nothing, or it is not its habit to look.
    pub damage: Option<String>,
    /// When the last row of the log of changes was written; none: nothing was ever done.
    pub last_change: Option<DateTime<Utc>>,
    /// What only a server has.
    pub server: Option<Server>,
}

/// How the schema stands to the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// Both are of one age.
    Same,
    /// So many steps are done at the next start.
    Older(usize),
    /// A newer program changed it: this one can't use it.
    Newer,
}

/// What only a server has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// How many connections it takes from everybody but its own administrators.
    pub connections: i64,
    /// How its texts are kept: `UTF8`.
    pub encoding: String,
    /// Its clock.
    pub now: DateTime<Utc>,
}

/// Looks, and changes nothing.
pub async fn look(db: &Db) -> Result<Health, DbErr> {
    let read = db.read();
    let is_sqlite = read.get_database_backend() == DbBackend::Sqlite;
    let schema = schema(read).await?;
    // A database in which nothing was ever made has no such table.
    let last_change = match schema {
        Schema::Older(steps) if steps == migrations::Migrator::migrations().len() => None,
        _ => audits::last_at(read).await?,
    };
    if is_sqlite {
        let number: String = one(read, "SELECT sqlite_version()").await?;
        let bytes = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
        let said: String = one(read, "PRAGMA quick_check(1)").await?;
        return Ok(Health {
            version: format!("SQLite {number}"),
            bytes: one::<i64>(read, bytes).await?.unsigned_abs(),
            schema,
            damage: (said != "ok").then_some(said),
            last_change,
            server: None,
        });
    }
    let number: String = one(read, "SELECT current_setting('server_version')").await?;
    let connections = "SELECT current_setting('max_connections')::bigint - current_setting('superuser_reserved_connections')::bigint";
    Ok(Health {
        version: format!("PostgreSQL {number}"),
        bytes: one::<i64>(read, "SELECT pg_database_size(current_database())").await?.unsigned_abs(),
        schema,
        damage: None,
        last_change,
        server: Some(Server {
            connections: one(read, connections).await?,
            encoding: one(read, "SELECT current_setting('server_encoding')").await?,
            now: one(read, "SELECT clock_timestamp()").await?,
        }),
    })
}

/// How the schema stands to the program.
pub async fn schema(read: &impl ConnectionTrait) -> Result<Schema, DbErr> {
    let table = if read.get_database_backend() == DbBackend::Sqlite {
        "SELECT count(*) FROM sqlite_schema WHERE name = 'seaql_migrations'"
    } else {
        "SELECT count(*) FROM pg_tables WHERE tablename = 'seaql_migrations' AND schemaname = current_schema()"
    };
    let done: Vec<String> = if one::<i64>(read, table).await? == 0 {
        vec![]
    } else {
        let rows = all(read, "SELECT version FROM seaql_migrations").await?;
        rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?
    };
    let known: Vec<String> =
        migrations::Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
    if done.iter().any(|name| !known.contains(name)) {
        return Ok(Schema::Newer);
    }
    Ok(match known.len() - done.len() {
        0 => Schema::Same,
        steps => Schema::Older(steps),
    })
}

async fn one<T: sea_orm::TryGetable>(read: &impl ConnectionTrait, sql: &str) -> Result<T, DbErr> {
    let rows = all(read, sql).await?;
    rows.first().ok_or_else(|| DbErr::RecordNotFound(sql.into()))?.try_get_by_index(0)
}

async fn all(read: &impl ConnectionTrait, sql: &str) -> Result<Vec<QueryResult>, DbErr> {
    read.query_all_raw(Statement::from_string(read.get_database_backend(), sql)).await
}
