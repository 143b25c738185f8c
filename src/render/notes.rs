//! Notes: where they are shown, how they are marked, and the way back.
//!
//! In: a document and its addresses. Out: for each note one place to show it, the marks that cite it, and its back-links.
//!
//! Where the text has a heading for its notes ("Notes", "References") they are listed there, as printed. Notes that only one table
//! cites stand directly below it. All others stand at the end of the document.

use std::collections::BTreeMap;

use crate::model::{Content, LinkedDocument, Note, Table, Text};

use super::html::escape;
use super::view::{LinkView, NoteView};
use super::words::Words;

/// Where a note is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Where it is defined, below a heading for notes.
    Here,
    /// Below the table of this block.
    Below(usize),
    /// At the end of the document.
    AtEnd,
}

/// The notes of a document while it is rendered.
#[derive(Debug)]
pub(super) struct Notes<'s> {
    words: &'s Words,
    blocks: BTreeMap<&'s str, usize>,
    linked: &'s LinkedDocument,
    shown: BTreeMap<usize, Shown>,
    citations: BTreeMap<usize, usize>,
}

impl<'s> Notes<'s> {
    /// Finds the notes and decides where each is shown.
    pub(super) fn new(words: &'s Words, linked: &'s LinkedDocument) -> Self {
        let notes = linked.document.blocks.iter().enumerate().filter_map(|(index, block)| match &block.content {
            Content::Note(note) => Some((note.key.as_str(), index)),
            _ => None,
        });
        let blocks: BTreeMap<&str, usize> = notes.collect();
        Self { words, shown: shown(linked, &blocks), blocks, linked, citations: BTreeMap::new() }
    }

    /// Where the note of a block is shown.
    pub(super) fn shown(&self, block: usize) -> Shown {
        self.shown.get(&block).copied().unwrap_or(Shown::AtEnd)
    }

    /// The mark of a note where it is cited. Each call is one citation: call it once for each mark, in the order of the text.
    pub(super) fn mark(&mut self, key: &str) -> String {
        let label = key.rsplit('/').next().unwrap_or(key);
        let Some(&block) = self.blocks.get(key) else { return format!("<sup>{}</sup>", escape(label)) };
        let count = self.citations.entry(block).or_default();
        *count += 1;
        let id = escape(&self.linked.addresses.blocks[block].id);
        let name = mark_id(&id, *count);
        let (spoken, label) = (escape(&self.words.fill("note-mark", [("label", label.into())])), escape(label));
        format!("<sup><a id=\"{name}\" href=\"#{id}\" aria-label=\"{spoken}\">{label}</a></sup>")
    }

    /// The note of a block with the ways back to where it is cited; call it when all marks have been made.
    pub(super) fn view(&self, block: usize, note: &Note, html: String) -> NoteView {
        let id = &self.linked.addresses.blocks[block].id;
        let count = self.citations.get(&block).copied().unwrap_or(0);
        let back_links = (1..=count)
            .map(|number| LinkView { title: number.to_string(), href: format!("#{}", mark_id(id, number)), current: false })
            .collect();
        NoteView {
            id: id.clone(),
            former: Vec::new(),
            remarks: Vec::new(),
            label: note.label().to_string(),
            html,
            back_links,
            cited_by: Vec::new(),
        }
    }
}

/// The anchor of a citation of a note, made from the note's own: `fn-1-ref-2`.
fn mark_id(note: &str, number: usize) -> String {
    format!("{note}-ref-{number}")
}

fn shown(linked: &LinkedDocument, notes: &BTreeMap<&str, usize>) -> BTreeMap<usize, Shown> {
    let blocks = &linked.document.blocks;
    let mut shown = BTreeMap::new();
    for (index, block) in blocks.iter().enumerate() {
        let Content::Table(table) = &block.content else { continue };
        for note in keys(table).filter_map(|key| notes.get(key)) {
            shown.entry(*note).or_insert(Shown::Below(index));
        }
    }
    for block in blocks {
        for note in block.content.text().into_iter().flat_map(Text::note_keys).filter_map(|key| notes.get(key)) {
            shown.insert(*note, Shown::AtEnd);
        }
    }
    let mut below_heading = false;
    for (index, block) in blocks.iter().enumerate() {
        match &block.content {
            Content::Heading(heading) => below_heading = is_for_notes(&heading.text.plain),
            Content::Note(_) if below_heading => {
                shown.insert(index, Shown::Here);
            }
            _ => {}
        }
    }
    shown
}

fn keys(table: &Table) -> impl Iterator<Item = &str> {
    let cells = table.rows.iter().flatten().map(|cell| &cell.text);
    table.caption.iter().chain(cells).flat_map(Text::note_keys)
}

/// Whether a heading announces the notes of the text.
fn is_for_notes(heading: &str) -> bool {
    let heading = heading.trim().trim_end_matches([':', '.']).to_lowercase();
    ["notes", "endnotes", "footnotes", "references", "notes and references"].contains(&heading.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Address, Addresses, Block, Cell, Document, Heading, Mark, MarkKind, Paragraph};

    fn marked(plain: &str, key: &str) -> Text {
        let at = plain.len();
        Text { plain: plain.into(), marks: vec![Mark { start: at, end: at, kind: MarkKind::NoteMark(key.into()) }] }
    }

    fn note(key: &str) -> Content {
        Content::Note(Note { key: key.into(), text: Text::plain("x") })
    }

    fn heading(words: &str) -> Content {
        Content::Heading(Heading { level: 1, label: None, text: Text::plain(words) })
    }

    fn linked(contents: Vec<Content>) -> LinkedDocument {
        let addresses = (0..contents.len()).map(|index| Address::new(format!("id{index}"))).collect();
        let blocks = contents.into_iter().map(|content| Block { content, line: 1 }).collect();
        LinkedDocument {
            document: Document { blocks, ..Document::default() }.into(),
            addresses: Addresses::new(addresses).into(),
            ..LinkedDocument::default()
        }
    }

    fn paragraph(text: Text) -> Content {
        Content::Paragraph(Paragraph { text, ..Paragraph::default() })
    }

    #[test]
    fn notes_stand_with_their_table_below_their_heading_or_at_the_end() {
        let table = Table { rows: vec![vec![Cell::new(marked("7", "a"))]], ..Table::default() };
        let linked =
            linked(vec![paragraph(marked("one", "1")), Content::Table(table), note("a"), note("1"), heading("Notes"), note("2")]);
        let notes = Notes::new(Words::english(), &linked);
        assert_eq!(notes.shown(2), Shown::Below(1));
        assert_eq!(notes.shown(3), Shown::AtEnd);
        assert_eq!(notes.shown(5), Shown::Here);
    }

    #[test]
    fn a_note_cited_in_text_and_table_stands_at_the_end() {
        let table = Table { rows: vec![vec![Cell::new(marked("7", "1"))]], ..Table::default() };
        let linked = linked(vec![paragraph(marked("one", "1")), Content::Table(table), note("1")]);
        assert_eq!(Notes::new(Words::english(), &linked).shown(2), Shown::AtEnd);
    }

    #[test]
    fn every_citation_has_its_own_way_back() {
        let linked = linked(vec![note("annex-1/a")]);
        let mut notes = Notes::new(Words::english(), &linked);
        assert!(notes.mark("annex-1/a").contains("id=\"id0-ref-1\" href=\"#id0\""));
        assert!(notes.mark("annex-1/a").contains("id=\"id0-ref-2\""));
        let Content::Note(note) = &linked.document.blocks[0].content else { unreachable!("the block is a note") };
        let view = notes.view(0, note, String::new());
        assert_eq!(view.label, "a");
        assert_eq!(view.back_links.iter().map(|link| link.href.as_str()).collect::<Vec<_>>(), ["#id0-ref-1", "#id0-ref-2"]);
    }

    #[test]
    fn a_mark_without_a_note_is_no_link() {
        assert_eq!(Notes::new(Words::english(), &linked(Vec::new())).mark("9"), "<sup>9</sup>");
    }
}
