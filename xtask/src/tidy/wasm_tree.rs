//! The browser gets nothing of the server: no database, no mail, no PDF, no server's runtime.

use anyhow::Result;

use crate::{cmd, project::Project};

const SERVER_ONLY: [&str; 7] = ["axum", "lettre", "printpdf", "sea-orm", "sqlx", "store", "tokio"];

/// Looks at what the browser's crates are built from.
pub fn check(project: &Project) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for name in ["client", "desk", "scanner"] {
        let mut tree = project.cargo();
        tree.args(["tree", "-p", name, "--target", "wasm32-unknown-unknown"]);
        tree.args(["-e", "normal", "--prefix", "none"]);
        wrong.extend(in_tree(name, &cmd::output(&mut tree)?));
    }
    Ok(wrong)
}

fn in_tree(built: &str, tree: &str) -> Vec<String> {
    let mut names: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    names.sort_unstable();
    names.dedup();
    let is_server_only = |name: &&str| SERVER_ONLY.iter().any(|only| name == only || is_part_of(name, only));
    names
        .into_iter()
        .filter(is_server_only)
        .map(|name| format!("app/{built}: the wasm is built with {name}"))
        .collect()
}

/// `sqlx-core` is a part of `sqlx`.
fn is_part_of(name: &str, only: &str) -> bool {
    name.strip_prefix(only).is_some_and(|rest| rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_of_the_server_and_its_parts_are_found_once() {
        let tree = "client v0.1.0\nleptos v0.8.23\nsqlx-core v0.9.0\ntokio v1.0.0\ntokio v1.0.0 (*)\nstorekeeper v1.0.0";
        assert_eq!(
            in_tree("client", tree),
            ["app/client: the wasm is built with sqlx-core", "app/client: the wasm is built with tokio"]
        );
        assert!(in_tree("client", "client v0.1.0\nleptos v0.8.23").is_empty());
    }
}
