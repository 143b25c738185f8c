//! HTML: the words of a page as a browser shows them.
//!
//! In: the bytes of a file. Out: its blocks: headings, paragraphs, list items with the labels that a browser prints, tables, and notes
//! where links lead to them. Scripts, styles and hidden parts are passed over; what a website puts around a text is left out under its
//! name. Where a page says what its main part is, that part is read.

mod frame;
mod list;
mod notes;
mod table;
mod tame;
mod tree;
mod walk;

use std::sync::LazyLock;

use encoding_rs::{Encoding, UTF_8};
use regex::bytes::Regex;

use self::frame::Frame;
use self::notes::Notes;
use self::tree::{Element, Tree};
use self::walk::Walk;
use super::super::decode::read_text;
use super::write::Writer;
use super::{Result, Taken};
use crate::report::Finding;
use crate::source::Source;

/// How many bytes at the start of a page may name its encoding.
const HEAD: usize = 4096;

static CHARSET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)charset\s*=\s*["']?\s*([a-z0-9_.:-]+)"#).expect("the pattern is a constant that a test compiles")
});

/// The page as text, in the encoding that it names where its bytes do not say.
pub(super) fn decode(path: &str, bytes: &[u8]) -> (Option<Source>, Vec<Finding>) {
    if Encoding::for_bom(bytes).is_none() && std::str::from_utf8(bytes).is_err() {
        let named = CHARSET.captures(&bytes[..bytes.len().min(HEAD)]);
        let encoding = named.and_then(|named| Encoding::for_label(&named[1])).filter(|encoding| *encoding != UTF_8);
        if let Some(text) = encoding.and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes)) {
            return (Some(Source::new(path, text)), Vec::new());
        }
    }
    let (source, finding) = read_text(path, bytes);
    (source, finding.into_iter().collect())
}

/// Gives HTML in good order, piece by piece.
pub(super) fn tame(html: &str, give: impl FnMut(&str)) {
    tame::tame(html, give);
}

/// The text of a page.
#[expect(clippy::unnecessary_wraps, reason = "every format gives its text or the reason why not")]
pub(super) fn read(html: &str) -> Result<Taken> {
    let page = Tree::read(html);
    let notes = Notes::find(&page);
    let frame = Frame::find(&page, &notes, main_part(&page));
    let mut walk = Walk::new(&notes, &frame, Some(Writer::new(notes.labels())));
    walk.all(page.root());
    let pictures = match walk.pictures {
        0 => None,
        1 => Some("1 picture".to_string()),
        count => Some(format!("{count} pictures")),
    };
    let deep = page.deep.then(|| "markup nested more than 100 deep; its words stand".to_string());
    let text = walk.writer.map(Writer::finish).unwrap_or_default();
    Ok(Taken { text, lost: pictures.into_iter().chain(deep).collect(), size: html.len() })
}

/// The element that a page says to be its main part.
fn main_part(page: &Tree) -> Option<Element<'_>> {
    let only = |wanted: fn(&Element) -> bool| {
        let mut found = page.root().descendants().filter(wanted);
        found.next().filter(|_| found.next().is_none())
    };
    only(|element| element.name() == "main" || element.attr("role") == Some("main"))
        .or_else(|| only(|element| element.name() == "article"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_the_one_that_the_page_names() {
        let page = b"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\"></head><p>\xcf\xf0\xe0\xe2\xee";
        let (source, findings) = decode("a.html", page);
        assert!(source.expect("it is text").text.ends_with("Право"));
        assert_eq!(findings, []);
        assert_eq!(decode("a.html", "<p>été".as_bytes()).0.expect("it is text").text, "<p>été");
    }
}
