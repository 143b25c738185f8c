//! Sites as the program builds them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds a site of this repository, `.` or a fixture, for an address and in a theme, into a folder. `PINCITE` names the program, else the one that
/// `cargo build` made is taken.
pub(crate) fn build(root: &str, base_url: &str, theme: &str, out: &Path) {
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
    let settings = std::fs::read_to_string(copy.join("site.toml")).expect("a site has settings");
    let others = settings.lines().filter(|line| !line.starts_with("theme =")).collect::<Vec<_>>().join("\n");
    std::fs::write(copy.join("site.toml"), format!("theme = {theme:?}\n{others}\n")).expect("a file can be written");
    let built = Command::new(&program)
        .args(["build", "--base-url", base_url, "--root"])
        .arg(&copy)
        .arg("--out")
        .arg(out)
        .output()
        .unwrap_or_else(|error| panic!("{} cannot be run: {error}; run `cargo build` first", program.display()));
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
}
