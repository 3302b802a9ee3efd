//! The tests that cargo runs: those beside the code and those of the program from outside.

use anyhow::Result;

use super::{Part, packages, tally::Tally, tools::Tools};
use crate::{
    cmd,
    project::{HOST, Project},
};

/// Runs the part. The site is inside the program, so that its tests try what people get.
pub fn run(project: &Project, part: Part, tools: &Tools, extra: &[String], tally: &mut Tally) -> Result<()> {
    if part != Part::Unit {
        packages::install(&project.root.join("end2end"))?;
    }
    let mut cargo = project.cargo_with_site();
    tools.tell(&mut cargo);
    cargo.arg("test").args(HOST).arg("--no-fail-fast");
    match part {
        Part::Unit => cargo.args(["--lib", "--bins"]),
        Part::Program => cargo.args(["--test", "*"]),
        _ => &mut cargo,
    };
    cargo.arg("--").args(extra);
    let failed_before = tally.failed;
    let result = cmd::stream(&mut cargo, |line| tally.see_cargo(line));
    tally.step_ended(failed_before);
    result
}
