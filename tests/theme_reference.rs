//! `themes/VIEWS.md` lists everything that a template can use, made from the types in `src/render/view` and their comments.
//!
//! After a change of a view run `UPDATE_FIXTURES=1 cargo test --test theme_reference`.

#![expect(clippy::disallowed_methods, reason = "a test reads the files it is about")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

const OPENING: &str = "# What templates can use

Made from `src/render/view` by `cargo test --test theme_reference`. Names that end in `html` are finished HTML: write them with
`| safe`. All others are plain words, which the engine escapes. Links are relative to the page they stand on, and finished. What may be
null is null where nothing is known: ask with `{% if %}`. The language of templates is [Tera](https://keats.github.io/tera/); how a
theme is made is told in [README.md](README.md).
";

/// A struct or an enum, as its source shows it.
#[derive(Debug, Default)]
struct Type {
    name: String,
    about: String,
    tagged: bool,
    /// Name, type and comment.
    fields: Vec<(String, String, String)>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All types of the view, file by file.
fn types() -> Vec<Type> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("src/render/view"))
        .expect("it can be read")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    files.sort();
    files.iter().flat_map(|file| read(&fs::read_to_string(file).expect("it is text"))).collect()
}

fn read(source: &str) -> Vec<Type> {
    let opening = Regex::new(r"^pub (?:struct|enum) (\w+)").expect("the pattern is one");
    let field = Regex::new(r"^    pub (\w+): (.+),$").expect("the pattern is one");
    let variant = Regex::new(r"^    (\w+)\((\w+)\),$").expect("the pattern is one");
    let (mut types, mut comment, mut tagged) = (Vec::<Type>::new(), String::new(), false);
    for line in source.lines().take_while(|line| !line.starts_with("#[cfg(test)]")) {
        if let Some(words) = line.trim_start().strip_prefix("///") {
            comment = format!("{comment} {}", words.trim()).trim().to_string();
        } else if line.starts_with("#[serde(tag") {
            tagged = true;
        } else if let Some(found) = opening.captures(line) {
            let about = std::mem::take(&mut comment);
            types.push(Type { name: found[1].into(), about, tagged: std::mem::take(&mut tagged), fields: Vec::new() });
        } else if let (Some(found), Some(last)) = (field.captures(line).or_else(|| variant.captures(line)), types.last_mut()) {
            last.fields.push((found[1].into(), found[2].into(), std::mem::take(&mut comment)));
        } else if !line.trim_start().starts_with("#[") {
            comment.clear();
        }
    }
    types
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
    let types = types();
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
        for (name, written, about) in &one.fields {
            let name = if one.tagged { name.to_lowercase() } else { name.clone() };
            let _ = writeln!(out, "| `{name}` | {} | {} |", plain(written, &known), about.replace('|', "\\|"));
        }
    }
    out
}

#[test]
fn the_reference_for_theme_authors_says_what_the_code_says() {
    let file = root().join("themes/VIEWS.md");
    let made = reference();
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(&file, &made).expect("it can be written");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == made, "themes/VIEWS.md is not up to date: UPDATE_FIXTURES=1 cargo test --test theme_reference");
}

#[test]
fn every_view_says_what_each_of_its_names_holds() {
    let templates = root().join("themes/default/templates");
    for one in types() {
        assert!(!one.about.is_empty(), "{} has no comment", one.name);
        assert!(!one.fields.is_empty(), "{} has no fields", one.name);
        for (name, _, about) in &one.fields {
            assert!(!about.is_empty(), "{}.{name} has no comment", one.name);
        }
        let name = one.about.strip_prefix('`').and_then(|rest| rest.split_once("`:")).map(|(name, _)| name);
        let Some(name) = name.filter(|name| !["site", "page"].contains(name)) else { continue };
        let is_there = |suffix: &str| Path::new(&templates).join(format!("{name}.{suffix}")).exists();
        assert!(is_there("html") || is_there("svg"), "{} names no template: {name}", one.name);
    }
}
