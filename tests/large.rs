//! A site of many documents: no page grows with it, and every citing paragraph is still quoted and listed, on further pages.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use pincite::files::{Files, has_extension};
use pincite::report::{self, Severity};
use pincite::{disk, project, site};
use scraper::{Html, Selector};

/// Documents, each with a paragraph that cites an instrument as a whole, an article of it and a resolution.
const DOCUMENTS: usize = 420;
/// More than any page of lists may have, in bytes.
const HEAVY: usize = 300_000;

fn built() -> Files {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let write = |path: &str, text: &str| disk::write(&folder.path().join(path), text.as_bytes()).expect("it can be written");
    write("site.toml", "title = \"Many\"\nbase_url = \"https://example.org/\"\n[addresses]\npath_pages = \"none\"\n");
    write(
        "content/protocols/harbours.md",
        "+++\ntitle = \"Convention on Harbours\"\nshort_title = \"Harbours Convention\"\narticle_count = 60\n+++\n",
    );
    for number in 0..DOCUMENTS {
        let (article, year) = (1 + number % 50, 1990 + number % 30);
        let mut text = format!("+++\nslug = \"d{number}\"\ntitle = \"Report {number}\"\nsymbol = \"A/{year}/{number}\"\n");
        let _ = write!(text, "date = \"{year}-02-03\"\n+++\n\n1\\. The Convention on Harbours holds. Article {article} of the ");
        let _ = writeln!(text, "Convention on Harbours and article 50 of the Convention on Harbours say so.\n");
        for resolution in 0..3 {
            let _ = writeln!(text, "{}\\. See General Assembly resolution 55/{}.\n", resolution + 2, number % 90 + resolution);
        }
        write(&format!("content/documents/d{number}.md"), &text);
    }
    let (built, files) = site::build_in_memory(&project::read(folder.path(), None).expect("the site can be read"));
    let errors: Vec<_> = built.findings.into_iter().filter(|finding| finding.severity > Severity::Note).collect();
    assert!(errors.is_empty(), "{}", report::render(&errors, false));
    files
}

/// What a selector finds on all pages below a folder: an attribute, or the words.
fn found(files: &Files, folder: &str, selector: &str, attribute: Option<&str>) -> Vec<String> {
    let selector = Selector::parse(selector).expect("it is a selector");
    let pages = files.iter().filter(|(path, _)| path.starts_with(folder) && has_extension(path, "html"));
    let mut found = Vec::new();
    for (_, bytes) in pages {
        let html = Html::parse_document(std::str::from_utf8(bytes).expect("pages are UTF-8"));
        for element in html.select(&selector) {
            found.push(match attribute {
                Some(name) => element.attr(name).unwrap_or_default().trim_start_matches("../").to_string(),
                None => element.text().collect(),
            });
        }
    }
    found
}

#[test]
fn on_a_large_site_every_citing_paragraph_is_quoted_and_listed_and_no_page_is_heavy() {
    let files = built();
    for (path, bytes) in
        files.iter().filter(|(path, _)| ["protocols/", "authorities/", "map/"].iter().any(|to| path.starts_with(to)))
    {
        assert!(bytes.len() < HEAVY, "{path} has {} bytes", bytes.len());
    }
    let all: BTreeSet<String> = (0..DOCUMENTS).map(|number| format!("d{number}/index.html#para-1")).collect();

    let whole = found(&files, "protocols/harbours/whole/", "blockquote > a.place", Some("href"));
    assert_eq!(whole.len(), DOCUMENTS, "each document is quoted once on the instrument as a whole");
    assert_eq!(whole.into_iter().collect::<BTreeSet<_>>(), all);
    let last = found(&files, "protocols/harbours/article-50/", "blockquote > a.place", Some("href"));
    assert_eq!(last.into_iter().collect::<BTreeSet<_>>(), all);
    assert!(found(&files, "protocols/harbours/index.html", "blockquote", None).is_empty(), "they stand on pages of their own");

    let sum = |folder: &str, selector: &str, sign: &[char]| {
        let counts = found(&files, folder, selector, None);
        counts.iter().flat_map(|words| words.split(sign)).filter_map(|word| word.trim().parse::<usize>().ok()).sum::<usize>()
    };
    assert_eq!(sum("protocols/harbours/index.html", ".heat tbody td:not(.sum)", &[]), 3 * DOCUMENTS);
    assert_eq!(sum("protocols/harbours/documents/", ".cites dd", &['(', ')']), 3 * DOCUMENTS, "all that they cite is counted");
    let listed = found(&files, "protocols/harbours/documents/", ".cites dt", Some("id"));
    assert_eq!(listed.into_iter().collect::<BTreeSet<_>>().len(), DOCUMENTS, "every document is listed");

    let places = found(&files, "authorities/resolution/", ".places a[href*='#']", Some("href"));
    assert_eq!(places.len(), 3 * DOCUMENTS, "every place that cites a resolution is listed");
    assert_eq!(found(&files, "map/", ".cites dt a", Some("href")).into_iter().collect::<BTreeSet<_>>().len(), DOCUMENTS);
}
