//! `taphuan user …`

use std::process::ExitCode;

use clap::{Args, Subcommand};
use domain::{
    Lang, Word,
    accounts::access::{Actor, Role},
};
use services::{
    Error, Services,
    accounts::{AddUser, Known},
    ids::GrantId,
    rows::User,
};

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
    /// Lists the staff: address, name, roles with their numbers, whether the account is closed.
    List,
    /// Closes an account: signs it out everywhere; no password or link opens it.
    Disable {
        /// The e-mail address.
        email: String,
    },
    /// Opens an account again. Sessions and links from before stay ended.
    Enable {
        /// The e-mail address.
        email: String,
    },
    /// Takes a role away, by its number in `taphuan user list`. `taphuan user add` gives one.
    #[command(after_help = "Example:\n  taphuan user take-role 7")]
    TakeRole {
        /// The number of the role.
        number: i64,
    },
    /// Prints a link that signs somebody in once; older links end.
    Link {
        /// The e-mail address.
        email: String,
    },
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
pub(crate) async fn run(services: &Services, lang: Lang, command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Add(who) => add(services, lang, who).await,
        Command::List => list(services, lang).await,
        Command::Disable { email } => {
            let Some(user) = find(services, lang, &email).await? else { return Ok(ExitCode::from(2)) };
            let done = services::accounts::close_account(services, &Actor::System, user.id).await;
            said(done, lang, lang.pick("Đã khóa tài khoản", "Closed"), &user.email)
        }
        Command::Enable { email } => {
            let Some(user) = find(services, lang, &email).await? else { return Ok(ExitCode::from(2)) };
            let done = services::accounts::reopen_account(services, &Actor::System, user.id).await;
            said(done, lang, lang.pick("Đã mở khóa tài khoản", "Open again"), &user.email)
        }
        Command::TakeRole { number } => {
            let done = services::accounts::take_role(services, &Actor::System, GrantId(number)).await;
            said(done.map(drop), lang, lang.pick("Đã thu hồi vai trò", "Taken away"), &number.to_string())
        }
        Command::Link { email } => {
            let Some(user) = find(services, lang, &email).await? else { return Ok(ExitCode::from(2)) };
            link(services, lang, &user).await
        }
    }
}

async fn find(services: &Services, lang: Lang, email: &str) -> anyhow::Result<Option<User>> {
    let found = services::accounts::find_user(services, email).await?;
    if found.is_none() {
        eprintln!("{email}: {}", lang.pick("không có tài khoản này", "there is no such account"));
    }
    Ok(found)
}

fn said(done: services::Result<()>, lang: Lang, words: &str, what: &str) -> anyhow::Result<ExitCode> {
    match done {
        Ok(()) => {
            print(&format!("{words}: {what}"));
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => refused(error, lang),
    }
}

async fn list(services: &Services, lang: Lang) -> anyhow::Result<ExitCode> {
    for entry in services::accounts::list_staff(services, &Actor::System).await? {
        let closed = if entry.is_closed() { lang.pick(" [đã khóa]", " [closed]") } else { "" };
        print(&format!("{} ({}){closed}", entry.user.email, entry.user.name));
        for held in entry.roles {
            print(format!("  {}. {} {}", held.id, held.role.name(lang), held.place).trim_end());
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn link(services: &Services, lang: Lang, user: &User) -> anyhow::Result<ExitCode> {
    match services::accounts::create_sign_in_link(services, user, chrono::Duration::days(1)).await {
        Ok(link) => {
            let words = lang.pick(
                "Đường dẫn đăng nhập một lần, dùng trong 24 giờ:",
                "A link that signs in once, within 24 hours:",
            );
            print(&format!("{words}\n  {link}"));
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => refused(error, lang),
    }
}

async fn add(services: &Services, lang: Lang, add: Add) -> anyhow::Result<ExitCode> {
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
    let (user, known) = match services::accounts::add_user(services, &Actor::System, input).await {
        Ok(added) => added,
        Err(error) => return refused(named(error), lang),
    };
    let done = match known {
        Known::New => lang.pick("Đã thêm", "Added"),
        Known::Before => lang.pick("Người này đã có, đã cập nhật", "Known before, updated"),
    };
    print(&format!("{done}: {} ({})", user.email, role.name(lang)));
    if sets_own_password { link(services, lang, &user).await } else { Ok(ExitCode::SUCCESS) }
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
