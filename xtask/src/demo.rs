//! `cargo x demo`: builds the program and becomes `taphuan demo`.

use std::{env, fs, os::unix::process::CommandExt, process::Command};

use anyhow::{Error, Result};

use crate::{build, project::Project};

/// Returns only when something went wrong: the program takes this process's place, and gets its signals.
pub fn demo(project: &Project, args: &[String]) -> Error {
    match prepare(project, args) {
        Ok(mut taphuan) => taphuan.exec().into(),
        Err(error) => error,
    }
}

/// The demo works in a folder of its own, so that it writes nothing into the checkout.
fn prepare(project: &Project, args: &[String]) -> Result<Command> {
    let program = build::release(project)?;
    let folder = project.target.join("demo");
    fs::create_dir_all(&folder)?;
    let mut taphuan = Command::new(program);
    taphuan.arg("demo").args(args).current_dir(&folder);
    if env::var_os("DATABASE_URL").is_none() {
        taphuan.env("DATABASE_URL", format!("sqlite:{}", folder.join("taphuan.sqlite").display()));
    }
    Ok(taphuan)
}
