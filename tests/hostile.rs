//! Whatever pieces a text is made of, import reads it, accounts for its lines, and writes a page that reads back.

use pincite::import::{formats, import_text};
use pincite::markdown::{read_document, write_document};
use pincite::source::Source;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of markup, marks and labels, whole and broken.
const PIECES: &[&str] = &[
    "word",
    "The Committee",
    "and",
    "A. Smith",
    " ",
    " ",
    " ",
    "\n",
    "\n",
    "\n\n",
    "\t",
    "\u{c}",
    "\r\n",
    "  ",
    "1. ",
    "2. ",
    "12 bis. ",
    "(a) ",
    "(i) ",
    "b) ",
    "IV. ",
    "A. ",
    "1.1 ",
    "Annex I",
    "Article 5",
    "第三条",
    "المادة 2",
    "- ",
    "• ",
    "* ",
    "# ",
    "### ",
    "> ",
    "1",
    "7",
    "¹",
    "[^1]",
    "[^1]: ",
    "<sup>1</sup>",
    "<sup>1</sup> ",
    "^a ",
    "^{iv}",
    "\\*",
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "[",
    "](",
    "](http://x.org)",
    "]",
    "<i>",
    "</i>",
    "<b>",
    "<",
    ">",
    "&amp;",
    "&#0;",
    "&",
    "\\",
    "\"",
    "'",
    "---\n",
    "Notes\n",
    "A/RES/55/25",
    "12-34567",
    "Page 3\n",
    "Distr.: General\n",
    "Contents\n",
    " ........ 3\n",
    "| a | b |\n",
    "|---|---|\n",
    "<table>",
    "<tr>",
    "<td rowspan=9>",
    "</table>\n",
    "Table 1 ",
    "- X",
    "\u{feff}",
    "\u{a0}",
    "\u{301}",
    "ﬁ",
    "é",
    "[bookmark: x]",
    ".",
    ";",
    ":",
    ",",
    "; and\n",
    "acirfA",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(PIECES).prop_map(str::to_string),
        1 => (select(PIECES), 1..40usize).prop_map(|(piece, times)| piece.repeat(times)),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_its_page_reads_back(text in text()) {
        let imported = import_text("seeds/a.txt", &text);
        let blocks = imported.document.blocks.len();
        for (line, fate) in &imported.account.lines {
            prop_assert!(*line <= text.split('\n').count(), "line {line}: {fate}");
        }
        let page = write_document(&imported.document);
        let read = read_document(&Source::new("content/documents/a.md", page.clone())).value;
        prop_assert!(read.is_some_and(|read| read.blocks.len() <= 2 * blocks + 2), "{}", page);
    }

    #[test]
    fn any_html_is_read(text in text()) {
        let (source, findings) = formats::to_text("seeds/a.html", text.as_bytes());
        prop_assert!(source.is_some() || !findings.is_empty());
    }
}
