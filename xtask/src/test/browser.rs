//! The tests in a real browser, against the real program: Playwright with the system's Chromium.

use std::{path::Path, process::Command};

use anyhow::Result;

use super::{packages, tally::Tally, tools::Tools};
use crate::{cmd, project::Project};

/// Runs `end2end/tests`.
pub fn run(
    project: &Project,
    program: &Path,
    tools: &Tools,
    extra: &[String],
    tally: &mut Tally,
) -> Result<()> {
    let folder = project.root.join("end2end");
    packages::install(&folder)?;
    let mut playwright = Command::new("npx");
    playwright.args(["--no-install", "playwright", "test"]).args(extra).current_dir(&folder);
    playwright.env("TAPHUAN_BIN", program);
    tools.tell(&mut playwright);
    let failed_before = tally.failed;
    let result = cmd::stream(&mut playwright, |line| tally.see_playwright(line));
    tally.step_ended(failed_before);
    result
}
