//! `cargo x bench`: the release program under load. The load itself is a program of its own (`xtask/bench`), built with the optimizer.

use std::process::ExitCode;

use anyhow::Result;

use crate::{build, cmd, project::Project};

/// Builds both and runs it; what stands behind the verb goes along.
pub fn bench(project: &Project, rest: &[String]) -> Result<ExitCode> {
    let program = build::release(project)?;
    let mut cargo = project.cargo();
    cargo.args(["run", "--release", "--quiet", "-p", "bench", "--", "--program"]).arg(program);
    cargo.arg("--cache").arg(project.target.join("bench")).args(rest);
    cmd::run(&mut cargo)?;
    Ok(ExitCode::SUCCESS)
}
