//! Texts, names and settings that are made to break a program, or break it by accident: each is imported, built or refused in words, in
//! time, and nothing is ever written outside of the site.

use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use super::{PAGE, Site, pincite};

/// The settings of a site without what only costs time here.
const LIGHT: &[u8] = b"social_cards = false\n[addresses]\npath_pages = \"none\"\n[search]\nenabled = false\n";

/// Imports and builds one text, in less time than anybody waits.
fn imports_and_builds(name: &str, text: &str) -> Site {
    let site = Site::new(&[("site.toml", LIGHT), (&format!("seeds/{name}"), text.as_bytes())]);
    let started = Instant::now();
    site.run(&["import"]).ends(0, &["1 new"]);
    site.run(&["build"]).ends(0, &["Built 1 document"]);
    assert!(started.elapsed() < Duration::from_mins(1), "{name} took {:?}", started.elapsed());
    site
}

#[test]
fn a_thousand_levels_are_read() {
    let items =
        (0..1_000).fold(String::from("# Report\n\n"), |text, level| format!("{text}{}- item {level}\n", "  ".repeat(level)));
    for (name, text) in [
        ("lists.txt", items),
        ("quotes.txt", format!("{}deep\n\n1. Text.\n", "> ".repeat(1_000))),
        ("brackets.txt", format!("1. {}a{}\n", "[".repeat(20_000), "]".repeat(20_000))),
        ("tags.txt", format!("1. {}a {}b\n", "<b><i>".repeat(5_000), "*".repeat(50_000))),
        ("tags.html", format!("{}<p>1. Words.</p>", "<div><ul><li><table><tr><td>".repeat(1_000))),
    ] {
        imports_and_builds(name, &text);
    }
}

#[test]
fn a_line_of_a_megabyte_and_a_word_of_one_are_read() {
    imports_and_builds("words.txt", &format!("1. {}\n", "word ".repeat(200_000)));
    let site = imports_and_builds("word.txt", &format!("1. {}\n", "x".repeat(1_000_000)));
    assert!(site.read("content/documents/word.md").contains(&"x".repeat(1_000_000)));
}

#[test]
fn thousands_of_notes_at_one_paragraph_are_read() {
    let notes = 5_000;
    let marks: String = (0..notes).fold(String::new(), |marks, note| format!("{marks}[^{note}]"));
    let mut text = format!("1. Words.{marks}\n\n");
    for note in 0..notes {
        writeln!(text, "[^{note}]: Note {note}.").expect("a string takes everything");
    }
    let site = imports_and_builds("notes.txt", &text);
    assert_eq!(site.read("content/documents/notes.md").matches("\n[^").count(), notes);
}

#[test]
fn seeds_have_names_in_any_script_and_of_any_length() {
    let long = format!("{}.txt", "x".repeat(251));
    let mut names =
        vec!["تقرير.txt", "报告.txt", "Ελλάδα.txt", "a b.txt", "-rf.txt", "'$(x)'.txt", "😀.txt", "..txt.txt", "con.txt", &long];
    if cfg!(unix) {
        names.extend(["a\nb.txt", "a\"b.txt", "a\\b.txt", "<b>.txt", "%2e%2e%2f.txt", "A.txt", "a.txt"]);
    }
    let site = Site::new(&[("site.toml", LIGHT)]);
    for name in &names {
        site.write(&format!("seeds/{name}"), format!("1. The text of {}.\n", name.len()).as_bytes());
    }
    let visible = names.iter().filter(|name| !name.starts_with('.')).count();
    site.run(&["import"]).ends(0, &[&format!("{visible} new")]);
    site.run(&["import"]).ends(0, &[&format!("{visible} unchanged")]);
    site.run(&["build"]).ends(0, &[&format!("Built {visible} documents")]);
    let mut pages: Vec<_> = site.snapshot("content/documents").into_keys().map(|path| path.to_lowercase()).collect();
    pages.dedup();
    assert_eq!(pages.len(), visible, "no two are one where capitals are not told from small letters: {pages:?}");
}

#[cfg(unix)]
#[test]
fn a_page_with_the_longest_name_is_written_anew() {
    let site = Site::new(&[("site.toml", LIGHT), ("seeds/a.txt", b"1. The first text.\n")]);
    site.run(&["import"]).ends(0, &["1 new"]);
    let documents = site.folder.path().join("content/documents");
    // As long as the name of the copy with `.bak` behind it can be.
    fs::rename(documents.join("a.md"), documents.join(format!("{}.md", "x".repeat(248)))).expect("it can be renamed");
    site.write("seeds/a.txt", b"1. Another text.\n");
    site.run(&["import", "--force"]).ends(0, &["1 updated"]);
    site.run(&["build"]).ends(0, &["Built 1 document"]);
}

#[test]
fn a_page_that_claims_an_address_outside_of_the_site_is_an_error_whatever_the_settings_say() {
    let off = b"[check]\noutput-link = \"off\"\nfront-matter = \"note\"\n".as_slice();
    for slug in ["../evil", "../../evil", "/evil", ".git", "."] {
        let page = format!("+++\nslug = \"{slug}\"\ntitle = \"Evil\"\n+++\n\nWords.\n");
        let site = Site::new(&[("site.toml", off), ("sub/site.toml", off), ("sub/content/pages/a.md", page.as_bytes())]);
        pincite(&site.folder.path().join("sub"), &["build"]).ends(0, &["0 pages"]);
        assert!(!site.has("evil") && !site.has("sub/evil") && !site.has("sub/public/.git"), "{slug}");
    }
}

#[test]
fn two_instruments_of_one_name_are_an_error() {
    let page = b"+++\ntitle = \"Convention on Ports\"\nshort_title = \"Ports Convention\"\n+++\n".as_slice();
    let site = Site::new(&[("content/protocols/ports.md", page), ("content/protocols/old/Ports.md", page)]);
    site.run(&["build"]).ends(1, &["duplicate-slug", "content/protocols/old/Ports.md", "content/protocols/ports.md"]);
}

#[test]
fn themes_that_extend_each_other_are_an_error() {
    let site = Site::new(&[
        ("site.toml", b"theme = \"one\"\n"),
        ("themes/one/theme.toml", b"extends = \"two\"\n"),
        ("themes/two/theme.toml", b"extends = \"one\"\n"),
        ("content/documents/report.md", PAGE.as_bytes()),
    ]);
    site.run(&["build"]).ends(1, &["template", "circle"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_into_circles_or_nowhere_are_passed_over_or_named() {
    use std::os::unix::fs::symlink;
    let site = Site::new(&[("content/documents/report.md", PAGE.as_bytes()), ("seeds/a.txt", b"1. Text.\n")]);
    for folder in ["seeds", "content/documents", "content/pages", "themes"] {
        let folder = site.folder.path().join(folder);
        fs::create_dir_all(&folder).expect("a folder can be made");
        symlink(&folder, folder.join("again")).expect("it can be linked");
        symlink(site.folder.path(), folder.join("all")).expect("it can be linked");
    }
    site.run(&["import"]).ends(0, &["new"]);
    site.run(&["build"]);
    symlink("nowhere.md", site.folder.path().join("content/pages/dead.md")).expect("it can be linked");
    symlink("itself.md", site.folder.path().join("content/pages/itself.md")).expect("it can be linked");
    site.run(&["build"]).ends(2, &["error: cannot read", "content/pages/"]);
}
