//! `cargo x serve`: a development build that is rebuilt and restarted when a source changes.

mod program;
mod watch;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use anyhow::Result;
use signal_hook::consts::{SIGINT, SIGTERM};

use self::{program::Program, watch::Watch};
use crate::{
    build,
    project::{Project, SHEET},
    site,
};

const POLL: Duration = Duration::from_millis(500);

/// Serves until Ctrl-C. `args` go to `taphuan serve`.
pub fn serve(project: &Project, args: &[String]) -> Result<()> {
    project.claim_target()?;
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
    }
    let mut watch = Watch::new(&project.root);
    let mut program = None;
    rebuild(project, args, &mut program)?;
    while !stop.load(Ordering::Relaxed) {
        thread::sleep(POLL);
        if let Some(changed) = watch.change() {
            println!("── changed: {}", changed.display());
            rebuild(project, args, &mut program)?;
        }
        if program.as_mut().is_some_and(Program::has_ended) {
            println!("── the program has ended; it starts again after the next change");
            program = None;
        }
    }
    program.map_or(Ok(()), Program::stop)
}

/// A build that fails leaves the old program running: cargo has printed why.
fn rebuild(project: &Project, args: &[String], program: &mut Option<Program>) -> Result<()> {
    match site::site(project).and_then(|_| build::development(project, &SHEET)) {
        Ok(file) => {
            if let Some(old) = program.take() {
                old.stop()?;
            }
            *program = Some(Program::start(&file, &project.root, args)?);
        }
        Err(error) => println!("── not rebuilt: {error:#}"),
    }
    Ok(())
}
