//! Every folder of `fixtures/sites` is a small whole site, and beside its content, in `expected`, the pages it gives.
//!
//! A site is built as `pincite build` would build it. The hashes in the names of the theme's files are left out of the comparison,
//! so that a change of a colour changes no expected page. After a wanted change run `UPDATE_FIXTURES=1 cargo test --test sites` and
//! read the difference before you commit it.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use pincite::files::Files;
use pincite::report::{self, Severity};
use pincite::site::{self, Built};
use pincite::{disk, project};
use regex::Regex;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sites")
}

fn cases() -> BTreeSet<String> {
    let files = disk::read_folder(&folder(), "").expect("the fixtures can be read");
    files.iter().filter_map(|(path, _)| path.split_once('/')).map(|(case, _)| case.to_string()).collect()
}

fn built(case: &str) -> (Built, Files) {
    site::build_in_memory(&project::read(&folder().join(case), None).expect("the fixture can be read"))
}

fn pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    let pages = files.iter().filter(|(path, _)| Path::new(path).extension().is_some_and(|suffix| suffix == "html"));
    pages.map(|(path, bytes)| (path, std::str::from_utf8(bytes).expect("pages are UTF-8")))
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the person who runs the test may ask for new expected pages")]
fn every_site_gives_the_expected_pages() {
    let hash = Regex::new(r"(assets/[a-z]+)-[0-9a-f]{10}\.").expect("the pattern is one");
    let mut wrong = Vec::new();
    for case in cases() {
        let (built, files) = built(&case);
        let errors: Vec<_> = built.findings.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect();
        assert!(errors.is_empty(), "{case}: {}", report::render(&errors, false));
        let expected = folder().join(&case).join("expected");
        for (path, html) in pages(&files) {
            let html =
                hash.replace_all(html, "$1-HASH.").replace(concat!("Pincite ", env!("CARGO_PKG_VERSION")), "Pincite VERSION");
            let file = expected.join(path);
            if std::env::var_os("UPDATE_FIXTURES").is_some() {
                disk::write(&file, html.as_bytes()).expect("the fixture can be written");
            } else if disk::read(&file).unwrap_or_default() != html.as_bytes() {
                wrong.push(format!("{}:\n{html}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} pages differ from what is expected:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nothing_written_in_a_page_runs() {
    for case in cases() {
        for (path, html) in pages(&built(&case).1) {
            assert!(!html.contains("javascript:") && !html.contains("onclick") && !html.contains("alert("), "{case}/{path}");
        }
    }
}

#[test]
fn pages_of_documents_say_what_reference_managers_look_for() {
    let files = built("everything").1;
    let html = std::str::from_utf8(files.get("everything/index.html").expect("the page is there")).expect("pages are UTF-8");
    let page = scraper::Html::parse_document(html);
    let content = |name: &str| {
        let named = scraper::Selector::parse(&format!("head > meta[name=\"{name}\"]")).expect("it is a selector");
        page.select(&named).next().and_then(|tag| tag.attr("content"))
    };
    for (name, wanted) in [
        ("dc.type", "report"),
        ("citation_title", "Crossing borders by bicycle: <practices> & “lessons”: Addendum"),
        ("citation_date", "2001/06/01"),
        ("citation_technical_report_institution", "Conference on Bicycles"),
        ("citation_technical_report_number", "BIKE/2001/7"),
        ("citation_language", "en"),
        ("citation_public_url", "https://example.org/papers/everything/"),
    ] {
        assert_eq!(content(name), Some(wanted), "{name}");
    }
    assert_eq!(content("citation_author"), None, "a body would be taken for a person");
    let script = scraper::Selector::parse("head > script[type=\"application/ld+json\"]").expect("it is a selector");
    let written: String = page.select(&script).next().expect("it is there").text().collect();
    let data: serde_json::Value = serde_json::from_str(&written).expect("it is JSON");
    assert_eq!((&data["@type"], &data["reportNumber"]), (&"Report".into(), &"BIKE/2001/7".into()));
    assert_eq!((&data["datePublished"], &data["author"]["name"]), (&"2001-06-01".into(), &"Conference on Bicycles".into()));
    assert!(!written.contains('<'), "no title ends the script");
}

#[test]
fn pages_of_paragraphs_are_small_unless_the_paragraph_is_long() {
    let address = "https://somebody.github.io/organized-crime-papers/";
    let project = project::read(Path::new(env!("CARGO_MANIFEST_DIR")), Some(address)).expect("the site can be read");
    let files = site::build_in_memory(&project).1;
    let own = Regex::new(r#"(?s)<div class="own">.*?</div>"#).expect("the pattern is one");
    let mail = Regex::new(r#"href="(mailto:[^"]*)""#).expect("the pattern is one");
    let mut seen = 0;
    for (path, html) in pages(&files).filter(|(_, html)| html.contains("<body class=\"paragraph\">")) {
        let words = own.find(html).expect("it has the words").len();
        assert!(html.len() < 6_000 || words > 2_500, "{path}: {} bytes, of which {words} are the paragraph's own", html.len());
        let mail = &mail.captures(html).expect("it can be sent")[1];
        assert!(mail.len() < 2_000, "{path}: {mail}");
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn pages_link_to_the_hashed_files_of_the_theme() {
    for case in cases() {
        let files = built(&case).1;
        for (path, html) in pages(&files) {
            let named: Vec<&str> = html.split(['"', '/']).filter(|part| part.starts_with("style-")).collect();
            assert_eq!(named.len(), 1, "{case}/{path}");
            assert!(files.get(&format!("assets/{}", named[0])).is_some(), "{case}/{path}: {named:?}");
        }
    }
}

#[test]
fn the_same_site_gives_the_same_bytes_with_any_number_of_threads() {
    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one thread can be made");
    for case in cases() {
        assert_eq!(built(&case).1, one_thread.install(|| built(&case)).1, "{case}");
    }
}

#[test]
fn the_search_index_holds_the_paragraphs_with_their_addresses_and_nothing_of_the_interface() {
    let files = built("languages").1;
    let texts: Vec<String> = files
        .iter()
        .filter(|(path, _)| path.starts_with("search/fragment/"))
        .map(|(_, bytes)| {
            let mut text = String::new();
            flate2::read::GzDecoder::new(bytes).read_to_string(&mut text).expect("it is compressed text");
            text
        })
        .collect();
    assert_eq!(texts.len(), 3);
    let report = texts.iter().find(|text| text.contains("\"/report/\"")).expect("the report is indexed");
    assert!(report.contains("the lighthouses of the northern coast") && report.contains("\"id\":\"para-2-a\""), "{report}");
    assert!(texts.iter().all(|text| !text.contains("Citer ce document") && !text.contains("Cité dans")));
    assert!(files.get("search/wasm.fr.pagefind").is_some() && files.get("search/wasm.unknown.pagefind").is_none());
}

#[test]
fn a_site_may_have_no_search() {
    let mut project = project::read(&folder().join("languages"), None).expect("the fixture can be read");
    project.config.search.enabled = false;
    let files = site::build_in_memory(&project).1;
    assert!(files.iter().all(|(path, _)| !path.starts_with("search/")));
    assert!(pages(&files).all(|(_, html)| !html.contains("role=\"search\"")));
}
