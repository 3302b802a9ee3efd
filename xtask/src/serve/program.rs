//! The running program: start, ended or not, an orderly stop.

use std::{
    env,
    path::Path,
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

use crate::cmd;

/// How long it may finish what it does, before it is killed.
const GRACE: Duration = Duration::from_secs(10);

/// A `taphuan serve` of our own.
pub struct Program(Child);

impl Program {
    /// Starts it in `folder`, where it finds its configuration and keeps its database, with the pages for those who work
    /// on it (`/dev/ui`) unless `TAPHUAN_DEV` says otherwise.
    pub fn start(file: &Path, folder: &Path, args: &[String]) -> Result<Self> {
        let development = env::var("TAPHUAN_DEV").unwrap_or_else(|_| "1".into());
        let child = Command::new(file)
            .arg("serve")
            .args(args)
            .env("TAPHUAN_DEV", development)
            .current_dir(folder)
            .spawn();
        Ok(Program(child.with_context(|| format!("{} could not be started", file.display()))?))
    }

    /// Whether it ended of itself.
    pub fn has_ended(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(Some(_)))
    }

    /// SIGTERM, as a service manager would, so that every restart also tries the orderly end.
    pub fn stop(mut self) -> Result<()> {
        if self.has_ended() {
            return Ok(());
        }
        // The shell's own `kill`: a minimal Debian has no other, and ours would need unsafe code.
        cmd::run(Command::new("sh").args(["-c", "kill -TERM \"$0\"", &self.0.id().to_string()]))?;
        let start = Instant::now();
        while !self.has_ended() {
            if start.elapsed() > GRACE {
                println!("── the program did not end within {} s of SIGTERM: killed", GRACE.as_secs());
                self.0.kill()?;
                self.0.wait()?;
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn stopping_lets_the_program_finish_what_it_does() {
        let folder = std::env::temp_dir().join(format!("xtask-program-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        // Called as `sh serve SCRIPT-ARGS…`: a file named `serve` in the folder is the program.
        fs::write(
            folder.join("serve"),
            "trap 'echo done > done; exit 0' TERM\ntouch ready\nwhile :; do sleep 0.05; done\n",
        )
        .unwrap();
        let program = Program::start(Path::new("/bin/sh"), &folder, &[]).unwrap();
        while !folder.join("ready").exists() {
            thread::sleep(Duration::from_millis(10));
        }
        program.stop().unwrap();
        assert_eq!(fs::read_to_string(folder.join("done")).unwrap(), "done\n");
        fs::remove_dir_all(&folder).unwrap();
    }
}
