//! Notes among the lines: which of them begins one, and which goes on with one.
//!
//! In: a line and where it stands. Out: the note that begins with it, if one does. A note whose mark shows that it is one is taken wherever
//! it stands; behind a plain figure one begins where notes stand, or where a mark in the text asks for it.

use super::{ENDNOTE, Segmenter, Zone};
use crate::import::asked::Place;
use crate::import::chunk::{Chunk, Kind};
use crate::import::furniture::Furniture;
use crate::import::labels::{Style, labels};
use crate::import::lines::{Line, heading_mark, numbered};
use crate::import::note_start::{self, NoteStart};
use crate::import::wrapping::{ends_sentence, has_gap, is_notes_heading};

/// Columns before the further paragraphs of a note in Markdown, at least.
const INDENTED: u16 = 2;

impl Segmenter<'_> {
    /// Whether a line without a number is a further paragraph or list line of the endnote above it: the next note follows.
    pub(super) fn goes_on_with_endnote(&self, lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> bool {
        let text = &lines[index].text;
        self.zone == Zone::End
            && self.last_note > 0
            && matches!(self.chunks.last(), Some(Chunk { kind: Kind::Note(_), .. }))
            && heading_mark(text).is_none()
            && labels(text).iter().all(|label| label.style == Style::Bullet)
            && !is_notes_heading(text)
            && (index + 1..lines.len()).filter(|&next| !lines[next].is_blank() && furniture[next].is_none()).take(ENDNOTE).any(
                |next| {
                    self.zone_note(&lines[next].text, true).is_some_and(|start| start.label == (self.last_note + 1).to_string())
                },
            )
    }

    /// Whether a line is a further, indented paragraph of the note in Markdown above it: `[^1]: Text`.
    pub(super) fn goes_on_with_markdown_note(&self, lines: &[Line], index: usize) -> bool {
        let note = self.chunks.last().filter(|chunk| matches!(chunk.kind, Kind::Note(_)));
        lines[index].indent >= INDENTED && note.is_some_and(|note| numbered(lines, note.lines[0]).text.starts_with("[^"))
    }

    /// Whether the next line with words begins a note: then the rule before it separates notes from the text.
    pub(super) fn note_follows(&mut self, lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> bool {
        let is_filled = |next: &usize| !lines[*next].is_blank() && furniture[*next].is_none();
        if self.next_filled <= index {
            self.next_filled = (index + 1..lines.len()).find(is_filled).unwrap_or(lines.len());
        }
        lines
            .get(self.next_filled)
            .is_some_and(|next| next.page == lines[index].page && self.zone_note(&next.text, true).is_some())
    }

    /// The note that begins with this line, if one does.
    pub(super) fn note(&self, line: &Line, lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> Option<NoteStart> {
        if let Some(start) = note_start::marked(&line.text) {
            return Some(start);
        }
        if let Some((letter, rest)) = self.letters.explained(line) {
            return Some(NoteStart { label: letter.to_string(), rest });
        }
        if self.habits.starred
            && let Some(start) = note_start::starred(&line.text)
            && !note_start::in_starred_list(lines, furniture, index)
        {
            return Some(start);
        }
        if self.zone == Zone::Body {
            self.asked_note(line, lines, furniture, index)
        } else {
            self.zone_note(&line.text, self.blank)
        }
    }

    /// A note behind a plain figure in running text.
    fn asked_note(&self, line: &Line, lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> Option<NoteStart> {
        let place = Place {
            index,
            text: self.below_notes,
            last_note: self.last_note,
            last_figure: self.last_figure,
            dotted: self.habits.asked.dotted(lines, furniture, index, self.dotted),
            words_below: lines.get(index + 1).is_some_and(|below| below.text.starts_with(char::is_alphabetic)),
            next_below: self.last_note == 0 && next_begins_with(lines, index, 2),
            begins: self.blank
                || has_gap(&line.layout)
                || self.open.as_ref().is_none_or(|open| ends_sentence(&lines[open.last].text)),
            above: self.open.as_ref().map(|open| &open.chunk).or(self.chunks.last()),
        };
        self.habits.asked.note(&line.text, &place)
    }

    /// A note behind a plain label: figures must go on from the last one, so that "19 July" in a note is not note 19.
    fn zone_note(&self, text: &str, apart: bool) -> Option<NoteStart> {
        if let Some(start) = note_start::marked(text).or_else(|| note_start::starred(text)) {
            return Some(start);
        }
        let gathered = || note_start::bracketed(text).or_else(|| note_start::glued(text, self.last_note + 1));
        let start = note_start::plain(text).or_else(|| gathered().filter(|_| self.zone == Zone::End))?;
        // The next note may be the next paragraph, where other notes have marks and it has none.
        let paragraph = apart && start.is_dotted(text) && self.habits.asked.tells_from(self.last_note, self.last_note + 1);
        let fits = match start.label.parse::<u32>() {
            Ok(value) if value == self.last_note + 1 => value != self.last_figure + 1 || !paragraph,
            // The next paragraph of the text.
            Ok(value) if value == self.last_figure + 1 => false,
            Ok(1) => true,
            Ok(value) => value > self.last_note && value <= self.last_note + 5 || self.last_note == 0,
            Err(_) => apart,
        };
        fits.then_some(start)
    }
}

/// Whether the next line with words begins with a figure and words behind it.
fn next_begins_with(lines: &[Line], index: usize, figure: u32) -> bool {
    let next = lines[index + 1..].iter().take(2).find(|line| !line.is_blank());
    let plain = next.and_then(|line| note_start::plain(&line.text).filter(|start| !start.is_dotted(&line.text)));
    plain.is_some_and(|start| start.label == figure.to_string())
}
