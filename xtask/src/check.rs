//! `cargo x check`: format, lints, the project's own rules, licences.

mod changed;

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::{
    cmd,
    project::{HOST, Project, SHEET},
    steps::Steps,
    tidy,
    toolchain::WASM,
};

/// Runs all of it, and says at the end what was wrong.
pub fn check(project: &Project) -> Result<ExitCode> {
    project.claim_target()?;
    let mut steps = Steps::default();
    run(project, &mut steps);
    println!("{}", steps.summary());
    Ok(if steps.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The quick steps, and the areas whose tests are still to run: those that were touched since the last commit.
pub fn check_changed(project: &Project) -> Result<(Vec<String>, Steps)> {
    let areas = changed::areas(project)?;
    let named = if areas.is_empty() { "none".into() } else { areas.join(", ") };
    println!("areas touched since the last commit: {named}");
    project.claim_target()?;
    let mut steps = Steps::default();
    format(project, &mut steps);
    steps.run("tidy", || tidy::tidy(project));
    lints(project, &mut steps);
    Ok((areas, steps))
}

fn format(project: &Project, steps: &mut Steps) {
    steps.run("format", || cmd::run(project.cargo().args(["fmt", "--all", "--check"])));
}

fn lints(project: &Project, steps: &mut Steps) {
    steps.run("lints", || {
        let mut clippy = project.cargo_with_site();
        cmd::run(clippy.arg("clippy").args(HOST).args(SHEET).args(["--all-targets", "--", "-D", "warnings"]))
    });
}

/// The steps, quickest first.
pub fn run(project: &Project, steps: &mut Steps) {
    format(project, steps);
    steps.run("tidy", || tidy::tidy(project));
    steps.run("licences", || deny(project));
    steps.run("dependencies", || machete(project));
    lints(project, steps);
    steps.run("lints of the browser's side", || {
        let mut clippy = project.cargo();
        clippy.args(["clippy", "-p", "client", "-p", "islands", "--features", "islands/hydrate"]);
        cmd::run(clippy.args(["--target", WASM, "--", "-D", "warnings"]))
    });
}

/// Advisories are left out: their list would have to be fetched, and a check must say the same tomorrow.
fn deny(project: &Project) -> Result<()> {
    if cmd::find("cargo-deny").is_none() {
        println!("cargo deny: not installed, skipped (cargo install --locked cargo-deny)");
        return Ok(());
    }
    cmd::run(project.cargo().args(["deny", "--offline", "check", "licenses", "bans", "sources"]))
}

/// A dependency that nothing uses costs every build.
fn machete(project: &Project) -> Result<()> {
    if cmd::find("cargo-machete").is_none() {
        println!("cargo machete: not installed, skipped (cargo install --locked cargo-machete)");
        return Ok(());
    }
    // Not by way of cargo: below `cargo run` it would take its own name for a folder.
    cmd::run(Command::new("cargo-machete").current_dir(&project.root))
}
