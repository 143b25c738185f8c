//! The pieces of a document that can hold mentions, in the order of the document, with what their context is asked for.
//!
//! In: a document and its addresses. Out: passages: title, headings, paragraphs, notes, captions and cells, each knowing its
//! section, the paragraph that introduces it and where its sentences begin.

use std::collections::BTreeMap;

use crate::model::{Address, Addresses, Content, Document, Mark, MarkKind, Place, Text};

/// One piece of running text.
pub(super) struct Passage<'d> {
    pub place: Place,
    pub text: &'d str,
    pub marks: &'d [Mark],
    /// Index of the block it belongs to.
    pub block: Option<usize>,
    /// Index of the block that heads its section.
    pub section: Option<usize>,
    /// Index of the passage that introduces it: the paragraph above an item, the one that cites a note.
    pub parent: Option<usize>,
    /// Whether it is the text of a note.
    pub is_note: bool,
}

/// All passages of a document; `title` is its title as running text.
pub(super) fn all<'d>(document: &'d Document, addresses: &Addresses) -> Vec<Passage<'d>> {
    let mut passages: Vec<Passage<'d>> = Vec::new();
    let mut of_block: Vec<Option<usize>> = vec![None; document.blocks.len()];
    if let Some(title) = document.meta.title.as_deref() {
        passages.push(Passage {
            place: Place::Title,
            text: title,
            marks: &[],
            block: None,
            section: None,
            parent: None,
            is_note: false,
        });
    }
    for (index, block) in document.blocks.iter().enumerate() {
        let address = addresses.blocks.get(index);
        let is_heading = matches!(block.content, Content::Heading(_));
        let section = if is_heading { Some(index) } else { address.and_then(Address::section) };
        let above = if is_heading { None } else { address.and_then(Address::parent) };
        let parent = above.and_then(|parent| of_block.get(parent).copied().flatten());
        let is_note = matches!(block.content, Content::Note(_));
        let mut add = |place, text: &'d Text| {
            passages.push(Passage { place, text: &text.plain, marks: &text.marks, block: Some(index), section, parent, is_note });
        };
        match &block.content {
            Content::Table(table) => {
                table.caption.iter().for_each(|caption| add(Place::Caption(index), caption));
                for (row, cells) in table.rows.iter().enumerate() {
                    for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_covered()) {
                        add(Place::Cell { block: index, row, column }, &cell.text);
                    }
                }
            }
            content => {
                if let Some(text) = content.text() {
                    add(Place::Block(index), text);
                    of_block[index] = Some(passages.len() - 1);
                }
            }
        }
    }
    give_notes_their_passage(document, &mut passages);
    passages
}

/// A note is explained by the passage that cites it.
fn give_notes_their_passage(document: &Document, passages: &mut [Passage]) {
    let mut citing: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, passage) in passages.iter().enumerate().filter(|(_, passage)| !passage.is_note) {
        for mark in passage.marks {
            if let MarkKind::NoteMark(key) = &mark.kind {
                citing.entry(key).or_insert(index);
            }
        }
    }
    for index in 0..passages.len() {
        let block = passages[index].block.map(|block| &document.blocks[block].content);
        let Some(Content::Note(note)) = block else { continue };
        passages[index].parent = citing.get(note.key.as_str()).copied();
        if let Some(citing) = passages[index].parent {
            passages[index].section = passages[citing].section;
        }
    }
}

/// Where the sentences of a text begin, the first at 0. Abbreviations with a full stop do not end one.
pub(super) fn sentences(text: &str) -> Vec<usize> {
    const ABBREVIATIONS: &[&str] = &[
        "No", "Nos", "no", "vol", "vols", "art", "arts", "Art", "Arts", "para", "paras", "chap", "sect", "sects", "p", "pp",
        "Corr", "Add", "Rev", "Mr", "Ms", "Mrs", "Dr", "cf", "e.g", "i.e", "St", "v", "op", "cit", "al", "ed", "eds", "Ibid",
        "ibid", "UN",
    ];
    let mut starts = vec![0];
    let bytes = text.as_bytes();
    for at in (0..bytes.len()).filter(|&at| matches!(bytes[at], b'.' | b'?' | b'!')) {
        let mut next = at + 1;
        while let Some(c) = text[next..].chars().next().filter(|c| matches!(c, '”' | '"' | ')' | '’')) {
            next += c.len_utf8();
        }
        if bytes.get(next) != Some(&b' ') {
            continue;
        }
        let after = text[next..].trim_start().trim_start_matches(['“', '"', '(', '‘', '[']);
        if !after.starts_with(|c: char| c.is_uppercase()) {
            continue;
        }
        let word = text[..at].rsplit([' ', '(']).next().unwrap_or_default();
        let initial = word.len() == 1 && word.starts_with(char::is_uppercase);
        if bytes[at] == b'.' && (ABBREVIATIONS.contains(&word) || initial) {
            continue;
        }
        starts.push(next + 1);
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_full_stops_that_are_no_abbreviations() {
        let text = "See United Nations, vol. 189, No. 2545. The Committee (para. 4) agrees. It notes Mr. Smith.";
        let found: Vec<&str> = sentences(text).iter().map(|&start| &text[start..start + 3]).collect();
        assert_eq!(found, ["See", "The", "It "]);
    }
}
