//! `taphuan demo`: the ten years of the fixture, and around today a living present, on a database of its own.

mod conference;
mod demands;
mod people;
mod plans;
mod present;
mod questions;
mod refused;
mod round;
mod schedule;
mod seed;
mod templates;

use std::{process::ExitCode, sync::Arc};

use anyhow::{Context, bail};
use chrono::Utc;
use domain::accounts::access::Actor;
use services::{Db, Services};

pub(crate) use self::seed::STAFF;

use crate::{
    config::Config,
    http,
    print::print,
    serve,
    start::{self, Missing},
};

/// Used where no database is named, so that the demo never meets real data.
const USUAL_DATABASE: &str = "sqlite:taphuan-demo.sqlite";

/// The invented rows behind the published totals; `server/fixtures/programme/README.md` says what is real in them.
pub(crate) const FIXTURE: [(&str, &[u8]); 8] = [
    ("units.csv", include_bytes!("../../fixtures/programme/units.csv")),
    ("unit_successions.csv", include_bytes!("../../fixtures/programme/unit_successions.csv")),
    ("activities.csv", include_bytes!("../../fixtures/programme/activities.csv")),
    ("participants.csv", include_bytes!("../../fixtures/programme/participants.csv")),
    ("materials.csv", include_bytes!("../../fixtures/programme/materials.csv")),
    ("distributions.csv", include_bytes!("../../fixtures/programme/distributions.csv")),
    ("media.csv", include_bytes!("../../fixtures/programme/media.csv")),
    ("broadcasts.csv", include_bytes!("../../fixtures/programme/broadcasts.csv")),
];

/// What the demo is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Starts over: what the demo database holds is lost. SQLite only.
    #[arg(long)]
    fresh: bool,
}

/// Makes the demo database where there is none, and serves it. No mail leaves the house.
///
/// # Errors
/// As `taphuan serve`, and where the database holds something other than the demo.
pub(crate) async fn run(config: Config, args: Args) -> anyhow::Result<ExitCode> {
    let mut config = Config { smtp: None, ..config };
    if config.database_is_usual {
        config.database_url = USUAL_DATABASE.into();
    }
    let (config, listener) = http::listen(config).await?;
    let mut db = start::database(&config, Missing::Make).await?;
    if args.fresh {
        db = start_over(&config, db).await?;
    }
    let services = start::use_cases(&config, &db, Arc::new(Utc::now)).await?;
    if !services::is_demo(&services).await? {
        if !services::accounts::has_no_users(&services).await? {
            bail!(
                "{} holds real data: name another database for the demo in DATABASE_URL",
                config.database_url
            );
        }
        let files = FIXTURE.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
        services::programme_import::import_programme(&services, &Actor::System, files)
            .await
            .map_err(|error| anyhow::anyhow!("the fixture can’t be imported: {error:?}"))?;
        seed::seed(&services, |clock| at(&config, &db, clock)).await?;
        services::mark_demo(&services).await?;
    }
    print(&format!("Tập Huấn, bản dùng thử · demo\n\n  Trang công khai · public: {}\n", config.public_url));
    for staff in seed::STAFF {
        let user = services::accounts::find_user(&services, staff.email)
            .await?
            .with_context(|| format!("{} is gone: start over with --fresh", staff.email))?;
        let link =
            services::accounts::create_sign_in_link(&services, &user, chrono::Duration::days(1)).await?;
        print(&format!("  {}\n    {link}", staff.label));
    }
    print("\n  Mỗi đường dẫn đăng nhập được một lần. Thư không được gửi đi: xem ở mục Thư gửi đi.\n");
    serve::serve(config, listener, services, db).await
}

/// The use cases at another moment: what happened last week is made as of last week.
async fn at(config: &Config, db: &Db, moment: chrono::DateTime<Utc>) -> anyhow::Result<Services> {
    start::use_cases(config, db, Arc::new(move || moment)).await
}

async fn start_over(config: &Config, db: Db) -> anyhow::Result<Db> {
    let Some(file) = config.sqlite_file() else {
        bail!(
            "--fresh: only a SQLite file can be started over; empty the PostgreSQL database by hand (dropdb, createdb)"
        );
    };
    let services = start::use_cases(config, &db, Arc::new(Utc::now)).await?;
    if !services::is_demo(&services).await? && !services::accounts::has_no_users(&services).await? {
        bail!("--fresh: {} holds real data, not the demo", file.display());
    }
    drop(services);
    db.close().await;
    for ending in ["", "-wal", "-shm"] {
        let name = format!("{}{ending}", file.display());
        match std::fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error).context(name),
            _ => {}
        }
    }
    start::database(config, Missing::Make).await
}
