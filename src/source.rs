//! Text with places: a file's path and content, and spans of bytes in it.
//!
//! In: a path and its text. Out: lines, columns and excerpts for whoever has to point at somebody's file.
//! Knows nothing of what the text means and never reads a file itself.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

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

/// Files by their paths. A copy costs nothing, and stays as it is when the original changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources(Arc<Vec<Arc<Source>>>);

impl Sources {
    /// The file of a path.
    pub fn get(&self, path: &str) -> Option<&Source> {
        self.place(path).ok().map(|place| &*self.0[place])
    }

    /// The files below a folder, in the order of their paths.
    pub fn below(&self, folder: &str) -> &[Arc<Source>] {
        let folder = format!("{folder}/");
        let first = self.0.partition_point(|source| source.path < folder);
        let length = self.0[first..].partition_point(|source| source.path.starts_with(&folder));
        &self.0[first..first + length]
    }

    /// Puts a file in, instead of the one that has its path.
    pub fn put(&mut self, source: Source) {
        match self.place(&source.path) {
            Ok(place) => Arc::make_mut(&mut self.0)[place] = Arc::new(source),
            Err(place) => Arc::make_mut(&mut self.0).insert(place, Arc::new(source)),
        }
    }

    /// Takes the file of a path out, if there is one.
    pub fn remove(&mut self, path: &str) {
        if let Ok(place) = self.place(path) {
            Arc::make_mut(&mut self.0).remove(place);
        }
    }

    fn place(&self, path: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|source| source.path.as_str().cmp(path))
    }
}

impl FromIterator<Source> for Sources {
    fn from_iter<I: IntoIterator<Item = Source>>(sources: I) -> Self {
        let mut all: Vec<Arc<Source>> = sources.into_iter().map(Arc::new).collect();
        all.sort_by(|a, b| a.path.cmp(&b.path));
        Self(Arc::new(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_path_and_by_folder() {
        let mut sources: Sources = ["b/1", "a-b/1", "a/2", "a/1", "a"].map(|path| Source::new(path, "")).into_iter().collect();
        let below =
            |sources: &Sources, folder| sources.below(folder).iter().map(|source| source.path.clone()).collect::<Vec<_>>();
        assert_eq!(below(&sources, "a"), ["a/1", "a/2"]);
        let before = sources.clone();
        sources.put(Source::new("a/1", "new"));
        sources.put(Source::new("a/3", ""));
        sources.remove("a/2");
        assert_eq!(below(&sources, "a"), ["a/1", "a/3"]);
        assert_eq!((sources.get("a/1").map(|source| source.text.as_str()), sources.get("a/2")), (Some("new"), None));
        assert_eq!(below(&before, "a"), ["a/1", "a/2"]);
    }

    #[test]
    fn lines_count_from_one() {
        let source = Source::new("a.md", "one\ntwo\nthree");
        assert_eq!(source.line_of(0), 1);
        assert_eq!(source.line_of(4), 2);
        assert_eq!(&source.text[source.line_span(2)], "two");
        assert_eq!(source.line_span(9), 13..13);
    }
}
