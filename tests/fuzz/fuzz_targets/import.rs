//! No bytes make import panic, and what it writes reads back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pincite::import::{decode, import_text};
use pincite::markdown::{read_document, write_document};
use pincite::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let Some(decoded) = decode::decode(bytes) else { return };
    let page = write_document(&import_text("seeds/fuzz.txt", &decoded.text).document);
    assert!(read_document(&Source::new("content/documents/fuzz.md", page)).value.is_some());
});
