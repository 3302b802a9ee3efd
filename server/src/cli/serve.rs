//! `taphuan serve`

use std::{process::ExitCode, sync::Arc};

use chrono::Utc;
use domain::Lang;
use services::{Db, Services};
use tokio::net::TcpListener;

use crate::{config::Config, http, jobs, start};

/// Serves until it is told to stop, then finishes what it does.
///
/// # Errors
/// Where the address is taken or the database can't be opened.
pub(crate) async fn run(config: Config, lang: Lang) -> anyhow::Result<ExitCode> {
    let (config, listener) = http::listen(config).await?;
    let db = start::database(&config).await?;
    let services =
        Services::new(db.clone(), Arc::new(Utc::now), &config.public_url, config.office.clone()).await?;
    first_admin(&services, lang).await?;
    serve(config, listener, services, db).await
}

/// Serves on a database that is ready.
///
/// # Errors
/// What the network says.
pub(crate) async fn serve(
    config: Config,
    listener: TcpListener,
    services: Services,
    db: Db,
) -> anyhow::Result<ExitCode> {
    if config.smtp.is_some() {
        for key in &config.unset {
            tracing::warn!(key, "mails leave with the value that this setting has when nobody sets it");
        }
    }
    let stop = http::stop_signal();
    let worker = jobs::start(&services, config.smtp.clone(), stop.clone());
    http::serve(&config, listener, services, stop).await?;
    worker.await?;
    db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// The first administrator, until there is somebody with an address.
const FIRST: &str = "admin@localhost.localdomain";

/// Where nobody can sign in yet, prints a link by which the first administrator can, once, within a day. Started again before the
/// link was used, it prints another.
async fn first_admin(services: &Services, lang: Lang) -> anyhow::Result<()> {
    if !services::has_no_users(services).await?
        && services::find_first_admin(services, FIRST).await?.is_none()
    {
        return Ok(());
    }
    let input = services::AddUser {
        email: FIRST.into(),
        name: "Quản trị".into(),
        role: domain::access::Role::Admin,
        unit: None,
        activity: None,
        password: None,
    };
    let (user, _) = services::add_user(services, &domain::access::Actor::System, input).await?;
    let link = services::create_sign_in_link(services, &user, chrono::Duration::days(1)).await?;
    let words = lang.pick(
        "Chưa có tài khoản nào. Người quản trị đầu tiên mở đường dẫn này (dùng một lần, trong 24 giờ):",
        "Nobody can sign in yet. The first administrator opens this link once, within 24 hours:",
    );
    super::print(&format!("{words}\n  {link}"));
    Ok(())
}
