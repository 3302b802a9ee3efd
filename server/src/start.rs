//! What every command needs before it begins: the configuration, the log, the database up to date.

use std::{io::IsTerminal, path::Path, sync::Arc, time::Duration};

use chrono::Utc;
use services::{Clock, Db, Services};

use crate::{
    config::{Config, ConfigError},
    link_keys,
};

/// How much is logged, where `TAPHUAN_LOG` says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Log {
    /// What a service does.
    Service,
    /// Warnings only: for commands that people type, and for the demo.
    Quiet,
}

/// Starts the log, on standard error: for a person on a terminal, and one JSON object a line for whatever else reads it. `TAPHUAN_LOG`
/// narrows or widens it (`info`, `server=debug`).
pub(crate) fn log(log: Log) {
    use tracing_subscriber::{EnvFilter, fmt::time::ChronoLocal};
    let usual = if log == Log::Service { "info" } else { "warn" };
    let filter = EnvFilter::try_from_env("TAPHUAN_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let person = std::io::stderr().is_terminal();
    // A second start in one process, as in tests, keeps the first log.
    let _ = match (person, log) {
        (true, _) => {
            builder.compact().with_target(false).with_timer(ChronoLocal::new("%H:%M:%S".into())).try_init()
        }
        (false, Log::Service) => builder.json().flatten_event(true).try_init(),
        (false, Log::Quiet) => builder.compact().with_ansi(false).try_init(),
    };
}

/// The configuration; where it is wrong, the message and the exit code 2.
pub(crate) fn config() -> Result<Config, u8> {
    Config::from_process(Path::new(".")).map_err(|error| {
        eprintln!("taphuan: {error}");
        2
    })
}

/// What becomes of a database of SQLite that is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// It is made, and said where.
    Make,
    /// It is missed: in the wrong folder a command would work on an empty one, and nobody would notice.
    Miss,
}

/// Opens the database and migrates it.
pub(crate) async fn database(config: &Config, missing: Missing) -> anyhow::Result<Db> {
    let db = open(config, missing).await?;
    db.ping().await.map_err(|error| unusable("does not answer", error))?;
    up_to_date(&db).await?;
    Ok(db)
}

/// As [`database`], for the service: a server of PostgreSQL that is not there yet is waited for, since after a power cut nobody knows
/// which of the two starts first.
pub(crate) async fn database_when_there(config: &Config) -> anyhow::Result<Db> {
    let db = open(config, Missing::Make).await?;
    let mut tries = 0_u32;
    while let Err(error) = db.ping().await {
        if !services::operations::is_not_there_yet(&error) {
            return Err(unusable("does not answer", error));
        }
        // A try takes up to five seconds.
        if tries.is_multiple_of(6) {
            tracing::warn!(%error, "the database is not there yet: waiting for it");
        }
        tries += 1;
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    up_to_date(&db).await?;
    if config.sqlite_file().is_none() {
        let most = services::operations::CONNECTIONS;
        tracing::info!(most, "connections to PostgreSQL that this copy of the program takes at the most");
    }
    Ok(db)
}

async fn open(config: &Config, missing: Missing) -> anyhow::Result<Db> {
    if let Some(file) = config.sqlite_file().filter(|file| !file.exists()) {
        let file = std::path::absolute(&file).unwrap_or(file);
        if missing == Missing::Miss {
            let message = format!(
                "there is no database in {}: change to the folder of the program, or set DATABASE_URL; “taphuan serve” makes a new one",
                file.display()
            );
            return Err(ConfigError { key: "DATABASE_URL".into(), message }.into());
        }
        eprintln!("taphuan: a new database is made in {}", file.display());
    }
    Db::connect(&config.database_url).await.map_err(|error| unusable("can’t be opened", error))
}

async fn up_to_date(db: &Db) -> anyhow::Result<()> {
    let unfinished = services::operations::is_unfinished(db.read()).await;
    if unfinished.map_err(|error| unusable("can’t be read", error))? {
        let message = "putting a backup back into this database was cut off: empty it (dropdb, createdb) and do it again";
        return Err(ConfigError { key: "DATABASE_URL".into(), message: message.into() }.into());
    }
    let newer = services::operations::is_newer(db).await;
    if newer.map_err(|error| unusable("can’t be read", error))? {
        let message = "a newer program changed this database: install that one, or restore the copy from before the upgrade";
        return Err(ConfigError { key: "DATABASE_URL".into(), message: message.into() }.into());
    }
    db.migrate().await.map_err(|error| unusable("can’t be brought up to date", error))
}

/// The database of the configuration can't be used: told like every other wrong setting.
fn unusable(how: &str, error: impl std::error::Error) -> anyhow::Error {
    // Each layer of the driver repeats what the one below it says.
    let mut said: &dyn std::error::Error = &error;
    while let Some(below) = said.source() {
        said = below;
    }
    ConfigError { key: "DATABASE_URL".into(), message: format!("the database {how}: {said}") }.into()
}

/// The use cases on the configured database.
///
/// # Errors
/// As [`database`].
pub(crate) async fn services(config: &Config, missing: Missing) -> anyhow::Result<Services> {
    let db = database(config, missing).await?;
    use_cases(config, &db, Arc::new(Utc::now)).await
}

/// The use cases on a database that is ready, by a clock.
///
/// # Errors
/// As [`link_keys::load`].
pub(crate) async fn use_cases(config: &Config, db: &Db, clock: Clock) -> anyhow::Result<Services> {
    let keys = link_keys::load(config, db).await?;
    Ok(Services::new(db.clone(), clock, &config.public_url, config.office.clone(), keys))
}
