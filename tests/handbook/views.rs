//! `views.md`: everything that a template can use, made from the types in `src/render/view` and their comments.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::types::{self, Type};
use super::{hold, page, root};

const OPENING: &str = "\
Names that end in `html` are finished HTML: write them with `| safe`. All others are plain words, which the engine escapes. Links are
relative to the page they stand on, and finished. What may be null is null where nothing is known: ask with `{% if %}`. The language of
templates is [Tera](https://keats.github.io/tera/); how a theme is made is told in [A theme of your own](themes.md).
";

/// All types of the view, file by file.
fn all() -> Vec<Type> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("src/render/view"))
        .expect("it can be read")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    files.sort();
    files.iter().flat_map(|file| types::read(&super::read(file))).collect()
}

/// A type of Rust as somebody who writes templates sees it.
fn plain(written: &str, known: &BTreeSet<String>) -> String {
    let inside = |name: &str| written.strip_prefix(name)?.strip_prefix('<')?.strip_suffix('>');
    if let Some(inner) = inside("Option") {
        return format!("{}, or null", plain(inner, known));
    }
    if let Some(inner) = inside("Vec") {
        return format!("list of {}", plain(inner, known));
    }
    if let Some(inner) = inside("BTreeMap") {
        let value = inner.rsplit_once(", ").map_or(inner, |(_, value)| value);
        return format!("map from a name to {}", plain(value, known));
    }
    match written {
        "String" | "&'static str" => "words".into(),
        "bool" => "true or false".into(),
        "usize" | "u8" | "u32" | "i64" | "f64" | "f32" | "i32" => "number".into(),
        name if known.contains(name) => format!("[{name}](#{})", name.to_lowercase()),
        other => panic!("the reference has no words for the type {other}"),
    }
}

fn reference() -> String {
    let types = all();
    let known: BTreeSet<String> = types.iter().map(|one| one.name.clone()).collect();
    let mut out = String::from(OPENING);
    out.push_str(
        "\n## What each template gets\n\n`site` and `page` are there in all of them.\n\n| name | type |\n| --- | --- |\n",
    );
    for one in &types {
        if let Some((name, _)) = one.about.strip_prefix('`').and_then(|rest| rest.split_once("`:")) {
            let _ = writeln!(out, "| `{name}` | [{0}](#{1}) |", one.name, one.name.to_lowercase());
        }
    }
    for one in &types {
        let _ = writeln!(out, "\n## {}\n\n{}\n", one.name, one.about);
        if one.tagged {
            out.push_str("| `kind` | type | |\n| --- | --- | --- |\n");
        } else {
            out.push_str("| name | type | |\n| --- | --- | --- |\n");
        }
        for field in &one.fields {
            let name = if one.tagged { field.name.to_lowercase() } else { field.name.clone() };
            let _ = writeln!(out, "| `{name}` | {} | {} |", plain(&field.written, &known), field.about.replace('|', "\\|"));
        }
    }
    out
}

#[test]
fn the_reference_for_theme_authors_says_what_the_code_says() {
    hold("views.md", &page("What templates can use", "src/render/view", &reference()));
}

#[test]
fn every_view_says_what_each_of_its_names_holds() {
    let templates = root().join("themes/default/templates");
    for one in all() {
        assert!(!one.about.is_empty(), "{} has no comment", one.name);
        assert!(!one.fields.is_empty(), "{} has no fields", one.name);
        for field in &one.fields {
            assert!(!field.about.is_empty(), "{}.{} has no comment", one.name, field.name);
        }
        let name = one.about.strip_prefix('`').and_then(|rest| rest.split_once("`:")).map(|(name, _)| name);
        let Some(name) = name.filter(|name| !["site", "page"].contains(name)) else { continue };
        let is_there = |suffix: &str| Path::new(&templates).join(format!("{name}.{suffix}")).exists();
        assert!(is_there("html") || is_there("svg"), "{} names no template: {name}", one.name);
    }
}
