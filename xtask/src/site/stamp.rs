//! Whether the site is already made from what is there now. Cargo decides about the wasm; the rest is compared by
//! content, and this program's own sources count too.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::project::Project;

/// A hash of everything that the site is made from.
#[derive(PartialEq)]
pub struct Stamp(String);

impl Stamp {
    /// Reads the inputs.
    pub fn of(project: &Project, compiled: &[&Path]) -> Result<Self> {
        let mut hash = Sha256::new();
        for wasm in compiled {
            hash.update(fs::read(wasm)?);
        }
        for path in project.files()?.iter().filter(|path| is_input(path)) {
            hash.update(path);
            hash.update([0]);
            hash.update(Sha256::digest(fs::read(project.root.join(path))?));
        }
        Ok(Stamp(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// Whether the folder was made from the same, and is whole.
    pub fn holds(&self, folder: &Path) -> bool {
        fs::read_to_string(beside(folder)).is_ok_and(|saved| saved == self.0) && is_whole(folder)
    }

    /// To be called when the folder is finished.
    pub fn save(&self, folder: &Path) -> Result<()> {
        Ok(fs::write(beside(folder), &self.0)?)
    }
}

fn is_input(path: &str) -> bool {
    let folders = ["style/", "app/islands/", "app/client/", "app/desk/", "app/scanner/", "xtask/"];
    path == "Cargo.lock" || folders.iter().any(|folder| path.starts_with(folder))
}

/// Beside the folder, since everything in it goes into the program.
fn beside(folder: &Path) -> PathBuf {
    folder.with_extension("stamp")
}

fn is_whole(folder: &Path) -> bool {
    let manifest = fs::read(folder.join("manifest.json")).ok();
    let Some(Value::Object(files)) = manifest.and_then(|bytes| serde_json::from_slice(&bytes).ok()) else {
        return false;
    };
    files.values().all(|entry| entry["file"].as_str().is_some_and(|file| folder.join(file).is_file()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_counts_as_made_only_with_the_same_inputs_and_every_file_there() {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id())).join("site");
        fs::create_dir_all(&folder).unwrap();
        let stamp = Stamp("a1".into());
        assert!(!stamp.holds(&folder));
        fs::write(folder.join("manifest.json"), r#"{"app.css":{"file":"app-1.css"}}"#).unwrap();
        fs::write(folder.join("app-1.css"), "").unwrap();
        stamp.save(&folder).unwrap();
        assert!(stamp.holds(&folder));
        assert!(!Stamp("b2".into()).holds(&folder));
        fs::remove_file(folder.join("app-1.css")).unwrap();
        assert!(!stamp.holds(&folder));
        fs::remove_dir_all(folder.parent().unwrap()).unwrap();
    }
}
