//! An index that is made in segments says the same as one that is made at once.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::form::{ENTRY, Filter, Meta, filter_path, items, meta_name, meta_path, unpacked};
use super::*;

type Files = BTreeMap<String, Vec<u8>>;

/// A page of some hundred words, with what is known about it; every ninth has none.
fn entry(number: usize) -> Entry {
    let address = format!("/report-{number}/");
    if number % 9 == 4 {
        return (address, "<html><body data-pagefind-body></body></html>".to_string());
    }
    let mut facts = format!("<i data-pagefind-meta=\"title[title]\" title=\"Rapport général {number}\"></i>");
    for (role, name, value, every) in [
        ("meta", "date", "May 1998", 5),
        ("meta", "symbol", "A/RES/70/1", 3),
        ("filter", "year", "1998", 2),
        ("filter", "year", "2004", 7),
        ("filter", "body", "Council of Ports", 11),
    ] {
        if number % every == 1 {
            let _ = write!(facts, "<i data-pagefind-{role}=\"{name}[title]\" title=\"{value}\"></i>");
        }
    }
    let words: Vec<String> = (0..900).map(|at| format!("word{}", (number * 31 + at * at) % 4001)).collect();
    let words = words.join(" ");
    let accents = if number.is_multiple_of(2) { "marées élargir" } else { "marees élargir elargîr" };
    let html = format!(
        "<html><body data-pagefind-body>{facts}<p data-pagefind-weight=\"5\">Harbours {number}</p>\
         <p id=\"para-1\" data-pagefind-title=\"1\">{words} {accents}</p></body></html>"
    );
    (address, html)
}

/// The index of some pages, in segments of about so many bytes.
fn indexed(size: usize) -> Files {
    index("fr", (0..50).map(entry), size, None).expect("it can be made").into_iter().collect()
}

/// An entry that begins no segment, or one that can, of so many bytes.
fn sized(number: usize, border: bool, size: usize) -> Entry {
    let mut addresses = (0..).map(|count| format!("/report-{number}-{count}/"));
    (addresses.find(|address| is_border(address) == border).expect("there are both kinds"), "x".repeat(size))
}

/// The files in a folder of the index.
fn within<'f>(files: &'f Files, folder: &str) -> BTreeMap<&'f str, &'f [u8]> {
    files.iter().filter(|(name, _)| name.starts_with(folder)).map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect()
}

fn meta(files: &Files) -> Meta {
    let all: Vec<File> = files.clone().into_iter().collect();
    let path = meta_path(meta_name(&all).expect("there is a list"));
    minicbor::decode(&unpacked(&files[&path]).expect("it is packed")).expect("the form is known")
}

fn filters(files: &Files) -> Vec<Filter> {
    let filter = |(_, name): &(String, String)| unpacked(&files[&filter_path(name)]).expect("it is packed");
    meta(files).3.iter().map(|listed| minicbor::decode(&filter(listed)).expect("the form is known")).collect()
}

#[test]
fn an_index_in_segments_says_the_same_as_one_made_at_once() {
    let whole = indexed(usize::MAX);
    let (version, pages, words, ..) = meta(&whole);
    assert_eq!(pages.len(), 44, "a page without words is none");
    assert!(words.len() > 16 && filters(&whole).len() == 2);
    for size in [1, 20_000, 100_000] {
        let merged = indexed(size);
        let (own_version, own_pages, own_words, _, orders, known) = meta(&merged);
        assert_eq!((&own_version, &own_pages, &own_words), (&version, &pages, &words), "{size}");
        assert_eq!((orders.len(), known), (0, ["date", "symbol", "title"].map(String::from).to_vec()));
        assert_eq!(filters(&merged), filters(&whole), "{size}");
        for folder in ["index/", "fragment/", "pagefind.js", "wasm"] {
            assert!(within(&merged, folder) == within(&whole, folder) && !within(&whole, folder).is_empty(), "{size}: {folder}");
        }
        let entry = |files: &Files| {
            let name = meta_name(&files.clone().into_iter().collect::<Vec<_>>()).expect("there is a list").to_string();
            String::from_utf8_lossy(&files[ENTRY]).replace(&name, "")
        };
        assert_eq!(entry(&merged), entry(&whole));
        assert_eq!(merged.len(), whole.len());
    }
}

#[test]
fn segments_are_cut_where_they_are_large_enough_and_hold_everything_in_order() {
    let cut = |documents: &[(bool, usize)]| -> Vec<Vec<usize>> {
        let entries = documents.iter().enumerate().map(|(number, (border, size))| sized(number, *border, *size));
        segments(entries, 10).map(|segment| segment.iter().map(|(_, text)| text.len()).collect()).collect()
    };
    assert_eq!(cut(&[(false, 4), (true, 6), (true, 1)]), [vec![4, 6], vec![1]], "none is smaller");
    assert_eq!(cut(&[(false, 4), (false, 6), (false, 1), (true, 9)]), [vec![4, 6, 1], vec![9]], "one that can begins each");
    assert_eq!(cut(&[(false, 30), (false, 8), (false, 7), (false, 1)]), [vec![30], vec![8, 7], vec![1]], "none is far larger");
    assert_eq!(cut(&[]), [Vec::<usize>::new()], "an index of nothing is one, too");
}

#[test]
fn only_what_changed_is_indexed_again() {
    let kept = Kept::default();
    let page = |number: usize, words: &str| {
        let words = format!("{words} {} {}", number * 7, "harbours and lighthouses ".repeat(40));
        (format!("/report-{number}/"), format!("<html><body data-pagefind-body><p id=\"para-1\">{words}</p></body></html>"))
    };
    let site = |changed: usize| (0..300).map(move |number| page(number, if number == changed { "A new" } else { "The" }));
    let segments = || -> Vec<Segment> { kept.lock().values().cloned().collect() };
    let follow = |entries: Vec<Entry>| {
        let before = segments();
        let made = index("fr", entries.clone().into_iter(), 20_000, Some(&kept));
        assert!(made.is_some() && made == index("fr", entries.into_iter(), 20_000, None));
        let after = segments();
        (after.iter().filter(|own| before.iter().any(|other| Arc::ptr_eq(own, other))).count(), after.len())
    };
    let (again, all) = follow(site(1000).collect());
    assert!(again == 0 && all > 8, "{all}");
    assert_eq!(follow(site(1000).collect()), (all, all), "nothing changed");
    assert_eq!(follow(site(150).collect()), (all - 1, all), "a page is changed");
    let (again, left) = follow(site(150).skip(1).collect());
    assert!(again > left / 2, "a page is gone: {again} of {left}");
    let (again, grown) = follow(iter::once(page(500, "A")).chain(site(150)).collect());
    assert!(again > grown / 2, "two pages come: {again} of {grown}");
}

#[test]
fn a_site_without_words_has_an_index() {
    let entries = || [4, 13].into_iter().map(entry);
    let made = |size| index("fr", entries(), size, None);
    assert_eq!(made(1), made(usize::MAX));
    assert!(made(1).is_some_and(|files| files.iter().any(|(name, _)| name == ENTRY)));
}

#[test]
fn words_are_written_as_they_were_read() {
    let files = indexed(usize::MAX);
    for bytes in within(&files, "index/").into_values() {
        let bytes = unpacked(bytes).expect("it is packed");
        for word in items(items(&bytes).expect("it is a list")[0]).expect("it is a list") {
            let read: form::Word = minicbor::decode(word).expect("the form is known");
            assert_eq!(minicbor::to_vec(read).expect("it can be written"), word);
        }
    }
}
