//! A transaction that may write, and on SQLite the turn of the one writer, whose short transactions are committed together.
//!
//! A commit waits for the disk, longer than a short transaction works. On SQLite, where writers take turns anyway, those who wait for
//! their turn at the moment when a short transaction begins come after it in the same transaction of the database, each behind a
//! savepoint, and one commit is for all of them. Each is answered when that is done, or told that it failed.

#[cfg(test)]
mod tests;

use std::{
    mem,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult,
    QueryResult, RuntimeErr, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use tokio::{
    sync::{self, OwnedMutexGuard, oneshot},
    task::JoinHandle,
    time::timeout,
};

use crate::{audit_chain, rows::Audit};

/// A transaction that may write. Dropped without `commit`, it is rolled back.
#[derive(Debug)]
pub struct Tx {
    of: Of,
    /// Rows of the log, which are written and sealed when it ends.
    notes: Mutex<Vec<Audit>>,
}

#[derive(Debug)]
enum Of {
    /// One of its own, on SQLite with the writer's turn, which it holds to its end.
    Own(DatabaseTransaction, Option<Held>),
    /// One in a group.
    Shared(Held),
}

/// The writer's turn, while somebody has it.
type Held = OwnedMutexGuard<Group>;

/// What is under way in the one connection that writes to SQLite.
#[derive(Debug, Default)]
pub(crate) struct Group {
    /// The transaction that short ones share.
    open: Option<Open>,
    /// One of them has begun, and neither ended well nor was rolled back.
    is_busy: bool,
}

#[derive(Debug)]
struct Open {
    tx: DatabaseTransaction,
    /// Those that ended well, and wait for the commit.
    members: Vec<oneshot::Sender<Result<(), DbErr>>>,
    /// There is a savepoint to be released.
    has_savepoint: bool,
    notes: Vec<Audit>,
}

/// So many share a commit at the most: the first of them waits for the last.
const MEMBERS: usize = 64;

/// The one connection that writes to SQLite, and whose turn it is.
#[derive(Debug, Clone)]
pub(crate) struct Writer {
    pub(crate) conn: DatabaseConnection,
    pub(crate) turn: Arc<sync::Mutex<Group>>,
    /// How long one waits for the turn.
    pub(crate) patience: Duration,
}

impl Writer {
    /// Begins a transaction of its own.
    pub(crate) async fn begin(&self) -> Result<Tx, DbErr> {
        let writer = self.clone();
        to_its_end(async move {
            let mut turn = writer.take_turn().await?;
            turn.close().await;
            Ok(Tx::own(writer.immediate().await?, Some(turn)))
        })
        .await
    }

    /// Begins a short transaction, in the group that is open or as the first of a new one.
    pub(crate) async fn begin_shared(&self) -> Result<Tx, DbErr> {
        let writer = self.clone();
        to_its_end(async move {
            let mut turn = writer.take_turn().await?;
            turn.roll_back().await;
            if turn.open.as_ref().is_some_and(|open| open.members.len() >= MEMBERS) {
                turn.close().await;
            }
            if turn.open.is_none() {
                let tx = writer.immediate().await?;
                turn.open = Some(Open { tx, members: vec![], has_savepoint: false, notes: vec![] });
                // Turns are given in the order in which they were asked for: all who wait now come first. However long that takes, those
                // who ended well are answered.
                tokio::spawn(async move { writer.turn.lock_owned().await.close().await });
            } else {
                turn.set_savepoint().await?;
            }
            turn.is_busy = true;
            Ok(Tx { of: Of::Shared(turn), notes: Mutex::default() })
        })
        .await
    }

    async fn take_turn(&self) -> Result<Held, DbErr> {
        let turn = timeout(self.patience, self.turn.clone().lock_owned()).await;
        turn.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
    }

    async fn immediate(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.conn.begin_with_options(options).await
    }
}

/// Whoever asked may leave half way; what was begun for them is brought to its end all the same, since others wait behind it.
async fn to_its_end(begun: impl Future<Output = Result<Tx, DbErr>> + Send + 'static) -> Result<Tx, DbErr> {
    let begun: JoinHandle<_> = tokio::spawn(begun);
    begun.await.unwrap_or_else(|_| Err(lost()))
}

fn lost() -> DbErr {
    DbErr::Conn(RuntimeErr::Internal("the transaction was lost".into()))
}

impl Group {
    /// The next one begins: what comes before it holds, whatever becomes of it.
    async fn set_savepoint(&mut self) -> Result<(), DbErr> {
        let Some(open) = &mut self.open else { return Err(lost()) };
        let sql = if open.has_savepoint { "RELEASE one; SAVEPOINT one" } else { "SAVEPOINT one" };
        open.has_savepoint = true;
        if let Err(error) = open.tx.execute_unprepared(sql).await {
            tracing::error!(%error, "transactions that share a commit were given up");
            self.fail(&lost());
            return Err(lost());
        }
        Ok(())
    }

    /// Rolls back the one that was given up.
    async fn roll_back(&mut self) {
        if !mem::take(&mut self.is_busy) {
            return;
        }
        let Some(open) = &mut self.open else { return };
        if open.members.is_empty() {
            self.open = None;
            return;
        }
        open.has_savepoint = false;
        // After a full disk there is nothing to go back to: SQLite has taken back all of it, and none of the group is there.
        if let Err(error) = open.tx.execute_unprepared("ROLLBACK TO one; RELEASE one").await {
            tracing::error!(%error, "transactions that shared a commit were rolled back");
            self.fail(&lost());
        }
    }

    /// Commits what is open, and tells those that wait.
    async fn close(&mut self) {
        self.roll_back().await;
        let Some(Open { tx, members, notes, .. }) = self.open.take() else { return };
        let done = commit(tx, notes).await;
        for member in members {
            // Who has left is told nothing.
            let _ = member.send(done.clone());
        }
    }

    fn fail(&mut self, error: &DbErr) {
        for member in self.open.take().into_iter().flat_map(|open| open.members) {
            let _ = member.send(Err(error.clone()));
        }
    }
}

/// Writes what was noted, and commits.
async fn commit(tx: DatabaseTransaction, notes: Vec<Audit>) -> Result<(), DbErr> {
    if !notes.is_empty() {
        audit_chain::append(&tx, notes).await?;
    }
    tx.commit().await
}

impl Tx {
    pub(crate) fn own(tx: DatabaseTransaction, turn: Option<Held>) -> Self {
        Self { of: Of::Own(tx, turn), notes: Mutex::default() }
    }

    /// Notes rows for the log of changes. They are written when it ends, and with it.
    pub fn note(&self, rows: impl IntoIterator<Item = Audit>) {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).extend(rows);
    }

    /// Ends it: what was done in it is there, also after a loss of power.
    ///
    /// # Errors
    /// What the driver says; nothing of it is there then.
    pub async fn commit(self) -> Result<(), DbErr> {
        let notes = self.notes.into_inner().unwrap_or_else(PoisonError::into_inner);
        match self.of {
            Of::Own(tx, turn) => {
                let done = commit(tx, notes).await;
                drop(turn);
                done
            }
            Of::Shared(mut turn) => {
                let (told, hears) = oneshot::channel();
                let Some(open) = &mut turn.open else { return Err(lost()) };
                open.notes.extend(notes);
                open.members.push(told);
                turn.is_busy = false;
                drop(turn);
                hears.await.unwrap_or_else(|_| Err(lost()))
            }
        }
    }

    fn inner(&self) -> Result<&DatabaseTransaction, DbErr> {
        match &self.of {
            Of::Own(tx, _) => Ok(tx),
            Of::Shared(turn) => turn.open.as_ref().map(|open| &open.tx).ok_or_else(lost),
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        self.inner().map_or(DbBackend::Sqlite, ConnectionTrait::get_database_backend)
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.inner()?.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.inner()?.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.inner()?.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.inner()?.query_all_raw(statement).await
    }
}
