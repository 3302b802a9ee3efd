//! Copies of the whole database, taken while the program runs, and put back into an empty place.
//!
//! On SQLite a copy is a database itself (`VACUUM INTO`: one moment, read in one go, however much is written meanwhile). On PostgreSQL
//! it is what `pg_dump` writes in its own format, of one snapshot.

mod postgres;
mod sqlite;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use crate::{Db, Tx};

/// Why a copy was not made or not put back.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// A file of this name is there already.
    #[error("{} is there already", .0.display())]
    There(PathBuf),
    /// There is no database to copy.
    #[error("there is no database in {}", .0.display())]
    NoDatabase(PathBuf),
    /// Where the copy is to be put back there is a database.
    #[error("there is a database already")]
    NotEmpty,
    /// The file is no copy of a database of this program.
    #[error("{} is no copy of a database", .0.display())]
    NoCopy(PathBuf),
    /// The copy is of the other kind of database.
    #[error("{} is a copy of the other kind of database", .0.display())]
    OtherKind(PathBuf),
    /// The copy is damaged.
    #[error("the copy is damaged: {0}")]
    Damaged(String),
    /// A program of PostgreSQL is not there.
    #[error("{0} is not installed")]
    NoTool(&'static str),
    /// What a program of PostgreSQL complained of.
    #[error("{0}: {1}")]
    Tool(&'static str, String),
    /// What the disk says.
    #[error("{}: {}", .0.display(), .1)]
    Disk(PathBuf, io::Error),
    /// What the database says.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// What a copy holds: enough to see that it is the right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyHolds {
    /// How many activities.
    pub activities: u64,
    /// How many people.
    pub people: u64,
    /// How many registrations.
    pub registrations: u64,
    /// When the last row of the log of changes was written; none: nothing was ever done.
    pub last_change: Option<DateTime<Utc>>,
}

/// Copies the database of `url` into `file`, which must not be there, for its owner alone. The file is whole and on the disk when this
/// ends; where it fails, there is none.
pub async fn write(url: &str, file: &Path) -> Result<CopyHolds, CopyError> {
    if file.exists() {
        return Err(CopyError::There(file.to_owned()));
    }
    let fresh = beside(file, ".partial");
    let _ = fs::remove_file(&fresh);
    crate::db::make_private(&fresh).map_err(|error| CopyError::Disk(fresh.clone(), error))?;
    let written = match backend(url) {
        DbBackend::Sqlite => sqlite::write(url, &fresh).await,
        _ => postgres::write(url, &fresh).await,
    };
    let written = written.and_then(|holds| {
        settle(&fresh, file).map_err(|error| CopyError::Disk(file.to_owned(), error))?;
        Ok(holds)
    });
    if written.is_err() {
        // What failed is told; a file that can't even be removed adds nothing to it.
        let _ = fs::remove_file(&fresh);
    }
    written
}

/// A copy that is in its place and not in use yet: what must not happen twice is still to be held back.
pub struct Restoring {
    /// The database that was restored, its schema up to date.
    pub db: Db,
    place: Place,
}

enum Place {
    /// The database lies in `fresh` until all is done.
    Sqlite { fresh: PathBuf, file: PathBuf },
    /// A table marks the database until all is done.
    Postgres,
}

/// Puts a copy back where `url` names an empty place: a file that is not there, or a database of PostgreSQL without tables.
pub async fn restore(url: &str, copy: &Path) -> Result<Restoring, CopyError> {
    match (made_of(copy)?, backend(url)) {
        (None, _) => Err(CopyError::NoCopy(copy.to_owned())),
        (Some(of), to) if of != to => Err(CopyError::OtherKind(copy.to_owned())),
        (_, DbBackend::Sqlite) => sqlite::restore(url, copy).await,
        _ => postgres::restore(url, copy).await,
    }
}

impl Restoring {
    /// The last change before the database may be used, in the transaction that makes it usable.
    pub async fn finish(self, tx: Tx) -> Result<(), CopyError> {
        match self.place {
            Place::Postgres => {
                tx.execute_unprepared(postgres::UNMARK).await?;
                tx.commit().await?;
                self.db.settle().await?;
                self.db.close().await;
                Ok(())
            }
            Place::Sqlite { fresh, file } => {
                tx.commit().await?;
                self.db.close().await;
                sqlite::move_in(&fresh, &file)
            }
        }
    }
}

/// Whether the database was being restored when that was cut off: nobody may use it.
pub async fn is_unfinished(conn: &impl ConnectionTrait) -> Result<bool, DbErr> {
    if conn.get_database_backend() == DbBackend::Sqlite {
        // Nothing is put into its place before it is finished.
        return Ok(false);
    }
    postgres::is_marked(conn).await
}

fn backend(url: &str) -> DbBackend {
    if url.starts_with("sqlite:") { DbBackend::Sqlite } else { DbBackend::Postgres }
}

/// Which database a file is a copy of, by how it begins.
fn made_of(copy: &Path) -> Result<Option<DbBackend>, CopyError> {
    use io::Read;
    let mut head = Vec::new();
    fs::File::open(copy)
        .and_then(|file| file.take(16).read_to_end(&mut head))
        .map_err(|error| CopyError::Disk(copy.to_owned(), error))?;
    Ok(if head == b"SQLite format 3\0" {
        Some(DbBackend::Sqlite)
    } else if head.starts_with(b"PGDMP") {
        Some(DbBackend::Postgres)
    } else {
        None
    })
}

/// Counts what is in a database.
pub async fn holds(conn: &impl ConnectionTrait) -> Result<CopyHolds, DbErr> {
    let backend = conn.get_database_backend();
    let counts = "SELECT (SELECT count(*) FROM activities), (SELECT count(*) FROM people), (SELECT count(*) FROM registrations)";
    let counts = conn.query_one_raw(Statement::from_string(backend, counts)).await?;
    let counts = counts.ok_or_else(|| DbErr::RecordNotFound("counts".into()))?;
    let count = |column| counts.try_get_by_index::<i64>(column).map(i64::unsigned_abs);
    Ok(CopyHolds {
        activities: count(0)?,
        people: count(1)?,
        registrations: count(2)?,
        last_change: crate::audits::last_at(conn).await?,
    })
}

/// The same name with more behind it: on the same disk, so that it can take the name's place at once.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Gives a file that is whole its name; power that fails afterwards takes neither.
fn settle(fresh: &Path, file: &Path) -> io::Result<()> {
    fs::File::open(fresh)?.sync_all()?;
    fs::rename(fresh, file)?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::File::open(folder)?.sync_all()
}
