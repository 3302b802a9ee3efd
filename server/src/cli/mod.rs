//! The commands.

mod audit;
mod backup;
mod certificates;
mod doctor;
mod import;
mod keys;
mod report;
mod restore;
mod seed;
mod serve;
mod user;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use domain::Lang;

use crate::{config, print::print, start};

/// Training classes, workshops and conferences: planned, invited, attended, certified, reported.
#[derive(Debug, Parser)]
#[command(name = "taphuan", version, about, long_about = LONG)]
struct Cli {
    /// The language of messages: vi or en.
    #[arg(long, global = true, env = "TAPHUAN_LANG", default_value = "vi", value_parser = ["vi", "en"])]
    lang: String,
    #[command(subcommand)]
    command: Command,
}

const LONG: &str = "Training classes, workshops and conferences: planned, invited, attended, certified, reported.\n\n\
    Settings come from the environment and from taphuan.toml in the working folder; “taphuan config” prints all of them.\n\
    With none, the program keeps its data in taphuan.sqlite and serves http://127.0.0.1:3000.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the web server and sends mails.
    #[command(after_help = "Example:\n  TAPHUAN_PUBLIC_URL=https://taphuan.example.vn taphuan serve")]
    Serve,
    /// Makes a demo database, where there is none, and runs the web server on it.
    #[command(after_help = "Example:\n  DATABASE_URL=sqlite:demo.sqlite taphuan demo")]
    Demo(crate::demo::Args),
    /// Imports a programme from CSV files, all or nothing; again is harmless.
    #[command(
        after_help = "Reads whichever it finds of units.csv, unit_successions.csv, activities.csv, participants.csv, materials.csv, \
        distributions.csv, media.csv and broadcasts.csv.\n\nExample:\n  taphuan import du-lieu/"
    )]
    Import(import::Import),
    /// Prints the report of a period: the paragraph, or the figures as JSON.
    #[command(
        after_help = "Example:\n  taphuan report --from 2013-01-01 --to 2023-12-31 --unit P19 --format json"
    )]
    Report(report::Report),
    /// Issues certificates.
    #[command(subcommand)]
    Certificates(certificates::Command),
    /// Manages the staff.
    #[command(subcommand)]
    User(user::Command),
    /// The log of changes.
    #[command(subcommand)]
    Audit(audit::Command),
    /// The keys that sign participants' links.
    #[command(subcommand)]
    Keys(keys::Command),
    /// Fills an empty database with a large invented programme, to measure on.
    #[command(after_help = "Example:\n  DATABASE_URL=sqlite:large.sqlite taphuan seed --scale 1m")]
    Seed(seed::Seed),
    /// Copies the whole database into a file, while the program runs.
    #[command(
        after_help = "A folder gets a file named after the moment. PostgreSQL needs pg_dump (apt-get install postgresql-client).\n\n\
        Example:\n  taphuan backup /var/backups/taphuan/"
    )]
    Backup(backup::Backup),
    /// Puts a copy back, where there is no database yet.
    #[command(
        after_help = "Everybody signs in anew, and mails that waited in the copy wait in the outbox until somebody sends them again.\n\n\
        Example:\n  systemctl stop taphuan\n  mkdir before && mv taphuan.sqlite* before/\n  taphuan restore /var/backups/taphuan/taphuan-2026-11-26-020000.sqlite\n  systemctl start taphuan"
    )]
    Restore(restore::Restore),
    /// Looks whether all is well: settings, database, mail, disk, clock, typefaces; says what to do where it is not.
    Doctor,
    /// Prints the commented default configuration.
    #[command(after_help = "Example:\n  taphuan config > taphuan.toml")]
    Config,
}

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    if matches!(cli.command, Command::Config) {
        print(config::DEFAULT_FILE.trim_end());
        return ExitCode::SUCCESS;
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("taphuan: {error}");
            return ExitCode::FAILURE;
        }
    };
    use start::Missing::{Make, Miss};
    // The pool of connections to the mail server is made, and goes, inside the runtime.
    let _inside = runtime.enter();
    let config = match start::config() {
        Ok(config) => config,
        Err(code) => return ExitCode::from(code),
    };
    let serves = matches!(cli.command, Command::Serve);
    start::log(if serves { start::Log::Service } else { start::Log::Quiet });
    let lang = Lang::from_code(&cli.lang);
    let outcome = runtime.block_on(async {
        match cli.command {
            Command::Serve => serve::run(config, lang).await,
            Command::Demo(args) => crate::demo::run(config, args).await,
            Command::Import(args) => import::run(&start::services(&config, Make).await?, lang, args).await,
            Command::Report(args) => report::run(&start::services(&config, Miss).await?, lang, args).await,
            Command::Certificates(command) => {
                certificates::run(&start::services(&config, Miss).await?, lang, command).await
            }
            Command::Audit(command) => {
                audit::run(&start::services(&config, Miss).await?, lang, command).await
            }
            Command::Keys(command) => keys::run(&config, lang, &command),
            Command::User(command) => user::run(&start::services(&config, Miss).await?, lang, command).await,
            Command::Seed(args) => seed::run(&start::services(&config, Make).await?, lang, args).await,
            Command::Backup(args) => backup::run(&config, lang, args).await,
            Command::Restore(args) => restore::run(&config, lang, args).await,
            Command::Doctor => doctor::run(&config, lang).await,
            Command::Config => Ok(ExitCode::SUCCESS),
        }
    });
    outcome.unwrap_or_else(|error| {
        eprintln!("taphuan: {error:#}");
        // A setting that turns out wrong only when it is used is still a wrong setting.
        if error.is::<crate::config::ConfigError>() { ExitCode::from(2) } else { ExitCode::FAILURE }
    })
}

/// What a use case refused, in words, one problem a line; the exit code is 2.
pub(crate) fn refused(error: services::Error, lang: Lang) -> anyhow::Result<ExitCode> {
    match error {
        services::Error::Invalid(problems) => {
            for (field, problem) in problems.0 {
                eprintln!("--{}: {}", field.replace('_', "-"), problem.text(lang));
            }
            Ok(ExitCode::from(2))
        }
        services::Error::Conflict(problem) => {
            eprintln!("{}", problem.text(lang));
            Ok(ExitCode::from(2))
        }
        services::Error::NotFound => {
            eprintln!("{}", lang.pick("Không tìm thấy", "Not found"));
            Ok(ExitCode::from(2))
        }
        other => Err(other.into()),
    }
}
