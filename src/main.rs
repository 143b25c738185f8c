//! Arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    pincite::cli::run(std::env::args_os())
}
