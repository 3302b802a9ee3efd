//! Databases for tests: a fresh SQLite file, and a fresh database on a throw-away PostgreSQL that starts when first asked for and
//! ends with the test program, however that ends. And what two calendar programs make of the files they get.
#![expect(clippy::expect_used, clippy::panic, reason = "what fails here fails the test, with its reason")]

pub mod calendar;
mod cluster;
mod folders;
pub mod ical_js;
mod template;

use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use tempfile::TempDir;

pub use folders::folder;
pub use template::database_like;

/// A database of a test's own. On SQLite it goes with this value; on PostgreSQL with the cluster.
pub struct TestDatabase {
    /// For `DATABASE_URL`.
    pub url: String,
    /// Where it can be reached by TCP, for tests that stand between: PostgreSQL only.
    pub port: Option<u16>,
    /// Where it lies: SQLite only.
    folder: Option<TempDir>,
}

/// Which kind of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Backend {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

/// PostgreSQL waits for the disk, as in service: for measuring. To be called before the first database is made.
pub fn keep_what_was_committed() {
    cluster::keep_what_was_committed();
}

/// A fresh, empty database.
///
/// # Panics
/// Where none can be made.
pub fn database(backend: Backend) -> TestDatabase {
    match backend {
        Backend::Sqlite => {
            let folder = folder();
            let file = folder.path().join("test.sqlite");
            TestDatabase { url: format!("sqlite:{}", file.display()), port: None, folder: Some(folder) }
        }
        Backend::Postgres => {
            let (cluster, name) = (cluster::cluster(), fresh_name());
            cluster.create(&name);
            TestDatabase { url: cluster.url(&name), port: Some(cluster.port), folder: None }
        }
    }
}

/// A fresh, empty database on PostgreSQL that sorts and folds by the rules of a language (ICU): `vi`, `tr`.
///
/// # Panics
/// Where none can be made.
pub fn database_of_locale(locale: &str) -> TestDatabase {
    let (cluster, name) = (cluster::cluster(), fresh_name());
    cluster.create_by_rules(&name, &format!("LOCALE_PROVIDER icu ICU_LOCALE '{locale}'"));
    TestDatabase { url: cluster.url(&name), port: Some(cluster.port), folder: None }
}

impl TestDatabase {
    /// The same database for somebody else, whom it does not go with.
    pub fn lent(&self) -> Self {
        Self { url: self.url.clone(), port: self.port, folder: None }
    }
}

/// A name that no other database has.
fn fresh_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The folder with `initdb` and `postgres`: named by `TAPHUAN_POSTGRES_BIN`, or where Debian keeps it.
///
/// # Panics
/// Where there is none: a test that was not run must not look as if it had passed.
pub(crate) fn postgres_programs() -> PathBuf {
    if let Some(folder) = std::env::var_os("TAPHUAN_POSTGRES_BIN") {
        return folder.into();
    }
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    found.sort();
    found.pop().unwrap_or_else(|| panic!("PostgreSQL is not installed: apt-get install postgresql"))
}
