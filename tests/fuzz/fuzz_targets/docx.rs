//! No Word file makes reading panic, and the page made of it reads back: the bytes are its text, and its notes as well.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use pincite::import::formats::to_text;
use pincite::import::import_text;
use pincite::markdown::{read_document, write_document};
use pincite::source::Source;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="n" Type="footnotes" Target="document.xml"/><Relationship Id="s" Type="styles" Target="document.xml"/>
<Relationship Id="l" Type="numbering" Target="document.xml"/></Relationships>"#;

fuzz_target!(|bytes: &[u8]| {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in [("word/document.xml", bytes), ("word/_rels/document.xml.rels", RELATIONS)] {
        archive.start_file(name, stored).expect("a part can be begun");
        archive.write_all(bytes).expect("a part can be written");
    }
    let file = archive.finish().expect("an archive can be finished").into_inner();
    let (Some(source), _) = to_text("seeds/fuzz.docx", &file) else { return };
    let page = write_document(&import_text(&source.path, &source.text).document);
    assert!(read_document(&Source::new("content/documents/fuzz.md", page)).value.is_some());
});
