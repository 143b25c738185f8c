//! No page makes the reader panic, and what was read once is written and read the same again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pincite::markdown::{read_document, write_document};
use pincite::source::Source;

fuzz_target!(|text: &str| {
    let Some(document) = read_document(&Source::new("content/documents/fuzz.md", text)).value else { return };
    let page = write_document(&document);
    let again = read_document(&Source::new("content/documents/fuzz.md", page.clone())).value;
    assert_eq!(again.map(|document| write_document(&document)), Some(page));
});
