//! What is published stays, whatever happens to the text around it: cases that a fixture would not show well.

use super::*;
use crate::markdown::read_document;
use crate::model::{Document, Ledger, LinkedDocument, Site};
use crate::source::Source;

fn document(body: &str) -> Document {
    let source = Source::new("a.md", format!("+++\nslug = \"a\"\n+++\n\n{body}"));
    read_document(&source).value.expect("the page can be used")
}

/// The text of the ledger after a build, and the anchors.
fn build(ledger: &str, body: &str) -> (String, Vec<String>) {
    let published = match ledger {
        "" => Ledger::default(),
        text => {
            let (published, findings) = read(&Source::new(FILE, text));
            assert_eq!(findings, Vec::new());
            published
        }
    };
    let document = document(body);
    let compared = compare(&published, &[Today { path: "a.md", document: &document, before: None }], false);
    let followed = compared.documents.into_iter().next().expect("there is one document");
    let anchors = followed.addresses.blocks.iter().map(|address| address.id.clone()).collect();
    let Followed { addresses, prints, past, .. } = followed;
    let linked =
        LinkedDocument { path: "a.md".into(), document: document.into(), addresses, prints, past, ..LinkedDocument::default() };
    (Text::new(Site { documents: vec![linked.into()], ..Site::default() }).to_string(), anchors)
}

/// A paragraph that shares hardly a word with those of other numbers.
fn paragraph(number: usize) -> String {
    (0..12).map(|word| format!("w{}", (number * 7919 + word * 104_729) % 99_991)).collect::<Vec<_>>().join(" ")
}

fn text(numbers: impl IntoIterator<Item = usize>) -> String {
    numbers.into_iter().map(|number| paragraph(number) + "\n\n").collect()
}

#[test]
fn what_is_written_is_read_again() {
    let (first, _) = build("", &text(0..5));
    let (second, _) = build(&first, &text([0, 9, 2, 4]));
    let (ledger, findings) = read(&Source::new(FILE, second.as_str()));
    assert_eq!(findings, Vec::new());
    let record = &ledger.documents[0];
    assert_eq!((record.slug.as_str(), record.path.as_str(), record.anchors.len()), ("a", "a.md", 4));
    assert_eq!(record.past.gone.len(), 2);
    assert_eq!(build(&second, &text([0, 9, 2, 4])).0, second);
}

#[test]
fn paragraphs_keep_their_anchors_through_a_hundred_edits() {
    let mut order: Vec<usize> = (0..30).collect();
    let (mut ledger, anchors) = build("", &text(order.clone()));
    let mut published: std::collections::BTreeMap<usize, String> = order.iter().copied().zip(anchors).collect();
    for turn in 0..100 {
        match turn % 4 {
            0 => order.insert(turn * 31 % order.len(), 100 + turn),
            1 => drop(order.remove(turn * 17 % order.len())),
            2 => {
                let moved = order.remove(turn * 13 % order.len());
                order.insert(turn * 29 % order.len(), moved);
            }
            _ => order.swap(0, turn % 7),
        }
        let (next, anchors) = build(&ledger, &text(order.clone()));
        for (number, anchor) in order.iter().zip(&anchors) {
            let known = published.entry(*number).or_insert_with(|| anchor.clone());
            assert_eq!(known, anchor, "turn {turn}");
        }
        let mut all = anchors.clone();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), anchors.len(), "turn {turn}");
        ledger = next;
    }
    let ever: std::collections::BTreeSet<&String> = published.values().collect();
    assert_eq!(ever.len(), published.len(), "no anchor was given to two texts");
}

#[test]
fn a_long_document_that_was_written_anew_is_compared_in_bounds() {
    let (ledger, _) = build("", &text(0..3000));
    let (_, anchors) = build(&ledger, &text(5000..8000));
    assert_eq!(anchors.len(), 3000);
}

#[test]
fn a_short_edit_of_a_short_text_is_an_edit_and_another_text_is_none() {
    let (ledger, _) = build("", "Note of the secretary\n\nAll agreed.\n");
    let (_, anchors) = build(&ledger, "Note by the secretary\n\nNobody came to the meeting.\n");
    assert_eq!(anchors, ["u1", "u1-1"]);
}
