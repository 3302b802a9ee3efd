//! `cargo x bench`: load against the real program, on SQLite and on PostgreSQL, a `name: value` row for each figure.
#![expect(clippy::print_stdout, reason = "its figures are its answer")]

mod browser;
mod figures;
mod goals;
mod load;
mod pages;
mod program;
mod store;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Parser, ValueEnum};
use testing::Backend;

use crate::{program::Program, store::Store};

/// What is measured, and how.
#[derive(Debug, Parser)]
#[command(name = "cargo x bench")]
struct Args {
    /// The release program.
    #[arg(long)]
    program: PathBuf,
    /// Another one: both are measured in turn, and the rows say how many times as quick ours is.
    #[arg(long)]
    against: Option<PathBuf>,
    /// How large the database is: 10k, 100k or 1m marks of attendance.
    #[arg(long, default_value = "10k")]
    scale: String,
    /// On which database.
    #[arg(long, value_enum, default_value_t = On::Both)]
    db: On,
    /// Only what has this in its name.
    #[arg(long, default_value = "")]
    only: String,
    /// Seconds that each kind of load lasts.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// A file of `name: value` rows that pretix made on the same machine: how we stand to it is said with the goals.
    #[arg(long)]
    peer: Option<PathBuf>,
    /// Folder for databases that were filled.
    #[arg(long)]
    cache: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum On {
    Both,
    Sqlite,
    Postgres,
}

#[tokio::main]
async fn main() -> Result<()> {
    let mut args = Args::parse();
    // It runs in folders of its own.
    args.program = whole(&args.program)?;
    args.against = args.against.as_deref().map(whole).transpose()?;
    args.cache = std::path::absolute(&args.cache)?;
    testing::keep_what_was_committed();
    for backend in [Backend::Sqlite, Backend::Postgres] {
        match (args.db, backend) {
            (On::Sqlite, Backend::Postgres) | (On::Postgres, Backend::Sqlite) => continue,
            _ => on(&args, backend).await?,
        }
    }
    Ok(())
}

fn whole(program: &Path) -> Result<PathBuf> {
    program.canonicalize().with_context(|| format!("there is no program {}", program.display()))
}

/// Measures on one database.
async fn on(args: &Args, backend: Backend) -> Result<()> {
    let name = match backend {
        Backend::Sqlite => "sqlite",
        Backend::Postgres => "postgres",
    };
    println!("# {name}, {} marks", args.scale);
    let ours = measure(args, &args.program, backend).await?;
    match &args.against {
        None => {
            ours.print(name);
            let peer = args.peer.as_deref().map(goals::peer).transpose()?.unwrap_or_default();
            for goal in goals::stand(&ours, &peer) {
                let how = if goal.share >= 1.0 { "met" } else { "missed" };
                println!("{name}_goal_{}: {how}, {} ({:.2})", goal.name, goal.said, goal.share);
            }
        }
        Some(other) => {
            // Once more each, in turn: these machines are noisy, and what comes second finds warm disks.
            let theirs = measure(args, other, backend).await?;
            let ours = ours.better_of(measure(args, &args.program, backend).await?);
            let theirs = theirs.better_of(measure(args, other, backend).await?);
            ours.print_against(name, &theirs);
        }
    }
    Ok(())
}

async fn measure(args: &Args, program: &Path, backend: Backend) -> Result<figures::Figures> {
    let store = Store::filled(program, backend, &args.scale, &args.cache)?;
    let program = Program::start(program, &store).await?;
    let mut figures = figures::Figures::new(&args.only);
    load::measure(&program, &mut figures, args.seconds).await?;
    pages::measure(&program, &mut figures).await?;
    figures.add("memory_mib", program.memory()?);
    program.stop()?;
    Ok(figures)
}
