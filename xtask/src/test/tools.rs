//! The programs that the tests need beside Rust: PostgreSQL, pdftotext, Node, Chromium.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};

use super::Part;
use crate::cmd;

/// Playwright's oldest.
const OLDEST_NODE: u32 = 20;

/// One that tests need.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Tool {
    Postgres,
    Pdftotext,
    Node,
    Npm,
    Chromium,
}

/// Where they are.
#[derive(Default)]
pub struct Tools {
    postgres: Option<PathBuf>,
    chromium: Option<PathBuf>,
}

impl Tools {
    /// Finds those that the part needs. On Debian as root it installs what is missing; elsewhere it says which
    /// command does.
    pub fn ensure(part: Part) -> Result<Self> {
        let mut missing = missing(part);
        if !missing.is_empty() && may_install() {
            install(&packages(&missing))?;
            missing = self::missing(part);
        }
        if !missing.is_empty() {
            let names: Vec<_> = missing.iter().map(|tool| tool.name()).collect();
            bail!(
                "the tests need {}. On Debian or Ubuntu: sudo apt-get install -y --no-install-recommends {} \
                 (Chromium from elsewhere: set CHROMIUM to its file)",
                names.join(", "),
                packages(&missing).join(" ")
            );
        }
        Ok(Tools { postgres: postgres(), chromium: chromium() })
    }

    /// Tells a test program where they are.
    pub fn tell(&self, command: &mut Command) {
        if let Some(postgres) = &self.postgres {
            command.env("TAPHUAN_POSTGRES_BIN", postgres);
        }
        if let Some(chromium) = &self.chromium {
            command.env("CHROMIUM_PATH", chromium);
        }
    }
}

impl Tool {
    fn is_there(self) -> bool {
        match self {
            Tool::Postgres => postgres().is_some(),
            Tool::Pdftotext => cmd::find("pdftotext").is_some(),
            Tool::Node => node_version().is_some_and(|major| major >= OLDEST_NODE),
            Tool::Npm => cmd::find("npm").is_some() && cmd::find("npx").is_some(),
            Tool::Chromium => chromium().is_some(),
        }
    }

    fn name(self) -> String {
        match self {
            Tool::Postgres => "PostgreSQL (its server programs)".into(),
            Tool::Pdftotext => "pdftotext".into(),
            Tool::Node => format!("Node {OLDEST_NODE} or newer"),
            Tool::Npm => "npm".into(),
            Tool::Chromium => "Chromium".into(),
        }
    }

    fn package(self) -> &'static str {
        match self {
            Tool::Postgres => "postgresql",
            Tool::Pdftotext => "poppler-utils",
            Tool::Node => "nodejs",
            Tool::Npm => "npm",
            Tool::Chromium => "chromium",
        }
    }
}

fn needed(part: Part) -> &'static [Tool] {
    match part {
        Part::Unit => &[],
        // A calendar is read by a program in Node, too.
        Part::Program => &[Tool::Postgres, Tool::Pdftotext, Tool::Node, Tool::Npm],
        Part::Browser => &[Tool::Node, Tool::Npm, Tool::Chromium],
        Part::All => &[Tool::Postgres, Tool::Pdftotext, Tool::Node, Tool::Npm, Tool::Chromium],
    }
}

fn missing(part: Part) -> Vec<Tool> {
    needed(part).iter().copied().filter(|tool| !tool.is_there()).collect()
}

fn packages(missing: &[Tool]) -> Vec<&'static str> {
    missing.iter().map(|tool| tool.package()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Debian itself: Ubuntu's `chromium` is only a pointer to a snap, which does not run in a container.
fn may_install() -> bool {
    let is_debian =
        fs::read_to_string("/etc/os-release").is_ok_and(|os| os.lines().any(|line| line == "ID=debian"));
    let user = Command::new("id").arg("-u").output();
    is_debian && cmd::find("apt-get").is_some() && user.is_ok_and(|user| user.stdout == b"0\n")
}

fn install(packages: &[&str]) -> Result<()> {
    println!("── installing {}", packages.join(" "));
    let apt = || {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
        apt
    };
    cmd::run(apt().arg("update"))?;
    cmd::run(apt().args(["install", "-y", "--no-install-recommends"]).args(packages))
}

/// The folder with `initdb` and `postgres`: Debian keeps it off the path. The newest, where there are more.
fn postgres() -> Option<PathBuf> {
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let version = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let newest = installed.map(|entry| entry.path()).max_by_key(version).map(|path| path.join("bin"));
    let told =
        || cmd::output(Command::new("pg_config").arg("--bindir")).ok().map(|dir| PathBuf::from(dir.trim()));
    let has_server = |folder: &PathBuf| cmd::is_executable(&folder.join("initdb"));
    newest.filter(has_server).or_else(|| cmd::find("pg_config").and_then(|_| told()).filter(has_server))
}

fn chromium() -> Option<PathBuf> {
    let told = ["CHROMIUM", "CHROMIUM_PATH"].iter().filter_map(env::var_os).map(PathBuf::from);
    let known = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let mut candidates = told.chain(known.iter().filter_map(|name| cmd::find(name)));
    candidates.find(|file: &PathBuf| cmd::is_executable(Path::new(file)))
}

/// `v20.20.2` is 20.
fn node_version() -> Option<u32> {
    cmd::find("node")?;
    let version = cmd::output(Command::new("node").arg("--version")).ok()?;
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_asks_only_for_what_it_uses() {
        assert!(needed(Part::Unit).is_empty());
        assert_eq!(packages(needed(Part::Program)), ["nodejs", "npm", "poppler-utils", "postgresql"]);
        let all: BTreeSet<_> = packages(needed(Part::All)).into_iter().collect();
        let parts = [Part::Unit, Part::Program, Part::Browser].map(|part| packages(needed(part)));
        assert_eq!(all, parts.into_iter().flatten().collect::<BTreeSet<_>>());
    }
}
