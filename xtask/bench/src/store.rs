//! A database that was filled by `taphuan seed`.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;
use testing::{Backend, TestDatabase, database};

/// The password of everybody on the staff.
pub const PASSWORD: &str = "mua roi tren nui Coc";

/// The staff that is measured as.
pub const ORGANIZER: &str = "tochuc@example.org";

/// A database of one run's own, with the folder that the program runs in.
pub struct Store {
    /// For `DATABASE_URL`.
    pub url: String,
    /// Where the program runs.
    pub folder: TempDir,
    _database: TestDatabase,
}

impl Store {
    /// Fills one. On SQLite a file that this program filled before is copied.
    pub fn filled(program: &Path, backend: Backend, scale: &str, cache: &Path) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let database = database(backend);
        let store = Store { url: database.url.clone(), folder, _database: database };
        match store.url.strip_prefix("sqlite:") {
            Some(file) => {
                let kept = kept(program, scale, cache)?;
                if !kept.is_file() {
                    store.seed(program, scale)?;
                    fs::create_dir_all(cache)?;
                    fs::copy(file, &kept)?;
                } else {
                    fs::copy(&kept, file)?;
                }
            }
            None => store.seed(program, scale)?,
        }
        for (email, role, place) in
            [(ORGANIZER, "organizer", "P19"), ("quanly@example.org", "manager", "P19")]
        {
            let args = [
                "user",
                "add",
                email,
                "--name",
                "Nguyễn Thị Lan",
                "--role",
                role,
                "--unit",
                place,
                "--password-stdin",
            ];
            store.run(program, &args, PASSWORD)?;
        }
        Ok(store)
    }

    fn seed(&self, program: &Path, scale: &str) -> Result<()> {
        let since = std::time::Instant::now();
        self.run(program, &["seed", "--scale", scale], "")?;
        println!("seed_s: {:.1}", since.elapsed().as_secs_f64());
        Ok(())
    }

    /// A command of the program on this database.
    pub fn command(&self, program: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("DATABASE_URL", &self.url).current_dir(self.folder.path()).args(args);
        command
    }

    fn run(&self, program: &Path, args: &[&str], input: &str) -> Result<()> {
        let mut command = self.command(program, args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        child.stdin.take().context("no way in")?.write_all(input.as_bytes())?;
        let output = child.wait_with_output()?;
        if !output.status.success() {
            bail!("{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(())
    }
}

/// Another program may write another schema: each has files of its own.
fn kept(program: &Path, scale: &str, cache: &Path) -> Result<PathBuf> {
    let about = fs::metadata(program)?;
    let made = about.modified()?.duration_since(std::time::UNIX_EPOCH)?.as_secs();
    Ok(cache.join(format!("{scale}-{}-{made}.sqlite", about.len())))
}
