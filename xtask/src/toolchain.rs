//! The parts of the toolchain that `rust-toolchain.toml` names. rustup brings them along with a toolchain that it installs, but
//! adds nothing to one that is there already, so that a machine may have the compiler without the browser's target.

use std::{path::PathBuf, process::Command};

use anyhow::{Result, bail};

use crate::cmd;

/// The browser's target.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds what is missing, or says how to.
pub fn ensure() -> Result<()> {
    let sysroot = PathBuf::from(cmd::output(Command::new("rustc").args(["--print", "sysroot"]))?.trim());
    let parts = [
        (sysroot.join("lib/rustlib").join(WASM).is_dir(), ["target", "add", WASM]),
        (sysroot.join("bin/cargo-clippy").exists(), ["component", "add", "clippy"]),
        (sysroot.join("bin/rustfmt").exists(), ["component", "add", "rustfmt"]),
    ];
    for (_, add) in parts.iter().filter(|(there, _)| !there) {
        if cmd::find("rustup").is_none() {
            bail!(
                "the Rust toolchain in {} lacks {}; with rustup: rustup {}",
                sysroot.display(),
                add[2],
                add.join(" ")
            );
        }
        println!("── rustup {}", add.join(" "));
        cmd::run(Command::new("rustup").args(add))?;
    }
    Ok(())
}
