//! The connection to the database: readers, and a writer whose transactions are immediate.

use std::{
    fs::Permissions,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
    pin::Pin,
    sync::Arc,
    time::Duration,
};

use domain::numbers::whole;
use log::LevelFilter;
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr,
    IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
    sqlx::{
        self, Connection, Executor, SqliteConnection, pool::PoolConnectionMetadata,
        sqlite::SqliteConnectOptions,
    },
};
use sea_orm_migration::MigratorTrait;

use crate::{
    failure::is_locked,
    tx::{Tx, Writer},
};

/// The program's database.
#[derive(Debug, Clone)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
    /// On SQLite whose turn it is to write.
    writer: Option<Writer>,
    /// On SQLite one connection that only asks for the version: it tells what others have written since it asked last.
    watch: DatabaseConnection,
}

#[cfg(test)]
impl Db {
    /// How many have to do with the writer's turn: each who began to ask for it, who waits for it, or who has it.
    pub(crate) fn near_the_turn(&self) -> usize {
        self.writer.as_ref().map_or(0, |writer| std::sync::Arc::strong_count(&writer.turn))
    }
}

/// The connections of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pool {
    /// `read` or `write`.
    pub name: &'static str,
    /// How many are open.
    pub open: u32,
    /// How many of them nobody uses.
    pub idle: u32,
}

/// How long a request waits for a connection before it is told that the database is away.
const PATIENCE: Duration = Duration::from_secs(5);

/// Longer than the program runs.
const FOR_GOOD: Duration = Duration::from_secs(10 * 365 * 86_400);

/// On SQLite writers take turns: while thousands of invitations are written, a registration waits rather than fails.
const LONG_PATIENCE: Duration = Duration::from_secs(30);

/// Connections to PostgreSQL that read, and that write: a copy of the program takes as many together.
const READERS: u32 = 12;
/// As [`READERS`].
const WRITERS: u32 = 8;

/// The most connections to PostgreSQL that a copy of the program takes.
pub const CONNECTIONS: u32 = READERS + WRITERS;

/// Connections to SQLite that read: each works in this program and keeps pages of the file, so that more than there are cores take memory
/// and give nothing.
fn sqlite_readers() -> u32 {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    u32::try_from(cores).unwrap_or(MOST_READERS).clamp(4, MOST_READERS)
}

/// See [`sqlite_readers`].
const MOST_READERS: u32 = 8;

/// What each connection to PostgreSQL is told. No page takes seconds: a question that does was asked wrongly, and nobody waits for it.
/// Compiling a query pays for those that run for minutes alone; it makes ours slower. A hundred thousand people are counted in memory. Disks
/// have no heads any more that would have to move to another page: an index that has all that is asked is read in place of its table.
const READING: &str =
    "SET jit = off; SET work_mem = '24MB'; SET random_page_cost = 1.1; SET statement_timeout = '15s'";
/// As [`READING`]; imports and migrations may take their time.
const WRITING: &str = "SET jit = off";

impl Db {
    /// Opens `sqlite:FILE` (made when missing) or `postgres://…`.
    ///
    /// On SQLite one connection writes and a pool reads, in WAL mode with `synchronous=FULL`: a commit that was answered survives
    /// the loss of power. On PostgreSQL both are pools, opened when first needed, so that the program recovers by itself when the
    /// server was away; a question that takes too long is given up by the server, also when whoever asked has left.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            keep_private(url);
            let mut writer = sqlite(url, 1, LONG_PATIENCE);
            writer.map_sqlx_sqlite_pool_opts(|options| options.after_release(is_clean));
            let write = connect_first(writer).await?;
            let read = Database::connect(sqlite(url, sqlite_readers(), PATIENCE)).await?;
            let mut watcher = sqlite(url, 1, PATIENCE);
            // What a connection answers means something beside its own answers alone, so it stays.
            watcher.test_before_acquire(false).idle_timeout(FOR_GOOD).max_lifetime(FOR_GOOD);
            let watch = Database::connect(watcher).await?;
            let writer = Writer { conn: write.clone(), turn: Arc::default(), patience: LONG_PATIENCE };
            Ok(Self { read, write, writer: Some(writer), watch })
        } else {
            let read = Database::connect(postgres(url, READERS, READING)).await?;
            let write = Database::connect(postgres(url, WRITERS, WRITING)).await?;
            Ok(Self { watch: read.clone(), read, write, writer: None })
        }
    }

    /// For queries that change nothing.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// Begins a transaction that may write; on SQLite it waits for its turn here, and never fails half way for want of the lock.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn begin(&self) -> Result<Tx, DbErr> {
        match &self.writer {
            Some(writer) => writer.begin().await,
            None => Ok(Tx::own(self.write.begin_with_options(TransactionOptions::default()).await?, None)),
        }
    }

    /// As [`Db::begin`], for what many do at once and each in milliseconds: on SQLite those who wait for their turn share one commit.
    /// Where that fails, all of them are told.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn begin_shared(&self) -> Result<Tx, DbErr> {
        match &self.writer {
            Some(writer) => writer.begin_shared().await,
            None => self.begin().await,
        }
    }

    /// After very much was written at once. PostgreSQL looks through its tables by itself some minutes later, and plans until then as if
    /// they were small; here it looks at once.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn settle(&self) -> Result<(), DbErr> {
        match self.write.get_database_backend() {
            DbBackend::Postgres => self.write.execute_unprepared("VACUUM ANALYZE").await.map(drop),
            _ => Ok(()),
        }
    }

    /// Begins a transaction that only reads, and all of whose queries see one moment: what several queries add up to agrees with
    /// itself, whatever is written meanwhile. It holds back nobody, and ends when it is dropped.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn snapshot(&self) -> Result<Tx, DbErr> {
        if self.read.get_database_backend() != DbBackend::Postgres {
            // In WAL mode a transaction sees what was there when it first read.
            let options = TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                ..TransactionOptions::default()
            };
            return Ok(Tx::own(self.read.begin_with_options(options).await?, None));
        }
        let options = TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        };
        let tx = self.read.begin_with_options(options).await?;
        // What adds up asks of a period: a plan for any is a bad one for ten years. It is made anew each time, which is nothing beside the
        // answer; for the pages that are asked for all day it would cost a quarter.
        tx.execute_unprepared("SET LOCAL plan_cache_mode = force_custom_plan").await?;
        Ok(Tx::own(tx, None))
    }

    /// Brings the schema up to date. Several programs that start at once take turns.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        if self.write.get_database_backend() != DbBackend::Postgres {
            // Each migration is a transaction: whoever comes second fails whole, and finds it done when it looks again.
            let mut tries = 1;
            loop {
                match migrations::Migrator::up(&self.write, None).await {
                    Err(_) if tries < START_TRIES => tries += 1,
                    done => return done,
                }
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        }
        // The lock belongs to the transaction that holds it; migrations run beside it on connections of their own.
        let lock = self.begin().await?;
        lock.execute_unprepared("SELECT pg_advisory_xact_lock(7255261)").await?;
        migrations::Migrator::up(&self.write, None).await?;
        lock.commit().await
    }

    /// What changes with every write, by whichever program: equal versions were read of equal data.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn version(&self) -> Result<String, DbErr> {
        let backend = self.watch.get_database_backend();
        let sql = match backend {
            // https://www.sqlite.org/pragma.html#pragma_data_version
            DbBackend::Sqlite => "PRAGMA data_version",
            // Which transactions are done and which are under way: another answer with each that ends.
            _ => "SELECT pg_current_snapshot()::text",
        };
        let row = self.watch.query_one_raw(Statement::from_string(backend, sql)).await?;
        let row = row.ok_or_else(|| DbErr::RecordNotFound("the version".into()))?;
        match backend {
            DbBackend::Sqlite => row.try_get_by_index::<i64>(0).map(|version| version.to_string()),
            _ => row.try_get_by_index(0),
        }
    }

    /// How many connections are open, for each of the pools.
    pub fn pools(&self) -> [Pool; 2] {
        [("read", &self.read), ("write", &self.write)].map(|(name, conn)| {
            let (open, idle) = match conn.get_database_backend() {
                DbBackend::Sqlite => {
                    let pool = conn.get_sqlite_connection_pool();
                    (pool.size(), pool.num_idle())
                }
                _ => {
                    let pool = conn.get_postgres_connection_pool();
                    (pool.size(), pool.num_idle())
                }
            };
            Pool { name, open, idle: whole(idle) }
        })
    }

    /// Asks the database for an answer, any answer.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.read.execute_unprepared("SELECT 1").await.map(drop)
    }

    /// Writes something and forgets it: a disk that is full, or a server that lets nobody write, answers every question well.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn try_write(&self) -> Result<(), DbErr> {
        let tx = self.begin().await?;
        let probe = "INSERT INTO rate_limits (scope, subject, window_start, hits)
            VALUES ('ready', '', '2000-01-01T00:00:00+00:00', 1)
            ON CONFLICT (scope, subject) DO UPDATE SET hits = 1 - rate_limits.hits";
        tx.execute_unprepared(probe).await?;
        tx.commit().await
    }

    /// Closes every connection; what was committed is on the disk.
    pub async fn close(self) {
        // The program ends here; a failure to close has nobody left to tell.
        let _ = self.read.close().await;
        let _ = self.watch.close_by_ref().await;
        let _ = self.write.close().await;
    }
}

/// Opens the first connection to a file. Of several programs that make it at once, one turns it to WAL; SQLite tells the others that it
/// is locked, without the patience that it has for everything else.
async fn connect_first(options: ConnectOptions) -> Result<DatabaseConnection, DbErr> {
    let mut tries = 1;
    loop {
        match Database::connect(options.clone()).await {
            Err(error) if is_locked(&error) && tries < START_TRIES => tries += 1,
            done => return done,
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// Whether the writer's connection may be used again once a transaction has ended; else it is closed, and the pool opens another.
///
/// On “disk full”, a fault of the disk or want of memory SQLite rolls the transaction back by itself. The ROLLBACK that sqlx 0.9 then
/// sends fails, and its count of open transactions stays at one (`sqlx-sqlite/src/connection/worker.rs`): every later BEGIN would be a
/// SAVEPOINT, in a transaction that nobody ends, and all that was confirmed to people would be lost with it. With the count at nought
/// a BEGIN IMMEDIATE is one, which fails inside a transaction; so a COMMIT that was answered is a commit.
fn is_clean(
    connection: &mut SqliteConnection,
    _: PoolConnectionMetadata,
) -> Pin<Box<dyn Future<Output = Result<bool, sqlx::Error>> + Send + '_>> {
    Box::pin(async {
        // The rollback of a transaction that was dropped is on its way to the connection's thread: it comes before the ping.
        connection.ping().await?;
        let clean = !connection.is_in_transaction();
        if !clean {
            tracing::error!("a transaction could not be rolled back: the connection is thrown away");
        }
        Ok(clean)
    })
}

/// The file, and those that SQLite makes beside it with the same rights, are for the program's own user alone. A file system that
/// knows no such rights is none of our business.
fn keep_private(url: &str) {
    let Ok(options) = url.parse::<SqliteConnectOptions>() else { return };
    let file = options.get_filename();
    // Made here, since SQLite would let everybody read it. Where it is not to be made, or can't be, the connection says so.
    if url.contains("mode=rwc") || !url.contains("mode=") {
        let _ = make_private(file);
    }
    for ending in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        let Ok(found) = std::fs::metadata(&name) else { continue };
        if found.is_file() && found.permissions().mode() & 0o077 != 0 {
            let private = std::fs::set_permissions(&name, Permissions::from_mode(0o600));
            if let Err(error) = private {
                tracing::warn!(%error, "others on this machine may read the database’s file");
            }
        }
    }
}

/// Makes an empty file for the program's own user alone.
pub(crate) fn make_private(file: &Path) -> std::io::Result<()> {
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map(drop)
}

/// The log has each statement where it is asked for (`TAPHUAN_LOG=info,sqlx=debug`), and one that takes too long as a warning; never
/// its values.
fn logged(options: &mut ConnectOptions) {
    options
        .sqlx_logging_level(LevelFilter::Debug)
        .sqlx_slow_statements_logging_settings(LevelFilter::Warn, Duration::from_secs(2));
}

fn postgres(url: &str, connections: u32, told: &'static str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .connect_timeout(PATIENCE)
        .connect_lazy(true)
        // Said once it is there, and not in the startup packet, which a pooler in between would refuse.
        .map_sqlx_postgres_pool_opts(move |options| {
            options.after_connect(move |connection, _| {
                Box::pin(async move { connection.execute(told).await.map(drop) })
            })
        });
    logged(&mut options);
    options
}

fn sqlite(url: &str, connections: u32, patience: Duration) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).acquire_timeout(patience).map_sqlx_sqlite_opts(move |options| {
        options
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(patience)
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
    });
    logged(&mut options);
    options
}

/// How often opening and migrating are tried on SQLite, where no lock holds back another program that starts at the same moment.
const START_TRIES: u32 = 15;

/// What only one transaction at a time may do where rows can't be locked, since they are not there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Adding a programme.
    Programme = 7_255_262,
    /// Adding a venue.
    Venue = 7_255_263,
    /// Numbering a material.
    Material = 7_255_264,
    // 7_255_265 is the chain of the log: migrations/src/audit_chain.rs.
    /// Asking who else is an administrator.
    Admins = 7_255_266,
    /// Taking in a list of people.
    Rosters = 7_255_267,
    /// Adding a user.
    Users = 7_255_268,
    /// Taking rooms and trainers.
    Schedule = 7_255_270,
    /// Beginning the plan of a unit for a year.
    Plans = 7_255_274,
}

/// Waits until nobody else has the turn, and keeps it until the transaction ends. On SQLite the transaction is alone anyway.
///
/// # Errors
/// What the driver says.
pub async fn take_turn(tx: &Tx, turn: Turn) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({})", turn as i64)).await?;
    }
    Ok(())
}
