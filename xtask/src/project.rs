//! Where things are: the checkout, the target folder, the finished site.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

use anyhow::{Context, Result};

use crate::cmd;

/// The packages of the host's side. They are always chosen in this same way: other packages would choose
/// other features of what they share, and build it again. The browser's side is built apart (`site/wasm.rs`).
pub const HOST: [&str; 5] = ["--workspace", "--exclude", "client", "--exclude", "islands"];

/// The page with every component in every state (`/dev/ui`): looked at and linted, built by no test and in no release.
pub const SHEET: [&str; 2] = ["--features", "server/sheet"];

/// The checkout that the command works on.
pub struct Project {
    /// The workspace's folder.
    pub root: PathBuf,
    /// Where cargo builds, absolute.
    pub target: PathBuf,
}

impl Project {
    /// Finds the checkout that cargo ran this program for.
    pub fn find() -> Result<Self> {
        let here = env::var_os("CARGO_MANIFEST_DIR").context("run it as `cargo x`")?;
        let root = Path::new(&here).parent().context("xtask has no folder above it")?.to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(told) => env::current_dir()?.join(told),
            None => root.join("target"),
        };
        Ok(Project { root, target })
    }

    /// Makes sources newer than everything built, where another checkout built last in this target folder.
    /// Cargo compares only times: without this it would take that checkout's objects for ours.
    pub fn claim_target(&self) -> Result<()> {
        let owner = self.target.join("taphuan-checkout");
        let us = self.root.to_string_lossy();
        if fs::read_to_string(&owner).is_ok_and(|other| other != us) {
            let now = SystemTime::now();
            for path in self.files()? {
                fs::File::options()
                    .append(true)
                    .open(self.root.join(&path))
                    .and_then(|f| f.set_modified(now))?;
            }
        }
        fs::create_dir_all(&self.target)?;
        Ok(fs::write(&owner, us.as_bytes())?)
    }

    /// A cargo that works on this checkout and builds into its target folder.
    pub fn cargo(&self) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        cargo
    }

    /// As `cargo`, with the finished site inside whatever it builds; without it while none was made.
    pub fn cargo_with_site(&self) -> Command {
        let mut cargo = self.cargo();
        if self.site().join("manifest.json").is_file() {
            cargo.env("TAPHUAN_SITE", self.site());
        }
        cargo
    }

    /// The folder of wasm, styles, fonts and scripts under content-hashed names.
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// Every file of the project, as git sees it: tracked or new, not ignored; in sources that are no checkout, such as an archive or
    /// an image being built, all of them. Relative to the root, sorted.
    pub fn files(&self) -> Result<Vec<String>> {
        if !self.root.join(".git").exists() {
            let mut files = Vec::new();
            self.walk(Path::new(""), &mut files)?;
            files.sort();
            return Ok(files);
        }
        let mut git = Command::new("git");
        git.current_dir(&self.root);
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"]);
        let listed = cmd::output(&mut git)?;
        let exists = |path: &&str| !path.is_empty() && self.root.join(path).is_file();
        Ok(listed.split('\0').filter(exists).map(str::to_owned).collect())
    }

    fn walk(&self, folder: &Path, files: &mut Vec<String>) -> Result<()> {
        for entry in fs::read_dir(self.root.join(folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_file() {
                files.push(path.to_string_lossy().into_owned());
            } else if self.root.join(&path) != self.target && !path.ends_with("node_modules") {
                self.walk(&path, files)?;
            }
        }
        Ok(())
    }
}
