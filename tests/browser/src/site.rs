//! Sites as the program builds them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds a site of this repository, `.` or a fixture, for an address, into a folder. `PINCITE` names the program, else the one that
/// `cargo build` made is taken.
pub(crate) fn build(root: &str, base_url: &str, out: &Path) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let program = std::env::var_os("PINCITE").map_or_else(|| repository.join("target/debug/pincite"), PathBuf::from);
    // A copy, since a build keeps its ledger beside the settings.
    let copy = out.with_extension("root");
    std::fs::create_dir_all(&copy).expect("a folder can be made");
    for part in ["content", "themes", "site.toml", "anchors.lock"] {
        let from = repository.join(root).join(part);
        if from.exists() {
            let copied = Command::new("cp").arg("-r").arg(from).arg(&copy).status();
            assert!(copied.is_ok_and(|status| status.success()), "{part} can be copied");
        }
    }
    let built = Command::new(&program)
        .args(["build", "--base-url", base_url, "--root"])
        .arg(&copy)
        .arg("--out")
        .arg(out)
        .output()
        .unwrap_or_else(|error| panic!("{} cannot be run: {error}; run `cargo build` first", program.display()));
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
}
