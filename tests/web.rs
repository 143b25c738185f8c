//! What a site needs beside its pages to be published and found: sitemap, feed, robots.txt, the files for GitHub Pages, and the
//! workflows that publish it.

#![allow(clippy::disallowed_methods, reason = "a test reads the files it is about")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use pincite::files::Files;
use pincite::report::rule::OUTPUT_LINK;
use pincite::{project, site};
use regex::Regex;
use roxmltree::{Document, Node};

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A site without the pictures, which take the longest.
fn built(site: &str, base_url: &str) -> Files {
    let mut project = project::read(&root().join(site), Some(base_url)).expect("the site can be read");
    project.config.social_cards = false;
    site::build_in_memory(&project).1
}

const BASE: &str = "https://example.org/papers/";

/// The site of this repository, at [`BASE`].
fn own_site() -> &'static Files {
    static FILES: LazyLock<Files> = LazyLock::new(|| built(".", BASE));
    &FILES
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("there is no {path}"))).expect("it is UTF-8")
}

/// The words of the only child of a name.
fn only<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    let found: Vec<_> = node.children().filter(|child| child.has_tag_name((ATOM, name))).collect();
    assert_eq!(found.len(), 1, "{name} in {:?}", node.document().input_text());
    found[0].text().unwrap_or_default()
}

/// The addresses of the links of a relation.
fn links<'a>(node: Node<'a, '_>, relation: &str) -> Vec<&'a str> {
    let links = node.children().filter(|child| child.has_tag_name((ATOM, "link")) && child.attribute("rel") == Some(relation));
    links.map(|link| link.attribute("href").expect("a link leads somewhere")).collect()
}

#[test]
fn the_sitemap_lists_every_page_of_its_own_with_the_day_its_document_states() {
    let (base, files) = (BASE, own_site());
    let sitemap = Document::parse(text(files, "sitemap.xml")).expect("it is XML");
    let mut listed = BTreeSet::new();
    for url in sitemap.root_element().children().filter(Node::is_element) {
        let word = |name: &str| url.children().find(|child| child.tag_name().name() == name).and_then(|child| child.text());
        let path = word("loc").and_then(|address| address.strip_prefix(base)).expect("it is an address of this site");
        assert!(files.get(&format!("{path}index.html")).is_some(), "there is no page at {path}");
        assert!(listed.insert(path.to_string()), "{path} stands twice");
        if let Some(json) = files.get(&format!("{path}document.json")) {
            let document: serde_json::Value = serde_json::from_slice(json).expect("it is JSON");
            assert_eq!(word("lastmod"), document["date"].as_str(), "{path}");
        }
    }
    let documents: Vec<_> = files.iter().filter_map(|(path, _)| path.strip_suffix("document.json")).collect();
    assert!(documents.len() > 3);
    for path in documents.into_iter().chain(["", "about/", "protocols/", "protocols/untoc/", "authorities/", "map/"]) {
        assert!(listed.contains(path), "{path} is not listed");
    }
    assert_eq!(text(files, "robots.txt"), format!("User-agent: *\nDisallow:\n\nSitemap: {base}sitemap.xml\n"));
}

#[test]
fn the_feed_has_what_the_standard_asks_for() {
    let base = BASE;
    let moment = Regex::new(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$").expect("the pattern is one");
    let fixtures = ["everything", "citations", "past"].map(|site| built(&format!("tests/fixtures/sites/{site}"), base));
    for files in fixtures.iter().chain([own_site()]) {
        let parsed = Document::parse(text(files, "feed.xml")).expect("it is XML");
        let feed = parsed.root_element();
        assert!(feed.has_tag_name((ATOM, "feed")));
        assert_eq!(links(feed, "self"), [format!("{base}feed.xml")]);
        assert!(!only(feed, "title").is_empty() && only(feed, "id") == base && links(feed, "alternate") == [base]);
        assert!(feed.children().any(|child| child.has_tag_name((ATOM, "author"))), "entries may lack one");
        let (mut ids, mut moments) = (BTreeSet::new(), Vec::new());
        for entry in feed.children().filter(|child| child.has_tag_name((ATOM, "entry"))) {
            assert!(!only(entry, "title").is_empty() && !only(entry, "summary").is_empty());
            assert!(ids.insert(only(entry, "id")), "an id stands twice");
            assert_eq!(links(entry, "alternate"), [only(entry, "id")]);
            let path = only(entry, "id").strip_prefix(base).expect("it is an address of this site");
            assert!(files.get(&format!("{path}document.json")).is_some(), "{path}");
            moments.push(only(entry, "updated"));
        }
        assert!(moments.iter().all(|written| moment.is_match(written)), "{moments:?}");
        assert!(moments.is_sorted_by(|a, b| a >= b), "{moments:?}");
        assert_eq!(moments.first(), Some(&only(feed, "updated")));
        assert!(text(files, "index.html").contains("type=\"application/atom+xml\""));
    }
}

#[test]
fn a_revision_is_the_last_change_of_a_page_and_a_site_without_dates_has_no_feed() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let page = |slug: &str, facts: &str| {
        let path = folder.path().join(format!("content/documents/{slug}.md"));
        let text = format!("+++\nslug = \"{slug}\"\ntitle = \"A & {slug}\"\n{facts}+++\n\n1\\. Words.\n");
        fs::create_dir_all(path.parent().expect("it lies in the site")).expect("a folder can be made");
        fs::write(path, text).expect("it can be written");
    };
    fs::write(folder.path().join("site.toml"), "").expect("it can be written");
    page("undated", "");
    let files = || site::build_in_memory(&project::read(folder.path(), None).expect("it can be read")).1;
    assert_eq!(files().get("feed.xml"), None);
    assert!(!text(&files(), "index.html").contains("atom+xml"));
    assert!(!text(&files(), "sitemap.xml").contains("lastmod"));
    page("earlier", "date = \"1999-02-01\"\nrevised = \"2020-05-06\"\n");
    page("later", "date = \"2010-01-01\"\n");
    page("never", "date = \"2010-02-31\"\n");
    let files = files();
    let feed = text(&files, "feed.xml");
    let titles: Vec<_> = feed.split("<title>").skip(2).map(|rest| rest.split('<').next().unwrap_or_default()).collect();
    assert_eq!(titles, ["A &amp; earlier", "A &amp; later"]);
    assert!(feed.contains("<published>1999-02-01T00:00:00Z</published>\n  <updated>2020-05-06T00:00:00Z</updated>"), "{feed}");
    assert!(text(&files, "sitemap.xml").contains("earlier/</loc>\n  <lastmod>2020-05-06</lastmod>"));
}

#[test]
fn github_pages_is_told_what_it_has_to_know() {
    let site = "tests/fixtures/sites/everything";
    let files = built(site, "https://papers.example.org/");
    assert_eq!(text(&files, "CNAME"), "papers.example.org\n");
    assert_eq!(files.get(".nojekyll"), Some(&b""[..]));
    assert!(files.get("404.html").is_some());
    assert_eq!(built(site, "https://somebody.github.io/papers/").get("CNAME"), None);
}

#[test]
fn every_page_that_stands_for_itself_says_its_address() {
    let (base, files) = (BASE, own_site());
    let pages = files.iter().filter_map(|(path, _)| Some((path, path.strip_suffix("index.html")?)));
    let mut seen = 0;
    for (path, short) in pages {
        let canonical = format!("<link rel=\"canonical\" href=\"{base}{short}\">");
        assert!(text(files, path).contains(&canonical), "{path} does not say {canonical}");
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}

/// The workflows of this repository and of new sites: path and text.
fn workflows() -> Vec<(PathBuf, String)> {
    let folders = [".github/workflows", "src/cli/starter/.github/workflows"].map(|folder| root().join(folder));
    let files = folders.into_iter().flat_map(|folder| fs::read_dir(folder).expect("it is there"));
    files.map(|file| file.expect("it can be seen").path()).map(|path| (path.clone(), read(&path))).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn workflows_name_actions_by_commit_and_ask_for_no_more_than_they_need() {
    let pinned = Regex::new(r"^[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$").expect("the pattern is one");
    let workflows = workflows();
    assert!(workflows.len() >= 4);
    for (path, text) in &workflows {
        let path = path.display();
        for action in text.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, action)| action) {
            assert!(pinned.is_match(action), "{path}: `{action}` is not pinned to a commit, with its version behind");
            assert!(action.starts_with("actions/"), "{path}: `{action}` is not one of GitHub's own");
        }
        assert!(text.contains("\npermissions: {}\n"), "{path}: a job may do what it asks for, and no more");
        assert_eq!(text.matches("actions/checkout@").count(), text.matches("persist-credentials: false").count(), "{path}");
        assert_eq!(text.matches("runs-on:").count(), text.matches("timeout-minutes:").count(), "{path}");
        assert!(!text.contains("pull_request_target"), "{path}");
    }
}

#[test]
fn a_new_site_is_checked_before_it_is_built_and_by_the_program_that_made_it() {
    let version = concat!("pincite@", env!("CARGO_PKG_VERSION"));
    for name in ["check.yml", "pages.yml"] {
        let text = read(&root().join("src/cli/starter/.github/workflows").join(name));
        assert!(text.contains(&format!("cargo install --locked {version}\n")), "{name} does not install {version}");
        assert!(text.contains(&format!("key: {version}\n")), "{name} keeps another version");
    }
    let text = read(&root().join("src/cli/starter/.github/workflows/pages.yml"));
    let at = |command: &str| text.find(command).unwrap_or_else(|| panic!("{command} is not run"));
    assert!(at("pincite check") < at("pincite build --locked"));
}

#[test]
fn a_site_without_exports_and_cards_has_pages_for_people_and_what_the_web_asks_for() {
    let mut project = project::read(&root().join("tests/fixtures/sites/everything"), Some(BASE)).expect("the site can be read");
    project.config.social_cards = false;
    project.config.search.enabled = false;
    (project.config.exports, project.config.lookup) = (false, false);
    let (built, files) = site::build_in_memory(&project);
    let dead: Vec<_> = built.findings.iter().filter(|finding| finding.rule.code == OUTPUT_LINK.code).collect();
    assert!(dead.is_empty(), "{dead:?}");
    let others = files.iter().map(|(path, _)| path).filter(|path| !path.ends_with("index.html") && !path.starts_with("assets/"));
    assert_eq!(others.collect::<Vec<_>>(), [".nojekyll", "404.html", "feed.xml", "robots.txt", "sitemap.xml"]);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with("index.html")) {
        let page = std::str::from_utf8(bytes).expect("it is UTF-8");
        assert!(!["document.json", "citation.bib", "citations.json", "lookup"].iter().any(|name| page.contains(name)), "{path}");
    }
}
