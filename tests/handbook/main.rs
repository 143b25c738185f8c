//! The handbook in `content/pages/handbook/`: its references are made here from what the code says, and the commands of its tutorial are
//! run as somebody who is new would run them.
//!
//! After a change of what it tells: `UPDATE_FIXTURES=1 cargo test --test handbook`, then `pincite build` for `anchors.lock`.

#![expect(clippy::disallowed_methods, reason = "a test reads the files it is about")]

mod commands;
mod front_matter;
mod rules;
mod settings;
mod tutorial;
mod types;
mod views;

use std::fs;
use std::path::{Path, PathBuf};

const FOLDER: &str = "content/pages/handbook";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).replace("\r\n", "\n")
}

/// A page that the code makes: title, what it is made from, body.
fn page(title: &str, from: &str, body: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n# Made from {from}: UPDATE_FIXTURES=1 cargo test --test handbook\n+++\n\n{body}")
}

/// Holds that a page of the handbook says what the code says.
fn hold(name: &str, made: &str) {
    let path = root().join(FOLDER).join(name);
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(&path, made).expect("it can be written");
    }
    let is_kept = fs::read_to_string(&path).is_ok_and(|kept| kept.replace("\r\n", "\n") == made);
    assert!(is_kept, "{FOLDER}/{name} is not up to date: UPDATE_FIXTURES=1 cargo test --test handbook");
}

/// Plain words as they have to stand in Markdown; what stands between backticks is code and stays.
fn plain(words: &str) -> String {
    let parts = words.split('`').enumerate().map(|(at, part)| {
        if at % 2 == 1 {
            return part.replace('|', "\\|");
        }
        part.chars().flat_map(|sign| "\\[<*_|".contains(sign).then_some('\\').into_iter().chain([sign])).collect()
    });
    parts.collect::<Vec<_>>().join("`")
}

#[test]
fn the_first_page_leads_to_all_others() {
    let first = read(Path::new(FOLDER).join("index.md"));
    for entry in fs::read_dir(root().join(FOLDER)).expect("it is there") {
        let name = entry.expect("it can be seen").file_name().to_string_lossy().into_owned();
        assert!(name == "index.md" || first.contains(&format!("]({name})")), "index.md does not lead to {name}");
    }
}
