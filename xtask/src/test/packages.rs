//! What the tests use from npm: Playwright, and the second reader of calendars.

use std::{fs, path::Path, process::Command};

use anyhow::Result;

use crate::cmd;

/// Installs the packages of a folder, where its lock file has changed.
pub fn install(folder: &Path) -> Result<()> {
    let wanted = fs::read(folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/installed-lock.json");
    // What was installed for this very lock file is there still: the copy of the lock file is written last.
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder);
    // The system's Chromium is used: Playwright's own would be 150 MB from elsewhere.
    cmd::run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    Ok(fs::write(installed, wanted)?)
}
