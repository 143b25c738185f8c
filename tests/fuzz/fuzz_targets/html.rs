//! No HTML makes reading panic, and the page made of it reads back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pincite::import::formats::to_text;
use pincite::import::import_text;
use pincite::markdown::{read_document, write_document};
use pincite::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let (Some(source), _) = to_text("seeds/fuzz.html", bytes) else { return };
    let page = write_document(&import_text(&source.path, &source.text).document);
    assert!(read_document(&Source::new("content/documents/fuzz.md", page)).value.is_some());
});
