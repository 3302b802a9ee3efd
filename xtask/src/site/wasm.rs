//! The browser's side: compiled by a cargo call of its own, then given its JavaScript by wasm-bindgen, called as a
//! library so that its version can never differ from the one the wasm was compiled with.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::{cmd, project::Project, toolchain::WASM};

/// The finished pair, and the names that the wasm exports.
pub struct Bound {
    pub js: String,
    pub wasm: Vec<u8>,
    pub exports: Vec<String>,
}

/// Compiles the crate `client`. Alone: in one call with the server's crates, leptos would get the features of both
/// sides, and no event of an island would fire.
pub fn compile(project: &Project) -> Result<PathBuf> {
    let mut cargo = project.cargo();
    cmd::run(cargo.args(["build", "-p", "client", "--target", WASM, "--profile", "wasm"]))?;
    Ok(project.target.join(WASM).join("wasm/client.wasm"))
}

/// Makes the JavaScript that belongs to it. That gets the wasm's address from the loader (`app/client/islands.js`),
/// since its name holds a hash.
pub fn bind(compiled: &Path) -> Result<Bound> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).web(true)?.typescript(false).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.generate_output().context("wasm-bindgen refused the wasm")?;
    let inline = output.snippets().iter().filter(|(_, scripts)| !scripts.is_empty()).map(|(name, _)| name);
    if let Some(stranger) = inline.chain(output.local_modules().keys()).next() {
        bail!("a crate brings JavaScript of its own ({stranger}), which the site has no place for");
    }
    let exports = output.wasm().exports.iter().map(|export| export.name.clone()).collect();
    Ok(Bound { js: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm(), exports })
}
