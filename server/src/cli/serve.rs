//! `taphuan serve`

use std::{process::ExitCode, sync::Arc};

use anyhow::Context;
use chrono::Utc;
use domain::Lang;
use services::Services;

use crate::{config::Config, http, link_keys, private_file, serve, start};

/// Serves until it is told to stop, then finishes what it does.
///
/// # Errors
/// Where the address is taken or the database can't be opened.
pub(crate) async fn run(config: Config, lang: Lang) -> anyhow::Result<ExitCode> {
    let (config, listener) = http::listen(config).await?;
    let db = start::database_when_there(&config).await?;
    let services = start::use_cases(&config, &db, Arc::new(Utc::now)).await?;
    link_keys::warn_of_database(&config);
    first_admin(&config, &services, lang).await?;
    if let Some(head) = services::audit::audit_head(&services).await? {
        // Outside the database, so that `taphuan audit verify --head` can tell a log that was written anew.
        tracing::info!(%head, "where the log of changes stands");
    }
    super::print(&format!("Tập Huấn: http://{}", config.addr));
    serve::serve(config, listener, services, db).await
}

/// The first administrator, until there is somebody with an address.
const FIRST: &str = "admin@localhost.localdomain";

/// The file that holds the first administrator's link, beside the database.
const FIRST_LINK: &str = "taphuan-first-admin.txt";

/// Where nobody can sign in yet, writes a link by which the first administrator can, once, within a day, into a file that only the
/// program's own user reads: what is printed lies in the journal for years, and who reads the journal is no administrator. Started again
/// before the link was used, it writes another; afterwards it takes the file away.
async fn first_admin(config: &Config, services: &Services, lang: Lang) -> anyhow::Result<()> {
    let file = config.sqlite_file().unwrap_or_default().with_file_name(FIRST_LINK);
    if !services::accounts::has_no_users(services).await?
        && services::accounts::find_first_admin(services, FIRST).await?.is_none()
    {
        return private_file::remove(&file).with_context(|| file.display().to_string());
    }
    let input = services::accounts::AddUser {
        email: FIRST.into(),
        name: "Quản trị".into(),
        role: domain::accounts::access::Role::Admin,
        unit: None,
        activity: None,
        password: None,
    };
    let (user, _) =
        services::accounts::add_user(services, &domain::accounts::access::Actor::System, input).await?;
    let life = chrono::Duration::days(1);
    loop {
        let link = services::accounts::create_sign_in_link(services, &user, life).await?;
        private_file::replace(&file, &format!("{link}\n")).with_context(|| file.display().to_string())?;
        // Another copy that starts at the same moment may have ended this link, and written its own before this one was.
        if opens(services, &link).await? {
            break;
        }
    }
    let words = lang.pick(
        "Chưa có tài khoản nào. Đường dẫn đăng nhập cho người quản trị đầu tiên (dùng một lần, trong 24 giờ) nằm trong tệp",
        "Nobody can sign in yet. A link for the first administrator, to be opened once, within 24 hours, is in the file",
    );
    let file = std::path::absolute(&file).unwrap_or(file);
    super::print(&format!("{words}\n  {}", file.display()));
    Ok(())
}

async fn opens(services: &Services, link: &str) -> anyhow::Result<bool> {
    let token = link.rsplit('/').next().unwrap_or_default();
    match services::accounts::check_sign_in_link(services, token).await {
        Ok(_) => Ok(true),
        Err(services::Error::NotFound) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
