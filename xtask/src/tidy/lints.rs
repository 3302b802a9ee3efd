//! Every crate of the workspace has the workspace's lints; without the two lines it silently has none.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

/// Reads the manifest of each member.
pub fn check(metadata: &Value) -> Result<Vec<String>> {
    let members = metadata["workspace_members"].as_array().context("no members in cargo's metadata")?;
    let packages = metadata["packages"].as_array().context("no packages in cargo's metadata")?;
    let mut found = Vec::new();
    for package in packages.iter().filter(|package| members.contains(&package["id"])) {
        let manifest = package["manifest_path"].as_str().context("a package without a manifest")?;
        if !has_workspace_lints(&fs::read_to_string(manifest)?) {
            found.push(format!("{manifest}: `[lints] workspace = true` is missing"));
        }
    }
    Ok(found)
}

fn has_workspace_lints(manifest: &str) -> bool {
    let mut lines = manifest.lines().map(str::trim).skip_while(|line| *line != "[lints]").skip(1);
    lines.next() == Some("workspace = true")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_manifest_with_the_two_lines_has_the_lints() {
        assert!(has_workspace_lints("[package]\nname = \"a\"\n\n[lints]\nworkspace = true\n"));
        assert!(!has_workspace_lints("[package]\nname = \"a\"\n\n[dependencies]\n"));
        assert!(!has_workspace_lints("[lints]\n[dependencies]\nworkspace = true\n"));
    }
}
