//! `taphuan certificates issue`

use std::{path::PathBuf, process::ExitCode};

use anyhow::Context;
use clap::{Args, Subcommand};
use domain::{Lang, accounts::access::Actor, numbers::number};
use services::{
    Services,
    certificates::{IssueForm, SignerName},
};

use super::{print, refused};

/// Issues certificates.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Issues certificates to all who completed an activity, and writes one PDF each, named by serial. Again, it issues nothing new
    /// and writes the same files.
    #[command(
        after_help = "Example:\n  taphuan certificates issue --activity TR-2023-01 --out giay-chung-nhan"
    )]
    Issue(Issue),
}

/// Of which activity, and where to.
#[derive(Debug, Args)]
pub(crate) struct Issue {
    /// The code of the activity.
    #[arg(long)]
    activity: String,
    /// The folder for the PDFs; made when missing. None: nothing is written.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The day of issue, such as 30/7/2023. Usual: today.
    #[arg(long)]
    issued_on: Option<String>,
    /// The signer's title, such as "PHÓ GIÁM ĐỐC". Usual: that of the activity; where it has none,
    /// "GIÁM ĐỐC".
    #[arg(long)]
    signer_title: Option<String>,
    /// The signer's name. Usual: that of the activity; none: it is written by hand.
    #[arg(long)]
    signer_name: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// What the database or the disk says.
pub(crate) async fn run(services: &Services, lang: Lang, command: Command) -> anyhow::Result<ExitCode> {
    let Command::Issue(issue) = command;
    if let Some(out) = &issue.out {
        // Nothing is issued for a folder that can't be.
        if let Err(error) = std::fs::create_dir_all(out) {
            eprintln!("--out {}: {error}", out.display());
            return Ok(ExitCode::from(2));
        }
    }
    let today = || services.today().format("%-d/%-m/%Y").to_string();
    let issued_on = issue.issued_on.unwrap_or_else(today);
    let known = services::activities::load_activity_form(services, &Actor::System, &issue.activity).await;
    let known = known.unwrap_or_default();
    let title = issue.signer_title.unwrap_or(known.signer_title);
    let form = IssueForm {
        issued_on,
        signer_authority: known.signer_authority,
        signer_title: if title.is_empty() { "GIÁM ĐỐC".to_owned() } else { title },
        signer_name: issue.signer_name.unwrap_or(known.signer_name),
        name: SignerName::MayBeBlank,
        key: String::new(),
    };
    let issued =
        match services::certificates::issue_certificates(services, &Actor::System, &issue.activity, &form)
            .await
        {
            Ok(issued) => issued,
            Err(services::Error::NotFound) => {
                let said = lang.pick("không có hoạt động nào mang mã này", "no activity has this code");
                eprintln!("--activity {}: {said}", issue.activity);
                return Ok(ExitCode::from(2));
            }
            Err(error) => return refused(error, lang),
        };
    let n = number(issued as u64);
    let were = if issued == 1 { "certificate was" } else { "certificates were" };
    print(&lang.pick(format!("Đã cấp mới {n} giấy chứng nhận."), format!("{n} new {were} issued.")));
    if let Some(out) = issue.out {
        let files = match services::certificates::render_certificates(
            services,
            &Actor::System,
            &issue.activity,
        )
        .await
        {
            Ok(files) => files,
            Err(error) => return refused(error, lang),
        };
        let were = if files.len() == 1 { "file was" } else { "files were" };
        let n = number(files.len() as u64);
        for (name, bytes) in files {
            let path = out.join(name);
            std::fs::write(&path, bytes).with_context(|| format!("--out {}", path.display()))?;
        }
        print(&lang.pick(
            format!("Đã ghi {n} tệp vào {}.", out.display()),
            format!("{n} {were} written to {}.", out.display()),
        ));
    }
    Ok(ExitCode::SUCCESS)
}
