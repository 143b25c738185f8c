//! Whatever pieces a text is made of, import reads it, accounts for its lines, and writes a page that reads back; the linker finds
//! nothing beyond its words; and facts are read, or what is wrong with them is said at a place.

use pincite::import::{formats, import_text};
use pincite::link::Issuers;
use pincite::markdown::{read_document, read_instrument, read_page, write_document};
use pincite::model::Place;
use pincite::project::Project;
use pincite::source::Source;
use pincite::{config, site};
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

/// Pieces of references, whole and broken.
const CITED: &[&str] = &[
    "article 5",
    "articles 6, 7 (a) and",
    "paragraph 3 (a) (i)",
    "paras. 2-4 above",
    "annex II",
    "section I.A",
    "note 1",
    "the Convention",
    "the Ports Protocol",
    "Convention on Ports",
    "of the",
    "thereto",
    "ibid., p. 3",
    "General Assembly resolution 55/25",
    "resolutions 1, 2 and",
    "decision 4/CP.7",
    "A/55/1",
    "A/CONF.1/L.2/Add.1-3",
    "vol. 2225, No. 39574",
    "[x](cite:ports/3)",
    "[y](cite:A/55/1#para-9)",
    "第三条",
    "المادة 2",
    "and",
    ",",
    ";",
    "(",
    ")",
    ".",
    " ",
    " ",
    " ",
    "\n\n",
    "1\\. ",
    "2\\. ",
    "- (a) ",
    "[^1]",
    "\n\n[^1]: ",
    "é",
    "“",
    "*",
];

/// Pieces of front matter and settings.
const FACTS: &[&str] = &[
    "slug",
    "title",
    "base_url",
    "names",
    "paragraphs",
    "issuer",
    "series",
    "forms",
    "check",
    "number-gap",
    " = ",
    "\"a\"",
    "\"../x\"",
    "\"{figure}/{roman}\"",
    "3",
    "-1",
    "1e999",
    "true",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    ",",
    "\n",
    "\n",
    "\n",
    "'",
    "\"\"\"",
    "#",
    "\\u0000",
    "é",
    "2020-02-31",
    "9999999999999999999999",
];

fn made_of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(select(pieces), 0..60).prop_map(|pieces| pieces.concat())
}

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
            prop_assert!(*line <= text.split('\n').count(), "line {line}: {fate:?}");
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn references_stand_in_the_text_and_have_a_target(text in made_of(CITED)) {
        let facts = "+++\ntitle = \"Protocol on Ports\"\nshort_title = \"Ports Protocol\"\ngeneric_names = [\"the Convention\"]\n+++\n";
        let page = format!("+++\nslug = \"fuzz\"\nsymbol = \"A/55/1\"\n+++\n\n{text}");
        let project = Project {
            sources: [Source::new("content/documents/fuzz.md", page), Source::new("content/protocols/ports.md", facts)]
                .into_iter()
                .collect(),
            ..Project::default()
        };
        for document in site::link(&project).0.documents {
            for reference in &document.references {
                prop_assert!(!reference.targets.is_empty());
                let Place::Block(block) = reference.place else { continue };
                let plain = document.document.blocks[block].content.text().map(|text| text.plain.as_str()).unwrap_or_default();
                prop_assert!(plain.get(reference.start..reference.end).is_some_and(|words| !words.trim().is_empty()), "{:?}", reference);
            }
        }
    }

    #[test]
    fn facts_are_read_or_what_is_wrong_is_said_at_a_place(facts in made_of(FACTS)) {
        let source = Source::new("content/fuzz.md", format!("+++\n{facts}\n+++\n\n1\\. Words.\n"));
        let plain = Source::new("fuzz.toml", facts);
        let pages = [read_document(&source).findings, read_instrument(&source).findings, read_page(&source).findings];
        for finding in pages.into_iter().chain([config::read(&plain).1, Issuers::read(Some(&plain)).1]).flatten() {
            prop_assert!(finding.place.is_some(), "{:?}", finding);
        }
    }
}
