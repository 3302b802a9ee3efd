//! `cargo x build`: the release program, one file with pages, wasm, styles and fonts inside.

use std::path::PathBuf;

use anyhow::Result;

use crate::{cmd, project::Project, site};

/// Builds it and says where it is.
pub fn build(project: &Project) -> Result<()> {
    let program = release(project)?;
    let megabytes = program.metadata()?.len() as f64 / 1e6;
    println!("{} ({megabytes:.1} MB)", program.display());
    Ok(())
}

/// Builds it and gives the program's file.
pub fn release(project: &Project) -> Result<PathBuf> {
    project.claim_target()?;
    site::site(project)?;
    cmd::run(project.cargo_with_site().args(["build", "--release", "-p", "server"]))?;
    Ok(project.target.join("release/taphuan"))
}

/// Builds it for development, with what is for those who work on it.
pub fn development(project: &Project, features: &[&str]) -> Result<PathBuf> {
    let mut cargo = project.cargo_with_site();
    cmd::run(cargo.arg("build").args(crate::project::HOST).args(["--bin", "taphuan"]).args(features))?;
    Ok(project.target.join("debug/taphuan"))
}
