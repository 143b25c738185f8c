//! No text makes the linker panic, and every reference it finds stands in the text and has a target.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use pincite::model::Place;
use pincite::project::{self, PROTOCOLS, Project};
use pincite::site;
use pincite::source::Source;

/// A site with the instruments of this repository and no document.
static SITE: LazyLock<Project> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (instruments, _) = project::read_pages(&root, PROTOCOLS).expect("they are there");
    Project { sources: instruments.into_iter().collect(), ..Project::default() }
});

fuzz_target!(|text: &str| {
    let page = format!("+++\nslug = \"fuzz\"\nsymbol = \"A/55/1\"\n+++\n\n{text}");
    let mut project = SITE.clone();
    project.sources.put(Source::new("content/documents/fuzz.md", page));
    let (site, _) = site::link(&project);
    for document in &site.documents {
        for reference in &document.references {
            assert!(!reference.targets.is_empty());
            let Place::Block(block) = reference.place else { continue };
            let words = document.document.blocks[block].content.text().and_then(|text| text.plain.get(reference.start..reference.end));
            assert!(words.is_some_and(|words| !words.trim().is_empty()), "{reference:?}");
        }
    }
});
