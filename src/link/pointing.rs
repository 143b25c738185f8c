//! Where in a page the words of a finding stand.
//!
//! In: a page's source and a range in the plain text of a passage. Out: the line and the caret. The plain text has no markup, so
//! the words are searched in the lines of their block; where markup cuts them, the line is shown.

use std::ops::Range;

use super::passage::Passage;
use crate::model::Document;
use crate::report::Place;
use crate::source::Source;

/// Points at words in one page.
pub(super) struct Pointer<'s> {
    pub source: &'s Source,
}

impl Pointer<'_> {
    /// The place of a range of a passage.
    pub(super) fn place(&self, document: &Document, passage: &Passage, range: &Range<usize>) -> Place {
        let lines = self.lines(document, passage);
        let words = &passage.text[range.clone()];
        let before = passage.text[..range.start].matches(words).count();
        let block = &self.source.text[lines.clone()];
        let found = block.match_indices(words).nth(before).or_else(|| block.match_indices(words).next());
        if let Some((at, _)) = found {
            return Place::span(self.source, lines.start + at..lines.start + at + words.len());
        }
        let first =
            words.split(' ').next().filter(|word| word.len() > 2).and_then(|word| block.find(word).map(|at| (at, word.len())));
        match (first, passage.block) {
            (Some((at, length)), _) => Place::span(self.source, lines.start + at..lines.start + at + length),
            (None, Some(block)) => Place::line(self.source, document.blocks[block].line.max(1)),
            (None, None) => Place::file(self.source.path.clone()),
        }
    }

    /// The bytes of the page from the block's first line to the next block.
    fn lines(&self, document: &Document, passage: &Passage) -> Range<usize> {
        let Some(block) = passage.block else { return 0..self.source.text.len() };
        let first = document.blocks[block].line.max(1);
        let next = document.blocks.iter().map(|block| block.line).filter(|&line| line > first).min();
        let start = self.source.line_span(first).start;
        let end = next.map_or(self.source.text.len(), |line| self.source.line_span(line).start);
        start..end.max(start)
    }
}
