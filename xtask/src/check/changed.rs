//! `cargo x check --changed`: the loop of a day. Format, the project's own rules, lints, and the tests of the areas that were touched
//! since the last commit.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{cmd, project::Project};

/// The areas with a file that differs from the last commit, as tests are named after them.
pub fn areas(project: &Project) -> Result<Vec<String>> {
    let git =
        |args: &[&str]| cmd::output(std::process::Command::new("git").args(args).current_dir(&project.root));
    let changed = git(&["diff", "--name-only", "HEAD"])?;
    let added = git(&["ls-files", "--others", "--exclude-standard"])?;
    let paths: Vec<&str> = changed.lines().chain(added.lines()).collect();
    Ok(touched(&all(&project.root.join("server/services/tests/programme"))?, &paths))
}

/// Every area: the folders and files of the tests.
fn all(tests: &Path) -> Result<Vec<String>> {
    let mut areas = Vec::new();
    for entry in fs::read_dir(tests).with_context(|| format!("{}", tests.display()))? {
        areas.extend(entry?.path().file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
    }
    areas.retain(|area| area != "main" && area != "support");
    areas.sort();
    areas.dedup();
    Ok(areas)
}

/// Those that a path goes through, or is named after.
fn touched(areas: &[String], paths: &[&str]) -> Vec<String> {
    let through = |path: &str, area: &str| {
        path.split('/').any(|part| part.split('.').next() == Some(area) && !part.starts_with('.'))
    };
    areas.iter().filter(|area| paths.iter().any(|path| through(path, area))).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_touched_by_its_folder_and_by_its_file_and_by_no_other_word() {
        let areas = ["people", "reports", "mails"].map(str::to_owned);
        let paths =
            ["server/services/src/reports/figure.rs", "server/store/src/people.rs", "docs/mails-and-more.md"];
        assert_eq!(touched(&areas, &paths), ["people", "reports"]);
        assert!(touched(&areas, &["README.md"]).is_empty());
    }
}
