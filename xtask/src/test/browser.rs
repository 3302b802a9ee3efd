//! The tests in a real browser, against the real program: Playwright with the system's Chromium.

use std::{fs, path::Path, process::Command};

use anyhow::Result;

use super::{tally::Tally, tools::Tools};
use crate::{cmd, project::Project};

/// Installs Playwright where the lock file has changed, then runs `end2end/tests`.
pub fn run(
    project: &Project,
    program: &Path,
    tools: &Tools,
    extra: &[String],
    tally: &mut Tally,
) -> Result<()> {
    let folder = project.root.join("end2end");
    install(&folder)?;
    let mut playwright = Command::new("npx");
    playwright.args(["--no-install", "playwright", "test"]).args(extra).current_dir(&folder);
    playwright.env("TAPHUAN_BIN", program);
    tools.tell(&mut playwright);
    let failed_before = tally.failed;
    let result = cmd::stream(&mut playwright, |line| tally.see_playwright(line));
    tally.step_ended(failed_before);
    result
}

/// What was installed for this very lock file is there still: the copy of the lock file is written last.
fn install(folder: &Path) -> Result<()> {
    let wanted = fs::read(folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder);
    // The system's Chromium is used: Playwright's own would be 150 MB from elsewhere.
    cmd::run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    Ok(fs::write(installed, wanted)?)
}
