//! Every folder of `fixtures/import` holds a raw text and the page that import makes of it.
//!
//! `seed.txt` is the input, `page.md` what is expected, `account.txt` what became of the lines that are not on the page. After a
//! wanted change run `UPDATE_FIXTURES=1 cargo test --test import` and read the difference before you commit it.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures from the disk")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use pincite::import::{Fate, import_text};
use pincite::markdown::{read_document, write_document};
use pincite::report;
use pincite::source::Source;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder).expect("the fixtures are there").map(|entry| entry.expect("an entry").path()).collect();
    cases.sort();
    cases
}

#[test]
fn every_seed_becomes_its_page() {
    let mut wrong = Vec::new();
    for case in cases() {
        let name = case.file_name().expect("a folder has a name").to_string_lossy().to_string();
        let seed = fs::read_to_string(case.join("seed.txt")).expect("a case has a seed");
        let imported = import_text("seed.txt", &seed);
        let mut account = String::new();
        for (line, fate) in &imported.account.lines {
            match fate {
                Fate::Kept(_) => {}
                Fate::Header(field) => writeln!(account, "{line} front matter: {field}").expect("a string takes all"),
                Fate::Dropped(reason) => writeln!(account, "{line} dropped: {reason}").expect("a string takes all"),
            }
        }
        account.push_str(&report::render(&imported.findings, false));
        let page = write_document(&imported.document);
        for (file, made) in [("page.md", &page), ("account.txt", &account)] {
            let path = case.join(file);
            if std::env::var_os("UPDATE_FIXTURES").is_some() {
                fs::write(&path, made).expect("the fixture can be written");
            } else if fs::read_to_string(&path).unwrap_or_default() != *made {
                wrong.push(format!("{name}/{file}:\n{made}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ from what is expected:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_page_reads_back_as_the_document_it_was_written_from() {
    for case in cases() {
        let seed = fs::read_to_string(case.join("seed.txt")).expect("a case has a seed");
        let document = import_text("seed.txt", &seed).document;
        let page = write_document(&document);
        let read = read_document(&Source::new("page.md", page.clone()));
        let read = read.value.unwrap_or_else(|| panic!("{}: the page does not read:\n{page}", case.display()));
        assert_eq!(write_document(&read), page, "{}", case.display());
        let contents =
            |document: &pincite::model::Document| document.blocks.iter().map(|block| block.content.clone()).collect::<Vec<_>>();
        assert_eq!(contents(&read), contents(&document), "{}", case.display());
    }
}
