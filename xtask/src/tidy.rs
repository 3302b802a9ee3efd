//! `cargo x tidy`: the project's own rules, as tests, so that nobody has to argue about them. One file a rule.

mod address;
mod circles;
mod headers;
mod layers;
mod length;
mod lints;
mod loader;
mod normal_form;
mod raw_elements;
mod source;
mod wasm_tree;
mod words;

use anyhow::{Result, bail};
use serde_json::Value;

use self::source::Source;
use crate::{cmd, project::Project};

/// Applies every rule; the error counts what was found, each of which is printed.
pub fn tidy(project: &Project) -> Result<()> {
    let sources = source::read_all(project)?;
    let mut metadata = project.cargo();
    metadata.args(["metadata", "--format-version", "1", "--quiet"]);
    let metadata: Value = serde_json::from_str(&cmd::output(&mut metadata)?)?;

    let mut found = Vec::new();
    for source in &sources {
        found.extend(address::check(source));
        found.extend(headers::check(source));
        found.extend(length::check(source));
        found.extend(normal_form::check(source));
        found.extend(raw_elements::check(source));
        found.extend(words::check(source));
    }
    let median = length::median(&sources);
    println!("{} files, median length of the Rust ones {median} lines", sources.len());
    found.extend(length::check_median(median));
    found.extend(circles::check(&sources));
    found.extend(layers::check(&metadata));
    found.extend(lints::check(&metadata)?);
    found.extend(loader::check(&sources));
    found.extend(wasm_tree::check(project)?);

    for finding in &found {
        println!("tidy: {finding}");
    }
    if !found.is_empty() {
        bail!("{} against the project's rules", found.len());
    }
    Ok(())
}
