//! No front matter and no settings make a reader panic, and what is wrong with them is said at a place in the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pincite::config;
use pincite::link::Issuers;
use pincite::markdown::{read_document, read_instrument, read_page};
use pincite::source::Source;

fuzz_target!(|facts: &str| {
    let source = Source::new("content/fuzz.md", format!("+++\n{facts}\n+++\n\n1\\. Words.\n"));
    let pages = [read_document(&source).findings, read_instrument(&source).findings, read_page(&source).findings];
    let plain = Source::new("fuzz.toml", facts);
    let settings = [config::read(&plain).1, Issuers::read(Some(&plain)).1];
    for finding in pages.into_iter().chain(settings).flatten() {
        assert!(finding.place.is_some(), "{finding:?}");
    }
});
