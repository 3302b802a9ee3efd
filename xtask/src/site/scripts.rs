//! Scripts that are no wasm: the islands' loader, and `style/scripts/*.js`. They are sent as they are written.

use std::{fs, path::Path};

use anyhow::{Result, bail};

use super::assets::Assets;
use crate::project::Project;

/// Takes them all in, by their file names.
pub fn add(project: &Project, assets: &mut Assets) -> Result<()> {
    add_one(&project.root.join("app/client/islands.js"), assets)?;
    let Ok(folder) = fs::read_dir(project.root.join("style/scripts")) else { return Ok(()) };
    for entry in folder {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            add_one(&path, assets)?;
        }
    }
    Ok(())
}

fn add_one(path: &Path, assets: &mut Assets) -> Result<()> {
    let script = fs::read_to_string(path)?;
    if imports_a_neighbour(&script) {
        bail!("{}: imports another script by its name, which in the site holds a hash", path.display());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if assets.file(&name).is_some() {
        bail!("two scripts have the name {name}");
    }
    assets.add(&name, script.into_bytes()).map(drop)
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
