//! Notes and their marks: each needs the other.
//!
//! In: a document and the page it was read from. Out: findings for marks without a note, notes without a mark, and notes that
//! are defined twice.

use std::collections::BTreeSet;
use std::ops::Range;

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
    let mut words = 0..source.text.len();
    for key in &document.meta.title_notes {
        if !defined.contains(key.as_str()) {
            let place = place_of(source, &format!("\"{key}\""), &mut words, 1);
            findings.push(
                Finding::new(&rule::MARK_WITHOUT_NOTE, format!("the title cites note {key}, which is not there")).at(place),
            );
        }
    }
    for (index, block) in document.blocks.iter().enumerate() {
        let behind = document.blocks.get(index + 1).map_or(usize::MAX, |next| next.line.max(block.line + 1));
        let mut words = source.line_span(block.line).start..source.line_span(behind).start;
        for key in texts(block).flat_map(Text::note_keys) {
            cited.insert(key);
            if !defined.contains(key) {
                let mark = format!("[^{}]", note_key::encode(key));
                let message = format!("note {} is cited but not there", key.rsplit('/').next().unwrap_or(key));
                let place = place_of(source, &mark, &mut words, block.line);
                findings.push(Finding::new(&rule::MARK_WITHOUT_NOTE, message).at(place));
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

/// Where a mark stands first in what is left of some words; the line where it does not. What stands before it is done with.
fn place_of(source: &Source, mark: &str, words: &mut Range<usize>, line: usize) -> Place {
    let found = source.text[words.clone()].find(mark).map(|at| words.start + at);
    words.start = found.map_or(words.end, |at| at + mark.len());
    found.map_or_else(|| Place::line(source, line), |at| Place::span(source, at..at + mark.len()))
}
