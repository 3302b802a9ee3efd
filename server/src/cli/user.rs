//! `taphuan user add`

use std::process::ExitCode;

use clap::{Args, Subcommand};
use domain::{
    Lang, Word,
    access::{Actor, Role},
};
use services::{AddUser, Error, Known, Services};

use super::{print, refused};

/// Manages the staff.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Adds somebody to the staff, or gives somebody there another role. Prints a link that signs them in once.
    #[command(
        after_help = "Examples:\n  taphuan user add lan@example.vn --name \"Nguyễn Thị Lan\" --role organizer --unit P19\n  \
        taphuan user add admin@example.vn --name \"Quản trị\" --role admin --password-stdin < password.txt"
    )]
    Add(Add),
}

/// Who, and which role.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// The e-mail address to sign in with.
    email: String,
    /// The name that others see.
    #[arg(long)]
    name: String,
    /// admin, organizer, manager, focal, trainer or checkin.
    #[arg(long)]
    role: String,
    /// The code of the unit that the role holds for: organizer, manager, focal.
    #[arg(long)]
    unit: Option<String>,
    /// The code of the activity that the role holds for: trainer, checkin.
    #[arg(long)]
    activity: Option<String>,
    /// Reads a password of at least 12 letters from the standard input, in place of the link.
    #[arg(long)]
    password_stdin: bool,
}

/// Runs the command.
///
/// # Errors
/// What the database says.
pub(crate) async fn run(services: &Services, lang: Lang, command: Command) -> anyhow::Result<ExitCode> {
    let Command::Add(add) = command;
    let Some(role) = Role::parse(&add.role) else {
        eprintln!("--role: {}", domain::Problem::NotOneOf(Role::expected()).text(lang));
        return Ok(ExitCode::from(2));
    };
    let password = if add.password_stdin {
        Some(std::io::read_to_string(std::io::stdin())?.trim_end_matches(['\r', '\n']).to_owned())
    } else {
        None
    };
    let sets_own_password = password.is_none();
    let input =
        AddUser { email: add.email, name: add.name, role, unit: add.unit, activity: add.activity, password };
    let (user, known) = match services::add_user(services, &Actor::System, input).await {
        Ok(added) => added,
        Err(error) => return refused(named(error), lang),
    };
    let done = match known {
        Known::New => lang.pick("Đã thêm", "Added"),
        Known::Before => lang.pick("Người này đã có, đã cập nhật", "Known before, updated"),
    };
    print(&format!("{done}: {} ({})", user.email, role.name(lang)));
    if sets_own_password {
        let link = services::create_sign_in_link(services, &user, chrono::Duration::days(1)).await?;
        print(&format!(
            "{}\n  {link}",
            lang.pick(
                "Đường dẫn đăng nhập một lần, dùng trong 24 giờ:",
                "A link that signs in once, within 24 hours:"
            )
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// Problems by the options under which the values came.
fn named(error: Error) -> Error {
    match error {
        Error::Invalid(mut problems) => {
            for (field, _) in &mut problems.0 {
                if *field == "password" {
                    *field = "password_stdin";
                }
            }
            Error::Invalid(problems)
        }
        other => other,
    }
}
