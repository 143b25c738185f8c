//! Text with places: a file's path and content, and spans of bytes in it.
//!
//! In: a path and its text. Out: lines, columns and excerpts for whoever has to point at somebody's file.
//! Knows nothing of what the text means and never reads a file itself.

use std::ops::Range;
use std::sync::OnceLock;

use memchr::memchr_iter;

/// A text file as a value: where it lies below the root, and what it says.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path below the site's root, with `/` between its parts.
    pub path: String,
    /// The whole text, UTF-8, as it was read.
    pub text: String,
    /// First byte of each line, worked out when somebody first asks for a line.
    starts: OnceLock<Vec<u32>>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.text == other.text
    }
}

impl Eq for Source {}

impl Source {
    /// A source from its path below the root and its text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), starts: OnceLock::new() }
    }

    /// The line of a byte offset, counted from 1.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts().partition_point(|&start| start as usize <= offset)
    }

    /// The byte range of a line (counted from 1) without its line feed; empty at the end when there is no such line.
    pub fn line_span(&self, line: usize) -> Range<usize> {
        let starts = self.starts();
        let Some(&start) = line.checked_sub(1).and_then(|index| starts.get(index)) else {
            return self.text.len()..self.text.len();
        };
        let end = starts.get(line).map_or(self.text.len(), |&next| next as usize - 1);
        start as usize..end
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| {
            let ends = || memchr_iter(b'\n', self.text.as_bytes());
            let mut starts = Vec::with_capacity(1 + ends().count());
            starts.push(0);
            starts.extend(ends().map(|end| u32::try_from(end + 1).expect("a text has fewer bytes than that")));
            starts
        })
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
