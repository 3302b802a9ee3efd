//! `cargo x test`: everything that can be tested, the quick things first, one line of figures at the end.

mod browser;
mod packages;
mod rust;
mod tally;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

use self::{tally::Tally, tools::Tools};
use crate::{check, project::Project, site, steps::Steps};

/// What to test.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    All,
    /// The tests beside the code.
    Unit,
    /// The tests in `tests/` folders, of the program from outside, on both databases.
    Program,
    /// The tests in `end2end/`, in Chromium.
    Browser,
}

/// Ends with `N passed, N failed`, and with failure when anything at all went wrong.
pub fn test(project: &Project, args: &[String]) -> Result<ExitCode> {
    let (part, extra) = parse(args)?;
    // First of all: a tool that is missing should not be told after ten minutes of lints.
    let tools = Tools::ensure(part)?;
    project.claim_target()?;
    let (mut steps, mut tally) = (Steps::default(), Tally::default());
    run(project, part, &tools, extra, &mut steps, &mut tally);
    println!("\n{}", steps.summary());
    println!("{}", tally.closing_line(&steps));
    Ok(if steps.passed() && tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The tests whose names go through one of the areas, after other steps.
pub fn of_areas(project: &Project, areas: &[String], mut steps: Steps) -> Result<ExitCode> {
    let mut tally = Tally::default();
    let names: Vec<String> = areas.iter().map(|area| format!("{area}::")).collect();
    if !names.is_empty() && steps.run("site", || site::site(project)).is_some() {
        let tools = Tools::ensure(Part::Program)?;
        steps.run("Rust tests", || rust::run(project, Part::All, &tools, &names, &mut tally));
    }
    println!("\n{}", steps.summary());
    println!("{}", tally.closing_line(&steps));
    Ok(if steps.passed() && tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run(project: &Project, part: Part, tools: &Tools, extra: &[String], steps: &mut Steps, tally: &mut Tally) {
    if part == Part::All {
        check::run(project, steps);
    }
    if steps.run("site", || site::site(project)).is_none() {
        return;
    }
    if part != Part::Browser {
        steps.run("Rust tests", || rust::run(project, part, tools, extra, tally));
    }
    if part == Part::All || part == Part::Browser {
        // What the Rust tests have just tried; by itself, a build of the same with the same features.
        let program = match part {
            Part::Browser => steps.run("program for the browser", || rust::program(project)),
            _ => Some(rust::built(project)),
        };
        let Some(program) = program else { return };
        let extra = if part == Part::Browser { extra } else { &[] };
        steps.run("browser tests", || browser::run(project, &program, tools, extra, tally));
    }
}

fn parse(args: &[String]) -> Result<(Part, &[String])> {
    let (own, extra) = match args.iter().position(|arg| arg == "--") {
        Some(at) => (&args[..at], &args[at + 1..]),
        None => (args, &args[args.len()..]),
    };
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let part = match own.as_slice() {
        [] => Part::All,
        ["unit"] => Part::Unit,
        ["program"] => Part::Program,
        ["browser"] => Part::Browser,
        [other, ..] => bail!("no part {other:?} of the tests: unit, program or browser"),
    };
    Ok((part, extra))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_two_dashes_is_for_the_tests() {
        let args = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
        let given = args("unit -- --nocapture seats");
        let (part, extra) = parse(&given).unwrap();
        assert!(part == Part::Unit && extra == ["--nocapture", "seats"]);
        assert!(parse(&args("")).unwrap().0 == Part::All);
        assert!(parse(&args("units")).is_err_and(|error| error.to_string().contains("\"units\"")));
    }
}
