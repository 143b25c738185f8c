//! Exports of a small site.

use serde_json::Value;

use super::*;
use crate::anchors::address;
use crate::config::Config;
use crate::model::{
    Block, Cell, Content, Document, Heading, LinkedDocument, Mark, MarkKind, Meta, Note, Paragraph, Place, Print, Reference,
    ReferenceKind, Site, Table, Target, Text,
};

fn paragraph(label: Option<&str>, level: u8, text: Text) -> Content {
    Content::Paragraph(Paragraph { label: label.map(Into::into), level, text, ..Paragraph::default() })
}

fn site() -> Site {
    let mark = Mark { start: 9, end: 9, kind: MarkKind::NoteMark("a".into()) };
    let noted =
        Text { plain: "Résolution\u{a0} 55/25 and paragraph 1".into(), marks: vec![Mark { start: 11, end: 11, ..mark }] };
    let heading = Heading { level: 1, label: Some("I".into()), text: Text::plain("Scope") };
    let row = |left: &str, right: &str| vec![Cell::new(Text::plain(left)), Cell::new(Text::plain(right))];
    let table = Table { caption: None, header_rows: 1, rows: vec![row("Year", "Treaty"), row("2000", "the Protocol")] };
    let contents = vec![
        Content::Heading(heading),
        paragraph(Some("1"), 0, noted),
        paragraph(Some("(a)"), 1, Text::plain("first")),
        Content::Note(Note { key: "a".into(), text: Text::plain("A note") }),
        Content::Table(table),
    ];
    let blocks = contents.into_iter().enumerate().map(|(line, content)| Block { content, line }).collect();
    let meta = Meta { slug: "report".into(), title: Some("A report".into()), ..Meta::default() };
    let document = Document { meta, blocks };
    let reference = |place, start, end, target| Reference {
        place,
        start,
        end,
        kind: ReferenceKind::Paragraph,
        implicit: false,
        targets: vec![target],
    };
    let addresses = address(&document);
    let linked = LinkedDocument {
        path: "content/documents/report.md".into(),
        references: vec![
            reference(Place::Block(1), 14, 19, Target { resolution: Some("A/RES/55/25".into()), ..Target::default() }),
            reference(Place::Block(1), 24, 35, Target::anchor("para-1")),
            reference(Place::Cell { block: 4, row: 1, column: 1 }, 4, 12, Target::url("https://example.org/")),
        ],
        prints: vec![Print::default(); document.blocks.len()].into(),
        addresses: addresses.into(),
        document: document.into(),
        ..LinkedDocument::default()
    };
    Site { documents: vec![linked.into()], ..Site::default() }
}

fn export(name: &str) -> Value {
    let (site, config) = (site(), Config { base_url: "https://example.org/".into(), ..Config::default() });
    let edition = Edition::new(&site, &config, super::super::words::Words::english());
    let whole = Export::ALL.iter().flat_map(|export| export.files(&edition));
    let mut files = whole.chain(of_document(&edition, &site.documents[0]));
    let (_, bytes) = files.find(|(path, _)| path == name).expect("the export is made");
    serde_json::from_slice(&bytes).expect("it is JSON")
}

#[test]
fn document_export_has_every_key_in_the_order_of_the_format() {
    let document = export("report/document.json");
    let keys: Vec<_> = document.as_object().expect("it is an object").keys().map(String::as_str).collect();
    let expected = "schema slug url language title subtitle symbol date body meeting agenda_item distribution original_language \
                    author_note source headings paragraphs footnotes tables references cited_by";
    assert_eq!(keys, expected.split_whitespace().collect::<Vec<_>>());
    assert_eq!(document["symbol"], Value::Null);
    assert_eq!(document["url"], "https://example.org/report/");
}

#[test]
fn paragraphs_know_what_introduces_them() {
    let document = export("report/document.json");
    let item = &document["paragraphs"][1];
    let facts = ["id", "number", "kind", "parent", "section", "text", "url"].map(|key| item[key].as_str().unwrap_or_default());
    let url = "https://example.org/report/#para-1-a";
    assert_eq!(facts, ["para-1-a", "1(a)", "numbered", "para-1", "section-i", "first", url]);
    assert_eq!(document["footnotes"][0]["cited_in"][0], "para-1");
    assert_eq!(document["headings"][0]["label"], "I");
}

#[test]
fn references_point_at_scalar_values_of_the_exported_text() {
    let document = export("report/document.json");
    let cut = |text: &str, reference: &Value| -> String {
        let place = |key: &str| reference[key].as_u64().map_or(0, |place| usize::try_from(place).expect("it is small"));
        text.chars().skip(place("start")).take(place("end") - place("start")).collect()
    };
    let text = document["paragraphs"][0]["text"].as_str().expect("a paragraph has text");
    assert_eq!(cut(text, &document["references"][0]), "55/25");
    assert_eq!(cut(text, &document["references"][1]), "paragraph 1");
    let cells = document["tables"][0]["rows"].as_array().expect("a table has rows").iter();
    let cells = cells.map(|row| row.as_array().expect("a row has cells").iter().filter_map(Value::as_str).collect::<Vec<_>>());
    let table = cells.map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
    assert_eq!(cut(&table, &document["references"][2]), "Protocol");
    assert_eq!(document["references"][2]["in"], "table-1");
}

#[test]
fn targets_have_addresses_and_the_cited_paragraph_knows_its_citation() {
    let document = export("report/document.json");
    let target = &document["references"][1]["targets"][0];
    assert_eq!(target["url"], "https://example.org/report/#para-1");
    assert_eq!(target.as_object().map(serde_json::Map::len), Some(2));
    let cited = &document["cited_by"][0];
    assert_eq!((cited["paragraph"].as_str(), cited["text"].as_str()), (Some("para-1"), Some("paragraph 1")));
    assert_eq!(export("citations.json")[1]["from"], "https://example.org/report/#para-1");
}

#[test]
fn anchors_export_lists_every_anchor_with_a_fingerprint() {
    let anchors = export("anchors.json");
    let list = anchors["report"].as_array().expect("a document has anchors");
    let ids: Vec<_> = list.iter().filter_map(|anchor| anchor["id"].as_str()).collect();
    assert_eq!(ids, ["section-i", "para-1", "para-1-a", "fn-a", "table-1"]);
    assert!(list.iter().all(|anchor| anchor["to"].is_null()));
    assert!(list.iter().all(|anchor| anchor["fingerprint"].as_str().is_some_and(|hex| hex.len() == 16)));
}

#[test]
fn annotations_quote_the_words_in_their_paragraph_and_link_to_the_target() {
    let collection = export("annotations.jsonld");
    assert_eq!((&collection["type"], &collection["total"]), (&"AnnotationCollection".into(), &3.into()));
    let one = &collection["first"]["items"][1];
    assert_eq!((&one["type"], &one["motivation"]), (&"Annotation".into(), &"linking".into()));
    assert_eq!(one["body"][0], "https://example.org/report/#para-1");
    assert_eq!(one["target"]["source"], "https://example.org/report/");
    let selector = &one["target"]["selector"];
    assert_eq!((&selector["type"], &selector["value"]), (&"FragmentSelector".into(), &"para-1".into()));
    let quote = &selector["refinedBy"];
    assert_eq!((&quote["type"], &quote["exact"]), (&"TextQuoteSelector".into(), &"paragraph 1".into()));
    assert_eq!((&quote["prefix"], &quote["suffix"]), (&"Résolution\u{a0} 55/25 and ".into(), &"".into()));
}
