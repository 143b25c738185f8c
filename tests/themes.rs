//! What holds for every page in every theme of the program: it renders, nothing runs or is styled in the page itself, and it is light.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pincite::files::{Files, has_extension};
use pincite::report::{self, Severity};
use pincite::{disk, project, site};
use scraper::{Html, Selector};

const THEMES: [&str; 2] = ["default", "gazette"];
/// Most bytes of all styles of the default theme together, with those of search and of the view side by side, and of those that
/// every page has in the other.
const STYLES: usize = 20_000;
/// Most bytes of all scripts together, without search, as they are sent.
const SCRIPTS: usize = 15_360;
/// Most bytes of the page of a document of 60 paragraphs.
const PAGE: usize = 60_000;

fn sites() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sites");
    let files = disk::read_folder(&folder, "").expect("the fixtures can be read");
    let mut sites: Vec<PathBuf> = files.iter().filter_map(|(path, _)| Some(folder.join(path.split_once('/')?.0))).collect();
    sites.dedup();
    sites
}

fn built(folder: &Path, theme: &str) -> Files {
    let mut project = project::read(folder, None).expect("the site can be read");
    project.config.theme = theme.into();
    let (built, files) = site::build_in_memory(&project);
    let errors: Vec<_> = built.findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{} in {theme}: {}", folder.display(), report::render(&errors, false));
    files
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("there is no {path}"))).expect("it is text")
}

/// What a page has that its policy forbids.
fn forbidden(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let policy = Selector::parse("head > meta[http-equiv='Content-Security-Policy']").expect("it is a selector");
    let policy = page.select(&policy).next().and_then(|meta| meta.attr("content")).unwrap_or_default();
    let mut wrong = Vec::new();
    for part in ["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'"] {
        if !policy.contains(part) {
            wrong.push(format!("the policy lacks {part}"));
        }
    }
    // Search runs WebAssembly, which is compiled in the page.
    let policy = policy.replace(" 'wasm-unsafe-eval'", "");
    if policy.contains("unsafe") || policy.contains("http") {
        wrong.push(format!("the policy allows too much: {policy}"));
    }
    let all = Selector::parse("*").expect("it is a selector");
    for element in page.select(&all) {
        let (name, attribute) = (element.value().name(), |name| element.attr(name));
        let data = attribute("type") == Some("application/ld+json");
        if name == "style" || (name == "script" && attribute("src").is_none() && !data) {
            wrong.push(format!("a {name} in the page"));
        }
        for (name, _) in element.value().attrs().filter(|(name, _)| *name == "style" || name.starts_with("on")) {
            wrong.push(format!("an attribute {name}"));
        }
        let address = if name == "script" { attribute("src") } else { attribute("href").filter(|_| name == "link") };
        if address.is_some_and(|address| address.contains("//") && !matches!(attribute("rel"), Some("canonical" | "alternate"))) {
            wrong.push(format!("a {name} from elsewhere"));
        }
    }
    wrong
}

#[test]
fn every_site_renders_in_every_theme_and_every_page_keeps_its_policy() {
    for folder in sites() {
        for theme in THEMES {
            let files = built(&folder, theme);
            for (path, bytes) in files.iter().filter(|(path, _)| has_extension(path, "html")) {
                let wrong = forbidden(std::str::from_utf8(bytes).expect("pages are UTF-8"));
                assert!(wrong.is_empty(), "{}, {theme}, {path}: {}", folder.display(), wrong.join("; "));
            }
        }
    }
}

#[test]
fn styles_and_scripts_are_light() {
    for theme in THEMES {
        let files = built(&sites()[0], theme);
        let (mut styles, mut scripts) = (0, 0);
        for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("assets/")) {
            if has_extension(path, "css") && (theme == "default" || path.starts_with("assets/style-")) {
                styles += bytes.len();
            } else if has_extension(path, "js") && !path.contains("search") {
                let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
                encoder.write_all(bytes).expect("a list of bytes takes everything");
                scripts += encoder.finish().expect("a list of bytes takes everything").len() + 12; // the head of gzip is larger
            }
        }
        assert!(styles < STYLES, "{theme}: {styles} bytes of styles");
        assert!(scripts < SCRIPTS, "{theme}: {scripts} bytes of scripts");
    }
}

#[test]
fn the_page_of_sixty_paragraphs_is_light() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let write = |path: &str, text: &str| disk::write(&folder.path().join(path), text.as_bytes()).expect("it can be written");
    write("site.toml", "title = \"Papers\"\nbase_url = \"https://example.org/\"\n");
    write(
        "content/protocols/harbours.md",
        "+++\ntitle = \"Convention on Harbours\"\nshort_title = \"Harbours Convention\"\n+++\n",
    );
    let mut page =
        String::from("+++\nslug = \"long\"\ntitle = \"Report of the harbour masters\"\nsymbol = \"HARB/2001/7\"\n+++\n");
    for number in 1..=60 {
        if number % 6 == 1 {
            let _ = writeln!(page, "\n## {}. What the harbour masters said\n", number / 6 + 1);
        }
        let words = "Governments participating in regional consultations reported considerable progress, and ".repeat(5);
        let mark = if number % 3 == 0 { format!("[^{number}]") } else { String::new() };
        let _ = writeln!(page, "\n{number}\\. {words}the Convention on Harbours says why.{mark}");
        if number % 3 == 0 {
            let _ = writeln!(page, "\n[^{number}]: General Assembly resolution 55/{number}.");
        }
    }
    write("content/documents/long.md", &page);
    let files = built(folder.path(), "default");
    let html = text(&files, "long/index.html");
    assert!(html.matches("class=\"para\"").count() == 60 && html.matches("class=\"note\"").count() == 20);
    assert!(html.len() < PAGE, "{} bytes", html.len());
}
