//! Sites as the program builds them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A site of which some lists go on on further pages: 45 documents with six paragraphs each that cite the same article.
pub fn crowded() -> TempDir {
    let folder = TempDir::new().expect("a folder can be made");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("it lies in the site")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    };
    write("site.toml", "title = \"Many\"\nsocial_cards = false\n[addresses]\npath_pages = \"none\"\n");
    let instrument = "title = \"Convention on Harbours\"\nshort_title = \"Harbours Convention\"\narticle_count = 9";
    write("content/protocols/harbours.md", &format!("+++\n{instrument}\n+++\n"));
    for document in 1..=45 {
        let mut page =
            format!("+++\nslug = \"d{document}\"\ntitle = \"Report {document}\"\nsymbol = \"HARB/1999/{document}\"\n+++\n");
        for number in 1..=6 {
            let _ = write!(page, "\n{number}\\. Pilots know article 6, paragraph {number}, of the Convention on Harbours.\n");
        }
        write(&format!("content/documents/d{document}.md"), &page);
    }
    folder
}

/// A site of these files whose raw texts are imported.
pub fn imported(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder can be made");
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("it lies in the site")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
    let said = Command::new(program()).args(["import", "--root"]).arg(folder.path()).output().expect("it can be run");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    folder
}

/// The program that `PINCITE` names, or the one that `cargo build` made.
fn program() -> PathBuf {
    let built = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/debug/pincite");
    std::env::var_os("PINCITE").map_or_else(built, PathBuf::from)
}

/// Builds a site, `.` or a fixture of this repository or one elsewhere, for an address and with some settings of its own, into a
/// folder.
pub(crate) fn build(root: &str, base_url: &str, own: &[(&str, &str)], out: &Path) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let program = program();
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
    let is_own = |line: &str| own.iter().any(|(key, _)| line.starts_with(&format!("{key} =")));
    let mut lines: Vec<String> = own.iter().map(|(key, value)| format!("{key} = {value:?}")).collect();
    lines.extend(settings.lines().filter(|line| !is_own(line)).map(str::to_string));
    std::fs::write(copy.join("site.toml"), lines.join("\n")).expect("a file can be written");
    let built = Command::new(&program)
        .args(["build", "--base-url", base_url, "--root"])
        .arg(&copy)
        .arg("--out")
        .arg(out)
        .output()
        .unwrap_or_else(|error| panic!("{} cannot be run: {error}; run `cargo build` first", program.display()));
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
}
