//! Scripts that are no wasm: the islands' loader, the workers, and the page of the check-in desk, whose parts
//! (`app/desk/page/*.js`) are put together into one in the order of their names: each request costs a phone on a bad
//! network a third of a second.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use super::assets::Assets;
use crate::project::Project;

/// Takes them all in, by their file names.
pub fn add(project: &Project, assets: &mut Assets) -> Result<()> {
    let at = |path: &str| project.root.join(path);
    assets.add("islands.js", read(&at("app/client/islands.js"))?.into_bytes())?;
    assets.add("desk-worker.js", read(&at("app/desk/worker.js"))?.into_bytes())?;
    assets.add("scanner-worker.js", read(&at("app/scanner/worker.js"))?.into_bytes())?;
    assets.add("desk-page.js", together(&at("app/desk/page"))?.into_bytes())?;
    Ok(())
}

/// The scripts of a folder as one, in the order of their names.
fn together(folder: &Path) -> Result<String> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = entries
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "js"))
        .collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Result<String> {
    let script = fs::read_to_string(path)?;
    if imports_a_neighbour(&script) {
        bail!("{}: imports another script by its name, which in the site holds a hash", path.display());
    }
    Ok(script)
}

fn imports_a_neighbour(script: &str) -> bool {
    let is_relative = |rest: &str| {
        let address = rest.trim_start_matches([' ', '(']);
        address.starts_with(['"', '\'']) && address[1..].starts_with('.')
    };
    ["import", "from"].iter().any(|word| script.split(word).skip(1).any(is_relative))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_that_the_hash_would_break_is_seen() {
        for script in
            ["import \"./a.js\";", "import { a } from '../a.js';", "const a = await import(\"./a.js\");"]
        {
            assert!(imports_a_neighbour(script), "{script}");
        }
        for script in ["const exports = await import(js);", "import(\"/assets/x.js\")", "fetch(\"./a.json\")"]
        {
            assert!(!imports_a_neighbour(script), "{script}");
        }
    }
}
