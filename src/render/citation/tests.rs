//! Citations of small documents, in every format, read again by parsers of others.

use biblatex::{Bibliography, ChunksExt};
use biblib::CitationParser;
use boon::{Compiler, Schemas};
use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::anchors::{address, find_pinpoint};
use crate::markdown::{read_document, read_instrument};
use crate::source::Source;

const HEADER: &str = "\
slug = \"harbour-watch\"
title = \"Watch & ward at 100% of harbours\"
symbol = \"CTOC/COP/WG.7/2012/2\"
date = \"2012-03-21\"
body = \"Conference of the Parties\"
author_note = \"Note by the Secretariat\"
";

const TEXT: &str = "## I. Opening

First words.

Second words.

## II. Watch

### A. Night

1\\. One.

2\\. Two:[^4]

- (a) letter a:
  - (i) roman i;
- (b) letter b;
- (c) letter c.

3\\. Three, with a list:

- one;
- another.

4\\. Four.

5\\. Five.

[^4]: See the report.

### Ways forward

One paragraph.

## Annex II. Rules

1\\. First rule.

2\\. Second rule.

### Article 16. Protection

1\\. Each State shall.

2\\. Each State may.
";

const TREATY: &str = "+++\ntitle = \"Harbour Convention\"\nshort_title = \"Harbour Convention\"\nadopted = \"1999-12-02\"\n\
                      treaty_series = [{ series = \"UNTS\", volume = 2241, number = \"39574\" }]\n+++\n";

fn site(header: &str) -> Site {
    let source = Source::new("content/documents/page.md", format!("+++\n{header}+++\n\n{TEXT}"));
    let document = read_document(&source).value.expect("the page can be read");
    let addresses = address(&document);
    let treaty = read_instrument(&Source::new("content/protocols/harbour.md", TREATY)).value.expect("the page can be read");
    let linked =
        LinkedDocument { path: source.path, document: document.into(), addresses: addresses.into(), ..LinkedDocument::default() };
    Site { documents: vec![linked.into()], instruments: vec![treaty.into()], ..Site::default() }
}

fn cite_in(header: &str, pinpoint: &str) -> Citation {
    let (site, config) = (site(header), Config { base_url: "https://example.org/papers/".into(), ..Config::default() });
    let linked = &site.documents[0];
    let passages = match pinpoint {
        "" => Vec::new(),
        words => find_pinpoint(&linked.document, &linked.addresses, words).expect("the document has it"),
    };
    Citation::new(&site, &config, Words::english(), &Routes::new(&site, &config), linked, &passages)
}

fn cite(pinpoint: &str) -> Citation {
    cite_in(HEADER, pinpoint)
}

#[test]
fn passages_are_cited_as_the_field_writes_them() {
    for (pinpoint, wanted) in [
        ("3", "para. 3"),
        ("2(a)(i)", "para. 2 (a) (i)"),
        ("2-5", "paras. 2–5"),
        ("1, 3 and 5", "paras. 1, 3 and 5"),
        ("1 and 3-5", "paras. 1 and 3–5"),
        ("2 (a) - (c)", "para. 2 (a)–(c)"),
        ("2 (a) and (c)", "para. 2 (a) and (c)"),
        ("2 (a) and 5", "paras. 2 (a) and 5"),
        ("para-3-item-2", "para. 3, second item"),
        ("u1", "sect. I, first para."),
        ("u2", "sect. I, second para."),
        ("sect. II", "sect. II"),
        ("section-ii-a", "sect. II.A"),
        ("u3", "sect. II, “Ways forward”"),
        ("annex II", "annex II"),
        ("annex II, paras. 1-2", "annex II, paras. 1–2"),
        ("1; annex II, para. 1", "para. 1; annex II, para. 1"),
        ("art. 16", "annex II, art. 16"),
        ("art. 16 (1)", "annex II, art. 16, para. 1"),
        ("note 4", "note 4"),
    ] {
        let citation = cite(pinpoint);
        assert_eq!(citation.words, format!("CTOC/COP/WG.7/2012/2, {wanted}"), "{pinpoint}");
    }
}

#[test]
fn document_without_a_symbol_is_cited_by_author_title_and_date() {
    let header = HEADER.replace("symbol = \"CTOC/COP/WG.7/2012/2\"\n", "");
    let base = "Conference of the Parties, “Watch & ward at 100% of harbours”";
    assert_eq!(cite_in(&header, "3").words, format!("{base}, 21 March 2012, para. 3"));
    assert_eq!(cite_in(&header, "").words, format!("{base}, note by the Secretariat, 21 March 2012"));
    assert_eq!(cite("").words, format!("{base}, note by the Secretariat, 21 March 2012, CTOC/COP/WG.7/2012/2"));
    // Who wrote it comes before who issued it.
    let office = header.replace("Note by the Secretariat", "Office on Drugs");
    assert_eq!(cite_in(&office, "3").words, "Office on Drugs, “Watch & ward at 100% of harbours”, 21 March 2012, para. 3");
    assert_eq!(cite_in("slug = \"bare\"\n", "3").words, "“Opening”, para. 3");
}

#[test]
fn a_paragraph_is_addressed_by_its_page_and_several_by_one_fragment() {
    for (pinpoint, fragment) in [("", ""), ("3", "3/"), ("2-5", "#para-2..5"), ("1, 3 and 5", "#para-1,para-3,para-5")] {
        assert_eq!(cite(pinpoint).address, format!("https://example.org/papers/harbour-watch/{fragment}"));
    }
}

#[test]
fn quotation_has_the_words_and_what_they_introduce_without_notes() {
    let lines = |pinpoint: &str| cite(pinpoint).quotation.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(lines("4"), ["Four."]);
    assert_eq!(lines("4-5"), ["4. Four.", "5. Five."]);
    assert_eq!(lines("2"), ["Two:", "(a) letter a:", "(i) roman i;", "(b) letter b;", "(c) letter c."]);
    assert_eq!(lines("2 (a)"), ["letter a:", "(i) roman i;"]);
    assert_eq!(lines("3"), ["Three, with a list:", "• one;", "• another."]);
    assert_eq!(lines("note 4"), ["See the report."]);
    assert_eq!(lines("art. 16"), ["Protection", "1. Each State shall.", "2. Each State may."]);
    assert_eq!(lines("annex II"), ["Rules"]);
    assert!(lines("").is_empty());
}

#[test]
fn prose_is_ready_to_paste() {
    let citation = cite("4-5");
    assert_eq!(
        citation.write(Format::Text),
        "“4. Four.\n5. Five.”\n\nCTOC/COP/WG.7/2012/2, paras. 4–5\nhttps://example.org/papers/harbour-watch/#para-4..5"
    );
    assert_eq!(
        citation.write(Format::Markdown),
        "> 4\\. Four.\n>\n> 5\\. Five.\n\n[CTOC/COP/WG.7/2012/2, paras. 4–5](<https://example.org/papers/harbour-watch/#para-4..5>)"
    );
    assert_eq!(
        citation.write(Format::Html),
        "<blockquote cite=\"https://example.org/papers/harbour-watch/#para-4..5\">\n<p>4. Four.</p>\n<p>5. Five.</p>\n\
         </blockquote>\n<p><a href=\"https://example.org/papers/harbour-watch/#para-4..5\">CTOC/COP/WG.7/2012/2, paras. \
         4–5</a></p>"
    );
    assert_eq!(citation.write(Format::Url), "https://example.org/papers/harbour-watch/#para-4..5");
}

#[test]
fn bibtex_is_read_by_a_parser_with_every_sign_in_its_place() {
    let written = cite("2").write(Format::Bibtex);
    let bibliography = Bibliography::parse(&written).expect("it is BibTeX");
    let entry = bibliography.get("harbour-watch").expect("the key is the slug");
    assert_eq!(entry.title().expect("it has a title").format_verbatim(), "Watch & ward at 100% of harbours");
    let authors = entry.author().expect("it has an author");
    assert_eq!(authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>(), ["Conference of the Parties"]);
    let field = |name: &str| entry.get(name).unwrap_or_else(|| panic!("no {name} in {written}")).format_verbatim();
    assert_eq!(field("number"), "CTOC/COP/WG.7/2012/2");
    assert_eq!(field("type"), "Note by the Secretariat");
    assert_eq!(field("note"), "para. 2");
    assert_eq!(field("url"), "https://example.org/papers/harbour-watch/2/");
    assert_eq!(field("year"), "2012");
    assert!(written.contains("  month = mar,\n") && written.contains("  title = {{Watch \\& ward at 100\\% of harbours}},\n"));
}

#[test]
fn ris_is_read_by_a_parser() {
    let written = cite("4").write(Format::Ris);
    let records = biblib::RisParser::new().parse(&written).expect("it is RIS");
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].title, "Watch & ward at 100% of harbours");
    assert_eq!(records[0].citation_type, ["Report", "Note by the Secretariat"]);
    assert_eq!(records[0].authors[0].name, "Conference of the Parties");
    let date = records[0].date.as_ref().expect("it has a date");
    assert_eq!((date.year, date.month, date.day), (2012, Some(3), Some(21)));
    for line in ["SN  - CTOC/COP/WG.7/2012/2", "N1  - “Four.” (CTOC/COP/WG.7/2012/2, para. 4)"] {
        assert!(written.lines().any(|found| found == line), "{written}");
    }
    assert!(written.ends_with("\nER  - "));
    assert!(written.lines().all(|line| line.get(2..6) == Some("  - ")), "{written}");
}

#[test]
fn body_with_a_comma_in_its_name_is_not_taken_apart() {
    let header = HEADER.replace("Conference of the Parties", "Division, Department of Affairs");
    let written = cite_in(&header, "").write(Format::Ris);
    assert!(written.contains("PB  - Division, Department of Affairs\n") && !written.contains("AU  - "));
    let written = cite_in(&header, "").write(Format::Bibtex);
    let bibliography = Bibliography::parse(&written).expect("it is BibTeX");
    let authors = bibliography.get("harbour-watch").expect("it is there").author().expect("it has one");
    assert_eq!((authors.len(), authors[0].name.as_str()), (1, "Division, Department of Affairs"));
}

#[test]
fn csl_json_is_what_its_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../../../tests/fixtures/schemas/csl-data.json")).expect("it is JSON");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("csl-data.json", schema).expect("it is a schema");
    let schema = compiler.compile("csl-data.json", &mut schemas).expect("it is a schema");
    let treaty = HEADER.replace("Watch & ward at 100% of harbours", "Harbour Convention");
    for (header, pinpoint) in [(HEADER, ""), (HEADER, "2-4"), ("slug = \"bare\"\n", "1"), (&treaty, "1")] {
        let items: Value = serde_json::from_str(&cite_in(header, pinpoint).write(Format::CslJson)).expect("it is JSON");
        if let Err(wrong) = schemas.validate(&items, schema) {
            panic!("{items:#}: {wrong}");
        }
    }
    let items: Value = serde_json::from_str(&cite("4").write(Format::CslJson)).expect("it is JSON");
    assert_eq!(items[0]["issued"]["date-parts"], serde_json::json!([[2012, 3, 21]]));
    assert_eq!(items[0]["author"][0]["literal"], "Conference of the Parties");
    assert_eq!(items[0]["note"], "para. 4");
    assert!(schemas.validate(&serde_json::json!([{ "type": "report", "id": "a", "symbol": "b" }]), schema).is_err());
}

#[test]
fn text_of_a_treaty_is_a_treaty() {
    let header = "slug = \"convention\"\ntitle = \"Harbour  Convention\"\n";
    let written = |format| cite_in(header, "art. 16").write(format);
    let series = "United Nations, Treaty Series, vol. 2241, No. 39574";
    let items: Value = serde_json::from_str(&written(Format::CslJson)).expect("it is JSON");
    assert_eq!((items[0]["type"].as_str(), items[0]["container-title"].as_str()), (Some("treaty"), Some(series)));
    assert!(written(Format::Ris).starts_with("TY  - STAT\n"));
    assert!(written(Format::Bibtex).starts_with("@misc{convention,\n"));
    assert!(written(Format::Bibtex).contains(&format!("  howpublished = {{{series}}},\n")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_a_text_says_stays_words(words in "[ -~äé“”—]{1,60}") {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assume!(!words.is_empty());
        let mut citation = cite("4");
        citation.quotation[0].words.clone_from(&words);
        citation.work.title.clone_from(&words);

        let mut said = String::new();
        let options = pulldown_cmark::Options::all() - pulldown_cmark::Options::ENABLE_SMART_PUNCTUATION;
        for event in pulldown_cmark::Parser::new_ext(&citation.write(Format::Markdown), options) {
            match event {
                pulldown_cmark::Event::Text(text) => said.push_str(&text),
                pulldown_cmark::Event::End(_) => said.push('\n'),
                pulldown_cmark::Event::Start(tag) => prop_assert!(
                    matches!(tag, pulldown_cmark::Tag::BlockQuote(_) | pulldown_cmark::Tag::Paragraph | pulldown_cmark::Tag::Link { .. }),
                    "{:?}", tag
                ),
                other => prop_assert!(false, "{:?}", other),
            }
        }
        prop_assert_eq!(said.lines().next(), Some(words.as_str()));

        let written = citation.write(Format::Bibtex);
        let bibliography = Bibliography::parse(&written).map_err(|error| TestCaseError::fail(format!("{error}: {written}")))?;
        prop_assert_eq!(bibliography.len(), 1);

        let ris = citation.write(Format::Ris);
        let records = biblib::RisParser::new().parse(&ris).map_err(|error| TestCaseError::fail(format!("{error}: {ris}")))?;
        prop_assert_eq!(records[0].title.as_str(), words.as_str());
    }
}
