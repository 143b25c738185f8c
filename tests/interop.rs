//! Programs of others read what a site offers them: Sphinx, rispy, pybtex, rdflib and feedparser, in `tests/interop/read_site.py`.
//!
//! `PINCITE_PYTHON` names a Python that has them, as `.ci/run` makes one; then the test has to pass. Elsewhere it says that it
//! did nothing.

use std::path::Path;
use std::process::Command;

use pincite::{disk, project, site};

#[test]
#[expect(clippy::disallowed_methods, reason = "the environment says where the programs of others are")]
fn programs_of_others_read_the_site() {
    let Some(python) = std::env::var_os("PINCITE_PYTHON") else {
        eprintln!("PINCITE_PYTHON names no Python with sphinx, rispy, pybtex, rdflib and feedparser: nothing was tried");
        return;
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for case in ["everything", "citations"] {
        let project = project::read(&root.join("fixtures/sites").join(case), None).expect("the fixture can be read");
        let folder = tempfile::tempdir().expect("a folder can be made");
        let public = folder.path().join("public");
        for (path, bytes) in site::build_in_memory(&project).1.iter() {
            disk::write(&public.join(path), bytes).expect("it can be written");
        }
        let output = Command::new(&python)
            .arg(root.join("interop/read_site.py"))
            .args([public, folder.path().join("sphinx")])
            .arg(&project.config.base_url)
            .output()
            .expect("PINCITE_PYTHON is a program");
        assert!(output.status.success(), "{case}: {}", String::from_utf8_lossy(&output.stderr));
    }
}
