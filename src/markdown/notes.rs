//! Notes and their marks: each needs the other.
//!
//! In: a document and the page it was read from. Out: findings for marks without a note, notes without a mark, and notes that
//! are defined twice.

use std::collections::BTreeSet;

use super::note_key;
use crate::model::{Block, Content, Document, Text};
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// What is wrong with the notes of a document.
pub(super) fn check(document: &Document, source: &Source) -> Vec<Finding> {
    let mut defined = BTreeSet::new();
    let mut findings = Vec::new();
    for block in &document.blocks {
        if let Content::Note(note) = &block.content
            && !defined.insert(note.key.as_str())
        {
            let message = format!("note {} is defined twice", note.label());
            let help = "Give one of them a scope: [^annex-1/a] in the text and at the note.";
            findings.push(Finding::new(&rule::DUPLICATE_ID, message).at(Place::line(source, block.line)).help(help));
        }
    }
    let mut cited: BTreeSet<&str> = document.meta.title_notes.iter().map(String::as_str).collect();
    for key in &document.meta.title_notes {
        if !defined.contains(key.as_str()) {
            let place = place_of(source, &format!("\"{key}\""), 1);
            findings.push(
                Finding::new(&rule::MARK_WITHOUT_NOTE, format!("the title cites note {key}, which is not there")).at(place),
            );
        }
    }
    for block in &document.blocks {
        for key in texts(block).flat_map(Text::note_keys) {
            cited.insert(key);
            if !defined.contains(key) {
                let mark = format!("[^{}]", note_key::encode(key));
                let message = format!("note {} is cited but not there", key.rsplit('/').next().unwrap_or(key));
                findings.push(Finding::new(&rule::MARK_WITHOUT_NOTE, message).at(place_of(source, &mark, block.line)));
            }
        }
    }
    for block in &document.blocks {
        if let Content::Note(note) = &block.content
            && !cited.contains(note.key.as_str())
        {
            let message = format!("note {} is never cited", note.label());
            findings.push(Finding::new(&rule::NOTE_WITHOUT_MARK, message).at(Place::line(source, block.line)));
        }
    }
    findings
}

/// All texts of a block.
fn texts(block: &Block) -> impl Iterator<Item = &Text> {
    let (caption, rows) = match &block.content {
        Content::Table(table) => (table.caption.as_ref(), table.rows.as_slice()),
        _ => (None, [].as_slice()),
    };
    block.content.text().into_iter().chain(caption).chain(rows.iter().flatten().map(|cell| &cell.text))
}

/// Where words stand first from a line on; the line itself where they do not.
fn place_of(source: &Source, words: &str, line: usize) -> Place {
    let from = source.line_span(line).start;
    match source.text[from..].find(words) {
        Some(at) => Place::span(source, from + at..from + at + words.len()),
        None => Place::line(source, line),
    }
}
