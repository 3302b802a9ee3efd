//! The program `taphuan`.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
