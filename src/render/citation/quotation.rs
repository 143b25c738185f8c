//! The words of a passage, with all that its paragraphs introduce.
//!
//! In: a document and passages. Out: a line for each paragraph, with the label that is printed before it. Note marks, notes and
//! tables are left out; of a heading only its words are quoted, of an article what stands in it. One paragraph is quoted without
//! its own number, since the citation names it.

use std::fmt;

use crate::model::{Content, Division, LinkedDocument, Passage, division};

use super::super::names;

/// A quoted paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The printed label: `12.`, `(a)`, `•`.
    pub label: Option<String>,
    /// The words.
    pub words: String,
}

impl fmt::Display for Line {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match &self.label {
            Some(label) => write!(out, "{label} {}", self.words),
            None => out.write_str(&self.words),
        }
    }
}

/// The lines of some passages.
pub(in crate::render) fn lines(linked: &LinkedDocument, passages: &[Passage]) -> Vec<Line> {
    let alone = matches!(passages, [passage] if passage.first == passage.last);
    let mut lines: Vec<Line> = passages.iter().flat_map(|passage| passage_lines(linked, *passage)).collect();
    if let (true, Some(first)) = (alone, lines.first_mut()) {
        first.label = None;
    }
    lines
}

fn passage_lines(linked: &LinkedDocument, passage: Passage) -> impl Iterator<Item = Line> {
    let below = (passage.last + 1..linked.document.blocks.len()).take_while(move |&block| belongs(linked, block, passage.last));
    (passage.first..=passage.last).chain(below).filter_map(move |block| line(linked, block, block == passage.first))
}

/// Whether a block stands below a paragraph or in an article; notes and tables between are no end of it.
fn belongs(linked: &LinkedDocument, block: usize, to: usize) -> bool {
    let addresses = &linked.addresses.blocks;
    match &linked.document.blocks[to].content {
        Content::Heading(heading) => {
            let word = heading.label.as_deref().and_then(|label| label.split_whitespace().next());
            word.and_then(division) == Some(Division::Article) && addresses[block].section() == Some(to)
        }
        Content::Paragraph(_) => match &linked.document.blocks[block].content {
            Content::Note(_) | Content::Table(_) => true,
            _ => std::iter::successors(addresses[block].parent(), |&above| addresses[above].parent()).any(|above| above == to),
        },
        _ => false,
    }
}

fn line(linked: &LinkedDocument, block: usize, named: bool) -> Option<Line> {
    let (label, words) = match &linked.document.blocks[block].content {
        Content::Paragraph(paragraph) => {
            let bullet = paragraph.bullet.then(|| "•".to_string());
            (paragraph.label.as_deref().map(names::paragraph_label).or(bullet), paragraph.text.plain.as_str())
        }
        Content::Preformatted(lines) => (None, lines.as_str()),
        // Where they are not what is cited, they are no words of the passage.
        Content::Heading(heading) if named => (heading.label.as_deref().map(names::heading_label), heading.text.plain.as_str()),
        Content::Note(note) if named => (Some(note.label().to_string()), note.text.plain.as_str()),
        Content::Table(table) if named => (None, table.caption.as_ref().map_or("", |caption| &caption.plain)),
        _ => return None,
    };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (label.is_some() || !words.is_empty()).then_some(Line { label, words })
}
