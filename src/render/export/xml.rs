//! What every XML export is written with.
//!
//! In: what goes into an element. Out: bytes of a whole file, one element a line, in UTF-8. Knows no vocabulary, and never lets a
//! character through that XML has no way to write.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// Writing to memory.
pub(super) type Memory = Writer<Vec<u8>>;
/// Whether an element could be written; into memory it always can.
pub(super) type Written = io::Result<()>;

/// A file with one root, its attributes and what stands in it.
pub(super) fn file(root: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Memory) -> Written) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    let written = writer
        .write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
        .and_then(|()| element(&mut writer, root, attributes, content));
    written.expect("memory takes what is written");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

/// An element with others in it.
pub(super) fn element(
    writer: &mut Memory,
    name: &str,
    attributes: &[(&str, &str)],
    content: impl FnOnce(&mut Memory) -> Written,
) -> Written {
    writer.create_element(name).with_attributes(attributes.iter().copied()).write_inner_content(content).map(drop)
}

/// An element with words in it.
pub(super) fn words(writer: &mut Memory, name: &str, attributes: &[(&str, &str)], text: &str) -> Written {
    let text: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    let element = writer.create_element(name).with_attributes(attributes.iter().copied());
    element.write_text_content(BytesText::new(&text)).map(drop)
}

/// An element with nothing in it.
pub(super) fn empty(writer: &mut Memory, name: &str, attributes: &[(&str, &str)]) -> Written {
    writer.create_element(name).with_attributes(attributes.iter().copied()).write_empty().map(drop)
}
