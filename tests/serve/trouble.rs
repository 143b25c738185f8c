//! What browsers are told of errors and findings.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::preview::{Preview, States, page};

#[test]
fn an_error_is_told_and_the_last_good_site_stays() {
    let preview = Preview::start();
    let mut states = States::follow(&preview);
    assert_eq!(states.next()["trouble"], Value::Array(Vec::new()));
    preview.write("content/documents/report.md", "+++\nslug = \n+++\n");
    let trouble = states.next()["trouble"][0].clone();
    assert_eq!(trouble["place"], "content/documents/report.md:2");
    assert!(trouble["text"].as_str().is_some_and(|text| text.contains("slug = ")), "{trouble}");
    assert!(trouble["link"].as_str().is_some_and(|link| link.starts_with("vscode://file/")), "{trouble}");
    assert_ne!(trouble["advice"], "");
    assert!(preview.get("/report/").contains("First paragraph"));
    preview.hears("content/documents/report.md:2");
    preview.write("content/documents/report.md", &page("report", "Mended"));
    assert_eq!(states.next()["trouble"], Value::Array(Vec::new()));
    assert!(preview.get("/report/").contains("Mended paragraph"));
}

#[test]
fn a_broken_template_is_told_with_its_place() {
    let preview = Preview::start();
    let mut states = States::follow(&preview);
    let version = states.next()["version"].clone();
    preview.write("themes/default/templates/document.html", "<p>\n{{ }}\n");
    let state = states.next();
    assert_eq!(state["version"], version);
    let place = state["trouble"][0]["place"].as_str().map(ToString::to_string);
    assert!(place.is_some_and(|place| place.contains("themes/default/templates/document.html:2")), "{state}");
    fs::remove_dir_all(preview.path("themes")).expect("it can be removed");
    assert_eq!(states.next()["trouble"], Value::Array(Vec::new()));
}

#[test]
fn findings_are_told_with_an_address_that_opens_the_editor() {
    let preview = Preview::start_with(&["--port", "0", "--editor", "edit://{path}?line={line}"]);
    let mut states = States::follow(&preview);
    states.next();
    preview.write("content/documents/report.md", &page("report", "See paragraph 99 above. Third"));
    let state = states.next();
    let finding = &state["findings"][0];
    let link = format!("edit://{}?line=6", preview.path("content/documents/report.md").display());
    assert_eq!(finding["link"], Value::String(link), "{state}");
    assert_eq!(state["trouble"], Value::Array(Vec::new()));
}

#[test]
fn nothing_of_the_preview_is_in_what_build_writes() {
    let preview = Preview::start();
    assert!(preview.get("/report/").contains("/.pincite/preview.js"));
    let built = Command::new(env!("CARGO_BIN_EXE_pincite")).arg("build").arg("--root").arg(preview.folder.path()).output();
    assert!(built.is_ok_and(|built| built.status.success()));
    let mut pages = 0;
    for entry in walkdir::WalkDir::new(preview.path("public")).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let bytes = fs::read(entry.path()).expect("it can be read");
        assert!(!bytes.windows(9).any(|window| window == b"/.pincite"), "{}", entry.path().display());
        pages += usize::from(entry.path().extension().is_some_and(|extension| extension == "html"));
    }
    assert!(pages > 3);
}
