//! The tests that cargo runs: those beside the code and those of the program from outside.

use std::path::PathBuf;

use anyhow::Result;

use super::{Part, packages, tally::Tally, tools::Tools};
use crate::{
    cmd,
    project::{HOST, Project},
};

/// The program, as the tests of the program use it: built with what tests add to the features of its parts, so that neither has to be
/// built twice.
pub fn program(project: &Project) -> Result<PathBuf> {
    cmd::run(project.cargo_with_site().arg("test").args(HOST).args(["--no-run", "--test", "program"]))?;
    Ok(built(project))
}

/// Where the tests have left it.
pub fn built(project: &Project) -> PathBuf {
    project.target.join("debug/taphuan")
}

/// How many tests run at once: many of them wait for a program, a database or a moment.
fn threads() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::env::var("RUST_TEST_THREADS").unwrap_or_else(|_| (2 * cores).to_string())
}

/// Runs the part. The site is inside the program, so that its tests try what people get.
pub fn run(project: &Project, part: Part, tools: &Tools, extra: &[String], tally: &mut Tally) -> Result<()> {
    if part != Part::Unit {
        packages::install(&project.root.join("end2end"))?;
    }
    let mut cargo = project.cargo_with_site();
    cargo.env("RUST_TEST_THREADS", threads());
    tools.tell(&mut cargo);
    cargo.arg("test").args(HOST).arg("--no-fail-fast");
    match part {
        Part::Unit => cargo.args(["--lib", "--bins"]),
        Part::Program => cargo.args(["--test", "*"]),
        _ => &mut cargo,
    };
    cargo.arg("--").args(extra);
    let failed_before = tally.failed;
    let result = cmd::stream(&mut cargo, |line| tally.see_cargo(line));
    tally.step_ended(failed_before);
    result
}
