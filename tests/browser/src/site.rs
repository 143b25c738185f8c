//! Sites as the program builds them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds a site of this repository, `.` or a fixture, for an address, into a folder. `PINCITE` names the program, else the one that
/// `cargo build` made is taken.
pub(crate) fn build(root: &str, base_url: &str, out: &Path) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let program = std::env::var_os("PINCITE").map_or_else(|| repository.join("target/debug/pincite"), PathBuf::from);
    let built = Command::new(&program)
        .args(["build", "--base-url", base_url, "--root"])
        .arg(repository.join(root))
        .arg("--out")
        .arg(out)
        .output()
        .unwrap_or_else(|error| panic!("{} cannot be run: {error}; run `cargo build` first", program.display()));
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
}
