//! Every rule shown on a tiny site: `tests/fixtures/rules/<code>/` holds the site, `expected.txt` what a person would be told.
//!
//! Folders are found, not listed. Seeds are imported first, then the site is built. `UPDATE_FIXTURES=1` writes what is told now.

#![allow(clippy::disallowed_methods, reason = "a test reads the files it is about")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pincite::import::formats::Seeds;
use pincite::intake::{Fate, intake, leftovers};
use pincite::project::{DOCUMENTS, IMPORTED, SEEDS};
use pincite::report::{self, Finding, Severity};
use pincite::{check, disk, project, site};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rules");
    let entries = fs::read_dir(folder).expect("it can be read");
    let mut folders: Vec<_> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    folders.sort();
    folders
}

/// Imports and builds a fixture in memory.
fn findings(root: &Path) -> Vec<Finding> {
    let seeds = Seeds::from(disk::read_folder(root, SEEDS).expect("seeds can be read"));
    let (pages, _) = project::read_pages(root, DOCUMENTS).expect("pages can be read");
    let bases = disk::read_folder(root, IMPORTED).expect("copies can be read");
    let intake = intake(&seeds, &pages, &bases, "en", false, &|| ());
    let mut findings = intake.findings;
    let all: BTreeSet<String> = seeds.files.iter().map(|(path, _)| path.to_string()).collect();
    findings.extend(leftovers(&pages, &all));
    let told = findings.clone();
    let mut project = project::read(root, None).expect("the site can be read");
    for (_, fate) in intake.fates {
        if let Fate::New(page) | Fate::Updated(page) | Fate::Merged(page) = fate {
            project.sources.put(page);
        }
    }
    let (built, _) = site::build_in_memory(&project);
    // Import looks at pages too, and says the same of those that cannot be read.
    findings.extend(built.findings.into_iter().filter(|finding| !told.contains(finding)));
    // What other sites would answer, where the fixture says so.
    if let Ok(answers) = fs::read_to_string(root.join("answers.json")) {
        let answers = serde_json::from_str(&answers).expect("answers are JSON");
        findings.extend(check::judge(&site::external_links(&project), &answers));
    }
    let broken = findings.iter().any(|finding| finding.severity == Severity::Error);
    findings.extend(built.ledger.outdated.filter(|_| project.ledger.is_some() && !broken)); // as `pincite check` tells it
    findings
}

#[test]
fn every_rule_says_what_its_fixture_expects() {
    let mut wrong = Vec::new();
    for folder in fixtures() {
        let code = folder.file_name().expect("it has a name").to_string_lossy().into_owned();
        let findings = findings(&folder);
        let told = report::render(&findings, false);
        let path = folder.join("expected.txt");
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&path, &told).expect("it can be written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if told != expected {
            wrong.push(format!("{code}: expected\n{expected}\nbut was told\n{told}"));
        }
        if !findings.iter().any(|finding| finding.rule.code == code) {
            wrong.push(format!("{code}: the rule finds nothing in its own fixture; it was told\n{told}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
