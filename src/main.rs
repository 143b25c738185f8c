//! Arguments in, exit code out.

use std::process::ExitCode;

/// Import and build make and drop many small values on all cores.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    pincite::cli::run(std::env::args_os())
}
