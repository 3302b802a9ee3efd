//! `taphuan seed`: a large invented programme, to measure on.

use std::process::ExitCode;

use anyhow::Context;
use domain::{Lang, accounts::access::Actor};
use services::{Services, accounts::AddUser, seed::Scale};

use super::{print, refused};
use crate::demo::{FIXTURE, STAFF};

/// How large.
#[derive(Debug, clap::Args)]
pub(crate) struct Seed {
    /// About how many marks of attendance there will be: 10k, 100k, 1m.
    #[arg(long, value_parser = scale, default_value = "10k")]
    scale: Scale,
}

/// Fills the database, and prints how large it became and a link for each role that signs in once.
pub(crate) async fn run(services: &Services, lang: Lang, args: Seed) -> anyhow::Result<ExitCode> {
    let units = FIXTURE.iter().filter(|(name, _)| name.starts_with("unit"));
    let files = units.map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    services::programme_import::import_programme(services, &Actor::System, files)
        .await
        .map_err(|error| anyhow::anyhow!("the units can’t be imported: {error:?}"))?;
    let seeded = match services::seed::seed(services, args.scale).await {
        Ok(seeded) => seeded,
        Err(error) => return refused(error, lang),
    };
    // Whoever starts `taphuan demo` on it is not told that it holds real data.
    services::mark_demo(services).await?;
    print(&format!(
        "people: {}\nactivities: {}\nregistrations: {}\nmarks: {}\ncertificates: {}\nmails: {}",
        seeded.people,
        seeded.activities,
        seeded.registrations,
        seeded.marks,
        seeded.certificates,
        seeded.mails
    ));
    for staff in STAFF {
        let user = AddUser {
            email: staff.email.into(),
            name: staff.name.into(),
            role: staff.role,
            unit: staff.unit.map(str::to_owned),
            activity: staff.role.is_for_activity().then(|| services::seed::LARGEST_CLASS.to_owned()),
            password: None,
        };
        services::accounts::add_user(services, &Actor::System, user).await?;
        let user = services::accounts::find_user(services, staff.email).await?.context(staff.email)?;
        let link =
            services::accounts::create_sign_in_link(services, &user, chrono::Duration::days(1)).await?;
        print(&format!("{}: {link}", staff.email));
    }
    Ok(ExitCode::SUCCESS)
}

fn scale(text: &str) -> Result<Scale, String> {
    Scale::parse(text).ok_or_else(|| format!("“{text}” is none of 10k, 100k, 1m"))
}
