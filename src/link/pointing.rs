//! Where in a page the words of a finding stand.
//!
//! In: a page's source and a range in the plain text of a passage. Out: the line and the caret. The plain text has no markup, so
//! the words are searched in the lines of their block; where markup cuts them, the line is shown.

use std::cell::OnceCell;
use std::ops::Range;

use crate::model::Document;
use crate::report::Place;
use crate::source::{Opened, Source};

/// How much of a block is searched, in bytes: more than any paragraph but a hostile one.
const LONGEST: usize = 20_000;

/// Points at words in one page.
pub struct Pointer<'s> {
    source: &'s Opened<'s>,
    /// Where the lines of the page begin; counted when the first finding needs it.
    lines: OnceCell<Vec<usize>>,
}

impl<'s> Pointer<'s> {
    /// Points at words in the page of a document.
    pub fn new(source: &'s Opened<'s>) -> Self {
        Self { source, lines: OnceCell::new() }
    }

    /// The first byte of a line, counted from 1.
    fn start_of(&self, line: usize) -> usize {
        let text = &self.source.text;
        let lines = self.lines.get_or_init(|| std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect());
        lines.get(line - 1).copied().unwrap_or(text.len())
    }

    /// The place of a range of the plain text of a block; without a block the text is the title.
    pub fn place(&self, document: &Document, block: Option<usize>, plain: &str, range: &Range<usize>) -> Place {
        let text = &self.source.text;
        let first = block.map_or(1, |block| document.blocks[block].line.max(1));
        let next = block.and_then(|block| document.blocks[block + 1..].iter().find(|block| block.line > first));
        let start = self.start_of(first);
        let end = next.map_or(text.len(), |next| self.start_of(next.line)).min(start + LONGEST);
        let lines = Source::new(self.source.path.clone(), &text[start..text.floor_char_boundary(end).max(start)]);
        let mut place = within(&lines, plain, range);
        place.line += first - 1;
        place
    }
}

/// The place in the lines of the block alone.
fn within(block: &Source, plain: &str, range: &Range<usize>) -> Place {
    let words = &plain[range.clone()];
    let before = &plain[..range.start];
    let all = || block.text.match_indices(words);
    let nth = before.get(..before.floor_char_boundary(LONGEST)).map_or(0, |before| before.matches(words).count());
    if let Some((at, _)) = all().nth(nth).or_else(|| all().next()) {
        return Place::span(block, at..at + words.len());
    }
    let first = words.split(' ').find(|word| word.len() > 3).and_then(|word| Some((block.text.find(word)?, word.len())));
    match first {
        Some((at, length)) => Place::span(block, at..at + length),
        None => Place::line(block, 1),
    }
}
