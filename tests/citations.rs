//! What is cited is counted alike wherever it is shown: on the pages of instruments, in the table of authorities, and in every
//! export. Looked at in the sites of `fixtures/sites` and in the site of this repository.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use pincite::files::Files;
use pincite::{disk, project, site};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

fn sites() -> Vec<(PathBuf, Files)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixtures = root.join("tests/fixtures/sites");
    let files = disk::read_folder(&fixtures, "").expect("the fixtures can be read");
    let cases: BTreeSet<PathBuf> =
        files.iter().filter_map(|(path, _)| path.split_once('/')).map(|(case, _)| fixtures.join(case)).collect();
    let folders = cases.into_iter().chain([root.to_path_buf()]);
    folders
        .map(|folder| {
            let (_, files) = site::build_in_memory(&project::read(&folder, None).expect("the site can be read"));
            (folder, files)
        })
        .collect()
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("{path} is made"))).expect("it is UTF-8")
}

/// Every target of every reference in `citations.json`.
fn targets(files: &Files) -> Vec<Value> {
    let citations: Value = serde_json::from_str(text(files, "citations.json")).expect("it is JSON");
    let citations = citations.as_array().expect("it is a list").iter();
    citations.flat_map(|citation| citation["targets"].as_array().expect("it has targets").clone()).collect()
}

fn having(targets: &[Value], key: &str) -> usize {
    targets.iter().filter(|target| !target[key].is_null()).count()
}

fn select<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).expect("it is a selector")).collect()
}

/// The figure that words begin with: `58 citations`.
fn figure(element: ElementRef) -> usize {
    let words: String = element.text().collect();
    words.trim().split(|c: char| !c.is_ascii_digit()).next().and_then(|figure| figure.parse().ok()).unwrap_or(0)
}

#[test]
fn pages_of_instruments_quote_every_target_of_citations_json() {
    for (site, files) in sites() {
        let mut by_instrument: BTreeMap<String, usize> = BTreeMap::new();
        for target in targets(&files) {
            if let Some(id) = target["instrument"].as_str() {
                *by_instrument.entry(id.to_string()).or_default() += 1;
            }
        }
        let pages = files.iter().filter_map(|(path, _)| path.strip_prefix("protocols/")?.strip_suffix("/index.html"));
        for id in pages {
            let expected = by_instrument.remove(id).unwrap_or_default();
            let html = Html::parse_document(text(&files, &format!("protocols/{id}/index.html")));
            let counted = |selector: &str| select(&html, selector).into_iter().map(figure).sum::<usize>();
            assert_eq!(counted(".article > h3 .count") + counted("h2#whole .count"), expected, "{}: {id}", site.display());
            assert_eq!(counted(".heat td:not(.sum)"), expected, "{}: cells of {id}", site.display());
            assert_eq!(counted(".heat tbody td.sum"), expected, "{}: rows of {id}", site.display());
            if expected > 0 {
                let marked = select(&html, "blockquote mark").len();
                assert!(marked > 0 && marked <= expected, "{}: {marked} mentions are marked on {id}", site.display());
            }
        }
        assert!(by_instrument.is_empty(), "{}: without a page: {by_instrument:?}", site.display());
    }
}

#[test]
fn the_table_of_authorities_lists_every_target_that_is_not_in_its_own_document() {
    for (site, files) in sites() {
        let targets = targets(&files);
        let html = Html::parse_document(text(&files, "authorities/index.html"));
        let section = |id: &str| select(&html, &format!("h2#{id} .count")).into_iter().map(figure).sum::<usize>();
        let keys =
            [("instrument", "instrument"), ("resolution", "resolution"), ("document", "symbol"), ("treaty-series", "series")];
        for (id, key) in keys {
            assert_eq!(section(id), having(&targets, key), "{}: {id}", site.display());
        }
        let all: usize = select(&html, "h2 .count").into_iter().map(figure).sum();
        let entries: usize = select(&html, ".sources .count").into_iter().map(figure).sum();
        assert_eq!(all, entries, "{}: sections and entries", site.display());
    }
}

#[test]
fn treaties_without_a_page_are_listed_with_their_provisions_and_places() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sites/citations");
    let (_, files) = site::build_in_memory(&project::read(&folder, None).expect("the site can be read"));
    let html = Html::parse_document(text(&files, "authorities/index.html"));
    let section = select(&html, "section[aria-labelledby=external]").pop().expect("it is there");
    let words: String = section.text().collect::<Vec<_>>().join(" ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = [
        "Beacon Treaty",
        "art. 4",
        "art. 5, para. 2",
        "Lamps at Sea Convention",
        "Optional Protocol to the Harbour Convention on rafts",
    ];
    let places: Vec<_> = named.iter().map(|name| words.find(name)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{words}");
    let all = section.inner_html();
    assert!(
        all.contains("href=\"../report/index.html#para-7\"") && all.contains("href=\"../comments/index.html#para-2\""),
        "{all}"
    );
    assert!(!all.contains("href=\"../protocols/"), "they lead to no page: {all}");
}

#[test]
fn the_spreadsheet_has_a_row_for_every_target() {
    for (site, files) in sites() {
        let bytes = files.get("citations.csv").expect("it is made");
        let rows = bytes.strip_prefix("\u{feff}".as_bytes()).expect("spreadsheets need the mark");
        let mut reader = csv::Reader::from_reader(rows);
        let header = reader.headers().expect("it has a header").clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("rows have the length of the header")).collect();
        let targets = targets(&files);
        assert_eq!(rows.len(), targets.len(), "{}", site.display());
        for (row, target) in rows.iter().zip(&targets) {
            for (key, value) in target.as_object().expect("a target is an object") {
                let column = if key == "url" { "target" } else { key };
                let cell = header.iter().position(|name| name == column).and_then(|index| row.get(index));
                assert_eq!(cell, Some(value.as_str().unwrap_or_default()), "{}: {column}", site.display());
            }
        }
    }
}

#[test]
fn weights_of_the_network_are_the_targets_elsewhere() {
    for (site, files) in sites() {
        let elsewhere = targets(&files).iter().filter(|target| target["anchor"].is_null()).count();
        let graph = text(&files, "citations.graphml");
        let weights: usize =
            graph.split("<data key=\"weight\">").skip(1).map(|rest| rest.split('<').next().unwrap_or_default()).map(weight).sum();
        assert_eq!(weights, elsewhere, "{}", site.display());
        let nodes: Vec<&str> =
            graph.split("<node id=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default()).collect();
        let ids: BTreeSet<&str> = nodes.iter().copied().collect();
        assert_eq!(nodes.len(), ids.len(), "{}: an id names one node", site.display());
        for end in ["source=\"", "target=\""] {
            let ends = graph.split(end).skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
            assert!(ends.into_iter().all(|id| ids.contains(id)), "{}: {end}", site.display());
        }
        quick_xml_reads(graph);
    }
}

fn weight(figure: &str) -> usize {
    figure.parse().expect("a weight is a whole number")
}

fn quick_xml_reads(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    while reader.read_event().expect("it is well-formed XML") != quick_xml::events::Event::Eof {}
}

#[test]
fn every_band_of_the_map_leads_from_a_node_to_a_node_and_is_told_in_words() {
    for (site, files) in sites() {
        let html = Html::parse_document(text(&files, "map/index.html"));
        let nodes: BTreeSet<&str> = select(&html, "svg [data-node]").iter().filter_map(|node| node.attr("data-node")).collect();
        let bands = select(&html, "svg path");
        for band in &bands {
            for end in ["data-from", "data-to"] {
                assert!(nodes.contains(band.attr(end).expect("a band has two ends")), "{}", site.display());
            }
        }
        assert_eq!(select(&html, ".cites dd a").len(), bands.len(), "{}", site.display());
    }
}
