//! Every folder of `fixtures/ledger` is a document through its edits: `before.md`, `after.md`, sometimes `later.md`. `expected.txt`
//! holds the ledger after the last of them, without its figures, and what a person would be told.
//!
//! Folders are found, not listed. `UPDATE_FIXTURES=1 cargo test --test ledger` writes what comes out now.

#![allow(clippy::disallowed_methods, reason = "a test reads the files it is about")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use pincite::anchors::{self, ledger};
use pincite::import::formats::Seeds;
use pincite::intake::{Fate, intake};
use pincite::project::Project;
use pincite::report;
use pincite::site::{self, Built};
use pincite::source::{Page, Source};
use pincite::{files::Files, markdown};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn folders() -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(folder("ledger")).expect("it can be read");
    entries.map(|entry| entry.expect("it can be read").path()).collect()
}

/// The build of one page on top of a ledger.
fn built(page: &str, ledger: Option<&str>) -> (Built, Files) {
    let page = format!("+++\nslug = \"report\"\ntitle = \"Report\"\n+++\n\n{page}");
    site::build_in_memory(&Project {
        sources: [Source::new("content/documents/report.md", page)].into_iter().collect(),
        ledger: ledger.map(|text| Page::kept(Source::new(ledger::FILE, text)).into()),
        ..Project::default()
    })
}

/// A ledger as a person reads it.
fn without_figures(ledger: &str) -> String {
    let lines = ledger.lines().skip_while(|line| !line.starts_with("document ")).skip(1);
    let is_figures = |word: &&str| !(word.len() == 16 && word.chars().all(|c| c.is_ascii_hexdigit()));
    lines.fold(String::new(), |text, line| text + &line.split(' ').filter(is_figures).collect::<Vec<_>>().join(" ") + "\n")
}

fn seen(folder: &Path) -> String {
    let mut ledger: Option<String> = None;
    let mut out = String::new();
    for name in ["before.md", "after.md", "later.md"] {
        let Ok(page) = fs::read_to_string(folder.join(name)) else { continue };
        let (built, _) = built(&page, ledger.as_deref());
        let errors = report::counts(&built.findings);
        assert!(!errors.contains("error"), "{}: {}", folder.display(), report::render(&built.findings, false));
        if let Some(text) = &built.ledger.text {
            ledger = Some(text.to_string());
        }
        let (again, _) = self::built(&page, ledger.as_deref());
        assert!(again.ledger.text.is_none(), "{}: a second build changes the ledger again", folder.display());
        let about = built.findings.iter().filter(|finding| finding.rule.code.starts_with("anchor-")).cloned().collect::<Vec<_>>();
        out = without_figures(ledger.as_deref().unwrap_or_default());
        write!(out, "\n{}\n\n{}", built.ledger.changes.lines.join("\n"), report::render(&about, false))
            .expect("a string takes everything");
    }
    out.trim_end().to_string() + "\n"
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the person who runs the test may ask for new expectations")]
fn every_edit_leaves_the_addresses_its_fixture_expects() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let seen = seen(&folder);
        let path = folder.join("expected.txt");
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&path, &seen).expect("it can be written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if seen != expected {
            wrong.push(format!("{}: expected\n{expected}\nbut there is\n{seen}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn an_anchor_once_published_leads_somewhere_after_every_edit() {
    for folder in folders() {
        let page = |name: &str| fs::read_to_string(folder.join(name)).expect("it can be read");
        let (first, first_files) = built(&page("before.md"), None);
        let ledger = first.ledger.text.map(|text| text.to_string());
        let (_, second_files) = built(&page("after.md"), ledger.as_deref());
        let anchors = |files: &Files| -> Vec<String> {
            let json: serde_json::Value =
                serde_json::from_slice(files.get("anchors.json").expect("it is made")).expect("it is JSON");
            let list = json["report"].as_array().expect("it is a list").clone();
            list.iter().filter_map(|anchor| anchor["id"].as_str().map(str::to_string)).collect()
        };
        let html = String::from_utf8_lossy(second_files.get("report/index.html").expect("it is made")).into_owned();
        for anchor in anchors(&first_files) {
            assert!(html.contains(&format!("id=\"{anchor}\"")), "{}: {anchor} leads nowhere", folder.display());
        }
    }
}

#[test]
fn the_same_text_in_two_layouts_has_the_same_anchors_and_fingerprints() {
    let read = |name: &str| {
        let text = fs::read(folder("layouts").join(name)).expect("it can be read");
        let mut files = Files::new();
        files.put("seeds/report.txt", text);
        let intake = intake(&Seeds::from(files), &[], &Files::new(), "en", false, &|| ());
        let page = intake.fates.into_iter().find_map(|(_, fate)| match fate {
            Fate::New(page) => Some(page),
            _ => None,
        });
        let document = markdown::read_document(&page.expect("it is imported")).value.expect("it can be read");
        let ids = anchors::address(&document).blocks.into_iter().map(|address| address.id);
        ids.zip(document.blocks.iter().map(anchors::fingerprint)).collect::<Vec<_>>()
    };
    let (wide, narrow) = (read("wide.txt"), read("narrow.txt"));
    assert_eq!(wide, narrow);
    assert!(wide.len() > 12, "{wide:?}");
}
