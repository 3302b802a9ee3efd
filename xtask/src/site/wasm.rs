//! The browser's side: compiled by cargo calls of their own, then given its JavaScript by wasm-bindgen, called as a
//! library so that its version can never differ from the one the wasm was compiled with.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::assets::Assets;
use crate::{cmd, project::Project, toolchain::WASM};

/// The finished pair, and the names that the wasm exports.
pub struct Bound {
    pub js: String,
    pub wasm: Vec<u8>,
    pub exports: Vec<String>,
}

impl Bound {
    /// Adds the pair to the site, under the name of its crate.
    pub fn add(self, name: &str, assets: &mut Assets) -> Result<()> {
        assets.add(&format!("{name}.js"), self.js.into_bytes())?;
        assets.add(&format!("{name}_bg.wasm"), self.wasm).map(drop)
    }
}

/// Compiles some crates in one call, and answers where their wasm is. `client` alone: in one call with others, leptos
/// would get the features of both sides, and no event of an island would fire.
pub fn compile(project: &Project, crates: &[&str]) -> Result<Vec<PathBuf>> {
    let mut cargo = project.cargo();
    let named = crates.iter().flat_map(|name| ["-p", name]);
    cmd::run(cargo.arg("build").args(named).args(["--target", WASM, "--profile", "wasm"]))?;
    let folder = project.target.join(WASM).join("wasm");
    Ok(crates.iter().map(|name| folder.join(format!("{name}.wasm"))).collect())
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
