//! No text makes the linker panic, and every reference it finds stands in the text and has a target.
#![no_main]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use pincite::anchors::address;
use pincite::link::{Issuers, Register, link};
use pincite::markdown::{read_document, read_instrument};
use pincite::model::Place;
use pincite::project::{self, PROTOCOLS};
use pincite::source::Source;

/// The document whose text is tried.
fn page(text: &str) -> Source {
    Source::new("content/documents/fuzz.md", format!("+++\nslug = \"fuzz\"\nsymbol = \"A/55/1\"\n+++\n\n{text}"))
}

/// The instruments of this repository, and that document.
static REGISTER: LazyLock<Register> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (pages, _) = project::read_pages(&root, PROTOCOLS).expect("they are there");
    let instruments: Vec<_> = pages.iter().filter_map(|page| read_instrument(page).value).map(Arc::new).collect();
    let document = read_document(&page("")).value.expect("it is a page");
    Register::new(&instruments, std::iter::once(&document), Issuers::read(None).0)
});

fuzz_target!(|text: &str| {
    let source = page(text);
    let Some(document) = read_document(&source).value else { return };
    for reference in link(&document, &address(&document), &&source, &REGISTER).references {
        assert!(!reference.targets.is_empty());
        let Place::Block(block) = reference.place else { continue };
        let words = document.blocks[block].content.text().and_then(|text| text.plain.get(reference.start..reference.end));
        assert!(words.is_some_and(|words| !words.trim().is_empty()), "{reference:?}");
    }
});
