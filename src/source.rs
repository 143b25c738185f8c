//! Text with places: a file's path and content, and spans of bytes in it.
//!
//! In: a path and its text. Out: lines, columns and excerpts for whoever has to point at somebody's file.
//! Knows nothing of what the text means and never reads a file itself.

use std::ops::Range;

/// A text file as a value: where it lies below the root, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path below the site's root, with `/` between its parts.
    pub path: String,
    /// The whole text, UTF-8, as it was read.
    pub text: String,
}

impl Source {
    /// A source from its path below the root and its text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// The line of a byte offset, counted from 1.
    pub fn line_of(&self, offset: usize) -> usize {
        let end = offset.min(self.text.len());
        self.text[..self.text.floor_char_boundary(end)].matches('\n').count() + 1
    }

    /// The byte range of a line (counted from 1) without its line feed; empty at the end when there is no such line.
    pub fn line_span(&self, line: usize) -> Range<usize> {
        let mut start = 0;
        for (index, text) in self.text.split('\n').enumerate() {
            if index + 1 == line {
                return start..start + text.len();
            }
            start += text.len() + 1;
        }
        self.text.len()..self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_from_one() {
        let source = Source::new("a.md", "one\ntwo\nthree");
        assert_eq!(source.line_of(0), 1);
        assert_eq!(source.line_of(4), 2);
        assert_eq!(&source.text[source.line_span(2)], "two");
        assert_eq!(source.line_span(9), 13..13);
    }
}
