//! The program that is measured, running.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Child, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::store::Store;

/// The web server. It goes with this value.
pub struct Program {
    child: Child,
    /// `http://127.0.0.1:…`
    pub base: String,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// Starts it and waits until it answers. It believes the header that tells where a request comes from, so that the limits of one
    /// place are not what is measured.
    pub async fn start(program: &Path, store: &Store) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let child = store
            .command(program, &["serve"])
            .env("TAPHUAN_ADDR", format!("127.0.0.1:{port}"))
            .env("TAPHUAN_ADDRESS_HEADER", "x-real-ip")
            .env("TAPHUAN_LOG", "error")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let program = Program { child, base: format!("http://127.0.0.1:{port}") };
        for _ in 0..600 {
            if reqwest::get(format!("{}/healthz", program.base))
                .await
                .is_ok_and(|answer| answer.status().is_success())
            {
                return Ok(program);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the program did not answer within a minute")
    }

    /// What it holds in memory now, in MiB.
    pub fn memory(&self) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("no VmRSS")?;
        let kib: f64 = line.split_whitespace().nth(1).context("no number")?.parse()?;
        Ok(kib / 1024.0)
    }

    /// Ends it.
    pub fn stop(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}
