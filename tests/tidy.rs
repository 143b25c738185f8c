//! The order of the house, held by a test: floors, opening words, sizes, and a fixture for every rule.

#![allow(clippy::disallowed_methods, reason = "a test reads the files it is about")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use pincite::report::RULES;

const LONGEST: usize = 400;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files of a folder: path below the root and text. What a compiler left there (`tests/fuzz/target`) is none of ours.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    let walk = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name();
    let ours = walk.into_iter().filter_entry(|entry| entry.file_name() != "target");
    let paths = ours.map(|entry| entry.expect("the folder can be read").into_path());
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let below = path.strip_prefix(root()).expect("it lies below").to_string_lossy().replace('\\', "/");
            (below, fs::read_to_string(&path).expect("it can be read"))
        })
        .collect()
}

/// Floor of each room, from the table in ARCHITECTURE.md.
fn floors() -> BTreeMap<String, usize> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("it can be read");
    let mut floors = BTreeMap::new();
    for line in text.lines() {
        let mut cells = line.trim_matches('|').split('|').map(str::trim);
        let (Some(floor), Some(rooms)) = (cells.next().and_then(|cell| cell.parse().ok()), cells.next()) else { continue };
        floors.extend(rooms.split('`').skip(1).step_by(2).map(|room| (room.to_string(), floor)));
    }
    floors
}

/// The room of a file: `src/link/register.rs` and `src/link.rs` are both in `link`.
fn room(path: &str) -> &str {
    path.trim_start_matches("src/").split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The part of a file that is not its tests: those may use what they test with.
fn without_tests(text: &str) -> &str {
    text.find("#[cfg(test)]").map_or(text, |start| &text[..start])
}

/// The rooms that a text names in paths from the crate's root.
fn rooms_used(text: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    for (start, _) in code.match_indices("crate::") {
        let rest = &code[start + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        used.insert(std::mem::take(&mut name));
                    }
                    c if depth == 0 => name.push(c),
                    _ => {}
                }
            }
            used.insert(name);
        } else {
            used.insert(rest.to_string());
        }
    }
    let first_word = |name: &String| name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    used.iter().map(first_word).filter(|name| !name.is_empty()).collect()
}

#[test]
fn every_room_stands_on_a_floor_and_uses_only_floors_below() {
    let floors = floors();
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        let own = room(&path);
        let Some(floor) = floors.get(own) else {
            wrong.push(format!("{path}: the room `{own}` is not in the table of ARCHITECTURE.md"));
            continue;
        };
        if path.ends_with("/tests.rs") {
            continue;
        }
        for used in rooms_used(without_tests(&text)) {
            if used != own && floors.get(&used).is_some_and(|other| other <= floor) {
                wrong.push(format!("{path}: `{own}` (floor {floor}) uses `{used}` (floor {})", floors[&used]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_is_for_and_is_of_a_readable_length() {
    let mut wrong = Vec::new();
    for (path, text) in ["src", "tests"].into_iter().flat_map(rust_files) {
        if !text.starts_with("//! ") {
            wrong.push(format!("{path}: does not open with //!"));
        }
        let lines = text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("{path}: {lines} lines, more than {LONGEST}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_disk_serve_and_the_command_files_touch_the_world() {
    const WORLD: [&str; 6] = ["std::fs", "std::env", "std::net", "std::time::SystemTime", "std::process::Command", "tokio::"];
    /// The search index is made in memory by a library that runs on a runtime.
    const IN_MEMORY: (&str, &str) = ("src/render/search/mod.rs", "tokio::");
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        if !["disk", "serve", "cli", "main"].contains(&room(&path)) {
            let touched = WORLD.iter().filter(|name| without_tests(&text).contains(**name));
            let touched = touched.filter(|name| (path.as_str(), **name) != IN_MEMORY);
            wrong.extend(touched.map(|name| format!("{path}: {name}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_fixture_and_every_fixture_a_rule() {
    let folders: BTreeSet<String> = fs::read_dir(root().join("tests/fixtures/rules"))
        .expect("it can be read")
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .collect();
    let codes: BTreeSet<String> = RULES.iter().map(|rule| rule.code.to_string()).collect();
    assert_eq!(folders, codes);
}

#[test]
fn rooms_are_found_in_paths_and_in_groups() {
    let used =
        rooms_used("use crate::model::Text;\nuse crate::{files::{Files, x}, report};\n// crate::render\n crate::disk::read();");
    assert_eq!(used.into_iter().collect::<Vec<_>>(), ["disk", "files", "model", "report"]);
}
