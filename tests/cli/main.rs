//! The program as a person meets it: real commands on real folders, their exit codes, what they say and what they leave on the disk.

#![allow(clippy::disallowed_methods, reason = "a test makes the files it is about")]

mod check;
mod explain;
mod external;
mod hostile;
mod ledger;
mod pages;
mod publishing;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A folder with a site in it.
struct Site {
    folder: TempDir,
}

/// What a command did.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    said: String,
}

const PAGE: &str = "+++\nslug = \"report\"\ntitle = \"Report\"\n+++\n\n1\\. First.\n\n2\\. Second.\n";

impl Site {
    /// A site of these files, beside an empty `site.toml` where none is given.
    fn new(files: &[(&str, &[u8])]) -> Self {
        let site = Self { folder: tempfile::tempdir().expect("a folder can be made") };
        site.write("site.toml", b"");
        for (path, bytes) in files {
            site.write(path, bytes);
        }
        site
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("it lies in the site")).expect("a folder can be made");
        fs::write(path, bytes).expect("it can be written");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn has(&self, path: &str) -> bool {
        self.folder.path().join(path).exists()
    }

    /// All files below a folder with their bytes.
    fn snapshot(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let walk = walkdir::WalkDir::new(self.folder.path().join(folder)).into_iter().filter_map(Result::ok);
        let files = walk.filter(|entry| entry.file_type().is_file());
        files.map(|entry| (entry.path().display().to_string(), fs::read(entry.path()).expect("it can be read"))).collect()
    }

    fn run(&self, arguments: &[&str]) -> Run {
        pincite(self.folder.path(), arguments)
    }
}

fn pincite(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_pincite"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("GITHUB_WORKSPACE")
        .output()
        .expect("the program was built for this test");
    let said = [output.stdout, output.stderr].concat();
    Run { code: output.status.code(), said: String::from_utf8(said).expect("the program speaks UTF-8") }
}

impl Run {
    #[track_caller]
    fn ends(self, code: i32, words: &[&str]) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.said);
        for word in words {
            assert!(self.said.contains(word), "`{word}` is not in:\n{}", self.said);
        }
        assert!(!self.said.contains("panicked"), "{}", self.said);
        self
    }
}

#[test]
fn a_new_site_builds_at_once() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    pincite(folder.path(), &["init", "papers"]).ends(0, &["1 new", "papers"]);
    let root = folder.path().join("papers");
    pincite(&root, &["build", "--locked"]).ends(0, &["1 document"]); // as the workflow does that publishes it
    pincite(&root, &["build", "--timings"]).ends(0, &["1 document", "index.html", "link", "render", "heaviest"]);
    assert!(root.join("public/harbour-watch-first-experience/document.json").exists() && root.join("public/index.html").exists());
    pincite(&root, &["import"]).ends(0, &["1 unchanged"]);
    pincite(&root, &["check", "--no-notes"]).ends(0, &["nothing is wrong"]);
    pincite(&root, &["cite", "harbour", "3 (b) (ii)"]).ends(0, &["http://localhost/", "/3-b-ii/"]);
    pincite(folder.path(), &["init", "papers"]).ends(2, &["not empty"]);
}

#[test]
fn outside_of_a_site_the_program_says_how_to_start_one() {
    let outside = Path::new("/"); // a folder for temporary files may lie below somebody's site
    pincite(outside, &["build"]).ends(2, &["no site.toml", "pincite init"]);
    pincite(outside, &["build", "--root", "nowhere"]).ends(2, &["no site.toml in nowhere"]);
}

#[test]
fn a_site_is_found_from_a_folder_inside_it() {
    let site = Site::new(&[("content/documents/report.md", PAGE.as_bytes())]);
    pincite(&site.folder.path().join("content"), &["build"]).ends(0, &["1 document"]);
    assert!(site.has("public/report/index.html"));
}

#[test]
fn every_command_explains_itself() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for command in ["init", "import", "build", "check", "serve", "cite", "explain", "man", "completions"] {
        pincite(folder.path(), &[command, "--help"]).ends(0, &["Usage: pincite", "--root"]);
    }
    pincite(folder.path(), &["--help"]).ends(0, &["Examples:", "Exit codes:"]);
    pincite(folder.path(), &["biuld"]).ends(2, &["build"]);
}

#[test]
fn manual_pages_and_completions_know_every_command() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    pincite(folder.path(), &["man"]).ends(0, &[".TH pincite 1", "pincite\\-import"]);
    pincite(folder.path(), &["man", "pages"]).ends(0, &["10 pages are in pages"]);
    let page = fs::read_to_string(folder.path().join("pages/pincite-build.1")).expect("it is there");
    assert!(page.contains("\\-\\-locked") && page.contains("anchors.lock"), "{page}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        pincite(folder.path(), &["completions", shell]).ends(0, &["explain", "base-url"]);
    }
}

#[test]
fn seeds_that_hold_no_text_are_named_and_the_others_imported() {
    let site = Site::new(&[
        ("seeds/a.txt", b""),
        ("seeds/b.txt", b"%PDF-1.4 \x00\x01\x02"),
        ("seeds/c.txt", "R\u{e9}sum\u{e9}\n\n1. The d\u{e9}cision.\n".chars().map(|c| c as u8).collect::<Vec<_>>().as_slice()),
    ]);
    site.run(&["import"])
        .ends(1, &["empty-file", "seeds/a.txt", "binary-file", "seeds/b.txt", "decoded-text", "windows-1252", "1 new"]);
    let pages = site.snapshot("content/documents");
    assert_eq!(pages.len(), 1);
    let page = String::from_utf8_lossy(pages.values().next().expect("there is one"));
    assert!(page.contains("décision"), "{page}");
}

#[test]
fn a_text_of_twenty_megabytes_is_imported() {
    let words = "Some more of them follow here. ".repeat(32);
    let mut text = String::from("# Long report\n\n");
    for number in 1..=20_000 {
        write!(text, "{number}. Paragraph with many words. {words}\n\n").expect("a string takes everything");
    }
    assert!(text.len() > 20_000_000);
    let site = Site::new(&[("seeds/long.txt", text.as_bytes())]);
    site.run(&["import"]).ends(0, &["1 new"]);
    let pages = site.snapshot("content/documents");
    let page = String::from_utf8_lossy(pages.values().next().expect("there is one"));
    assert!(page.contains("\n20000\\. Paragraph"));
}

#[test]
fn broken_front_matter_stops_the_build_and_leaves_the_site_as_it_was() {
    let site = Site::new(&[("content/documents/report.md", PAGE.as_bytes())]);
    site.run(&["build"]).ends(0, &["1 document"]);
    let before = site.snapshot("public");
    site.write("content/documents/report.md", b"+++\nslug = \"report\"\ntitle = \n+++\n\nText.\n");
    site.run(&["build"]).ends(1, &["front-matter", "content/documents/report.md:3", "Nothing was written"]);
    assert_eq!(site.snapshot("public"), before);
}

#[test]
fn an_unknown_setting_is_named_with_the_nearest_known_one() {
    let site = Site::new(&[("site.toml", b"title = \"A\"\nbase-url = \"https://example.org/\"\n")]);
    site.run(&["build"]).ends(1, &["site-config", "site.toml:2", "Did you mean `base_url`?"]);
    assert!(!site.has("public"));
}

#[test]
fn two_pages_with_one_slug_stop_the_build() {
    let site = Site::new(&[("content/documents/a.md", PAGE.as_bytes()), ("content/documents/b.md", PAGE.as_bytes())]);
    site.run(&["build"]).ends(1, &["duplicate-slug", "content/documents/b.md:2", "content/documents/a.md"]);
    assert!(!site.has("public"));
}

#[test]
fn a_missing_theme_is_named_at_its_line() {
    let site = Site::new(&[("site.toml", b"theme = \"gazete\"\n"), ("themes/gazette/theme.toml", b"")]);
    site.run(&["build"]).ends(1, &["site-config", "site.toml:1", "gazete", "`gazette`"]);
    assert!(!site.has("public"));
}

#[test]
fn an_output_folder_with_other_files_is_left_alone() {
    let site = Site::new(&[("content/documents/report.md", PAGE.as_bytes()), ("home/thesis.txt", b"years of work")]);
    site.run(&["build", "--out", "home"]).ends(2, &["not empty", "--out"]);
    assert_eq!(site.read("home/thesis.txt"), "years of work");
    site.run(&["build", "--out", "content"]).ends(2, &["among its sources", "--out"]);
    site.write("notes.txt", b"a file");
    site.run(&["build", "--out", "notes.txt"]).ends(2, &["cannot be an output folder"]);
    site.run(&["build", "--out", "."]).ends(2, &["cannot be an output folder"]);
}

#[test]
fn a_build_is_the_same_twice_and_anywhere() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    pincite(folder.path(), &["init", "one"]).ends(0, &[]);
    pincite(folder.path(), &["init", "two"]).ends(0, &[]);
    pincite(&folder.path().join("one"), &["build", "--out", "../out-one"]).ends(0, &[]);
    pincite(&folder.path().join("two"), &["build", "--out", "../out-two"]).ends(0, &[]);
    let files = |name: &str| -> BTreeMap<String, Vec<u8>> {
        let out = folder.path().join(name);
        let walk = walkdir::WalkDir::new(&out).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
        walk.map(|entry| {
            let below = entry.path().strip_prefix(&out).expect("it lies below").display().to_string();
            (below, fs::read(entry.path()).expect("it can be read"))
        })
        .collect()
    };
    assert_eq!(files("out-one"), files("out-two"));
}

#[test]
fn a_page_edited_by_hand_stays_until_it_is_forced() {
    let site = Site::new(&[("seeds/a.txt", b"# Report on ports\n\n1. The first paragraph.\n\n2. The second paragraph.\n")]);
    site.run(&["import"]).ends(0, &["1 new"]);
    let page = site.snapshot("content/documents").into_keys().next().expect("there is one");
    let edited = fs::read_to_string(&page).expect("it can be read").replace("second", "2nd");
    fs::write(&page, &edited).expect("it can be written");
    site.run(&["import"]).ends(0, &["1 kept as edited"]);
    site.write("seeds/a.txt", b"# Report on ports\n\n1. The first paragraph.\n\n2. Another paragraph.\n");
    site.run(&["import"]).ends(0, &["hand-edited", "1 kept as edited"]);
    assert_eq!(fs::read_to_string(&page).expect("it can be read"), edited);
    site.run(&["import", "--force"]).ends(0, &[".md.bak", "1 updated"]);
    assert!(fs::read_to_string(&page).expect("it can be read").contains("Another paragraph"));
    assert_eq!(fs::read_to_string(format!("{page}.bak")).expect("it can be read"), edited);
}

#[test]
fn a_page_outlives_its_seed_and_keeps_its_slug() {
    let site = Site::new(&[("seeds/a.txt", b"# Report on ports\n\n1. The first paragraph.\n")]);
    site.run(&["import"]).ends(0, &["1 new"]);
    let before: Vec<_> = site.snapshot("content/documents").into_keys().collect();
    site.write("seeds/a.txt", b"# Report on harbours\n\n1. The first paragraph.\n");
    site.run(&["import"]).ends(0, &["1 updated"]);
    assert_eq!(site.snapshot("content/documents").into_keys().collect::<Vec<_>>(), before);
    fs::remove_file(site.folder.path().join("seeds/a.txt")).expect("it can be removed");
    site.run(&["import"]).ends(0, &["1 note"]);
    assert_eq!(site.snapshot("content/documents").into_keys().collect::<Vec<_>>(), before);
}

#[test]
fn two_seeds_with_one_title_get_two_pages() {
    let site = Site::new(&[
        ("seeds/a.txt", b"# Report on ports\n\n1. The first paragraph.\n"),
        ("seeds/b.txt", b"# Report on ports\n\n1. Another paragraph.\n"),
    ]);
    site.run(&["import"]).ends(0, &["2 new"]);
    site.run(&["import"]).ends(0, &["2 unchanged"]);
    site.run(&["build"]).ends(0, &["2 documents"]);
}

#[test]
fn a_file_that_is_no_seed_is_not_imported() {
    let site = Site::new(&[("notes.txt", b"1. Text.\n"), ("seeds/a.txt", b"1. Text.\n")]);
    site.run(&["import", "notes.txt"]).ends(2, &["notes.txt is not in"]);
    site.run(&["import", "seeds/a.txt"]).ends(0, &["1 new"]);
    site.run(&["import", "seeds/none.txt"]).ends(2, &["seeds/none.txt"]);
}

#[test]
fn a_paragraph_that_does_not_exist_is_answered_with_the_nearest() {
    let site = Site::new(&[("content/documents/report.md", PAGE.as_bytes())]);
    site.run(&["cite", "report", "2", "--format", "url"]).ends(0, &["http://localhost/report/2/\n"]);
    site.run(&["cite", "report", "1-2", "--format=url"]).ends(0, &["http://localhost/report/#para-1..2\n"]);
    site.run(&["cite", "report", "1 and 2"]).ends(0, &["“1. ", "\n2. ", "”\n\n", ", paras. 1 and 2\n", "#para-1,para-2\n"]);
    site.run(&["cite", "report", "--format", "bibtex"]).ends(0, &["@techreport{report,"]);
    site.run(&["cite", "report", "--format", "bibtext"]).ends(2, &["csl-json", "bibtex"]);
    site.run(&["cite", "report", "7"]).ends(2, &["no paragraph 7", "nearest is 2"]);
    site.run(&["cite", "raport", "1"]).ends(2, &["no document is named `raport`", "report  Report"]);
}
