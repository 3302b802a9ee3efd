//! `cargo x …`: what a developer and CI do with the project. One file a verb.
#![expect(clippy::print_stdout, reason = "a command-line program answers on standard output")]

mod bench;
mod build;
mod check;
mod cmd;
mod demo;
mod project;
mod serve;
mod site;
mod steps;
mod test;
mod tidy;
mod toolchain;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::project::Project;

const HELP: &str = "\
cargo x VERB

  build                   the release program with everything inside, one file
  demo [--fresh]          builds it and serves the demo on http://127.0.0.1:3000
  serve                   serves a development build, rebuilt and restarted on change
  check                   format, lints, tidy, licences: the quick part of test
  check --changed         format, tidy, lints, and the tests of the areas touched since the last commit
  test [PART] [-- ARGS]   check, then every test; PART is unit, program or browser
                          ARGS go to the test programs, or to Playwright (browser)
  bench [ARGS]            the release program under load, on SQLite and PostgreSQL; --help tells more
  site                    only the wasm, styles, fonts and scripts, into target/site
  tidy                    only the project's own rules

CARGO_TARGET_DIR is respected. Where it is unset, .ci/run sets it to
$HOME/.cache/taphuan/target, so that a fresh clone finds what an earlier one built.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<ExitCode> {
    let (verb, rest) = match args.split_first() {
        Some((verb, rest)) => (verb.as_str(), rest),
        None => ("help", args),
    };
    if verb == "help" || verb == "--help" || verb == "-h" {
        println!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    let project = Project::find()?;
    if matches!(verb, "bench" | "build" | "demo" | "serve" | "check" | "test" | "site") {
        toolchain::ensure()?;
    }
    match verb {
        "build" => nothing_after(verb, rest).and_then(|()| build::build(&project))?,
        "demo" => return Err(demo::demo(&project, rest)),
        "serve" => serve::serve(&project, rest)?,
        "bench" => return bench::bench(&project, rest),
        "check" if rest == ["--changed"] => {
            let (areas, steps) = check::check_changed(&project)?;
            return test::of_areas(&project, &areas, steps);
        }
        "check" => return nothing_after(verb, rest).and_then(|()| check::check(&project)),
        "test" => return test::test(&project, rest),
        "site" => nothing_after(verb, rest).and_then(|()| site::site(&project).map(drop))?,
        "tidy" => nothing_after(verb, rest).and_then(|()| tidy::tidy(&project))?,
        other => bail!("no verb {other:?}\n\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn nothing_after(verb: &str, rest: &[String]) -> Result<()> {
    match rest {
        [] => Ok(()),
        [first, ..] => bail!("`cargo x {verb}` takes no arguments, {first:?} was given"),
    }
}
