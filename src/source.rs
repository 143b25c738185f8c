//! Text with places: a file's path and content, and spans of bytes in it.
//!
//! In: a path and its text. Out: lines, columns and excerpts for whoever has to point at somebody's file.
//! Knows nothing of what the text means and never reads a file itself: who lends a page says how it is read again.

use std::cell::OnceCell;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

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

/// A source that need not have been read before somebody looks at it.
pub type Opened<'s> = dyn Deref<Target = Source> + 's;

/// Reads a file again, by its path.
pub type Again = Arc<dyn Fn(&str) -> Source + Send + Sync>;

/// A file of the site: its path, and its text for whoever asks.
pub struct Page {
    /// Path below the site's root, with `/` between its parts.
    pub path: String,
    text: PageText,
}

enum PageText {
    Kept(Arc<Source>),
    /// Given away to who asks first and read again for all others: the texts of a large site are too much to keep.
    Lent(Mutex<Option<Arc<Source>>>, Again),
}

impl Page {
    /// A file that keeps its text.
    pub fn kept(source: Source) -> Self {
        Self { path: source.path.clone(), text: PageText::Kept(Arc::new(source)) }
    }

    /// The same file, which gives its text away.
    #[must_use]
    pub fn lent(&self, again: &Again) -> Self {
        let text = PageText::Lent(Mutex::new(Some(self.source())), Arc::clone(again));
        Self { path: self.path.clone(), text }
    }

    /// The text.
    pub fn source(&self) -> Arc<Source> {
        match &self.text {
            PageText::Kept(source) => Arc::clone(source),
            PageText::Lent(first, again) => {
                let first = first.lock().unwrap_or_else(PoisonError::into_inner).take();
                first.unwrap_or_else(|| Arc::new(again(&self.path)))
            }
        }
    }

    /// The text, asked for when somebody looks at it, and kept until then.
    pub fn open(&self) -> impl Deref<Target = Source> {
        OpenPage { page: self, source: OnceCell::new() }
    }
}

struct OpenPage<'p> {
    page: &'p Page,
    source: OnceCell<Arc<Source>>,
}

impl Deref for OpenPage<'_> {
    type Target = Source;

    fn deref(&self) -> &Source {
        self.source.get_or_init(|| self.page.source())
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.debug_struct("Page").field("path", &self.path).finish_non_exhaustive()
    }
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        match (&self.text, &other.text) {
            (PageText::Kept(one), PageText::Kept(other)) => one == other,
            _ => std::ptr::eq(self, other),
        }
    }
}

impl Eq for Page {}

/// Files by their paths. A copy costs nothing, and stays as it is when the original changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources(Arc<Vec<Arc<Page>>>);

impl Sources {
    /// The file of a path.
    pub fn page(&self, path: &str) -> Option<&Page> {
        self.place(path).ok().map(|place| &*self.0[place])
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<Arc<Source>> {
        self.page(path).map(Page::source)
    }

    /// The files below a folder, in the order of their paths.
    pub fn below(&self, folder: &str) -> &[Arc<Page>] {
        let folder = format!("{folder}/");
        let first = self.0.partition_point(|page| page.path < folder);
        let length = self.0[first..].partition_point(|page| page.path.starts_with(&folder));
        &self.0[first..first + length]
    }

    /// Puts a file in, instead of the one that has its path.
    pub fn put(&mut self, source: Source) {
        match self.place(&source.path) {
            Ok(place) => Arc::make_mut(&mut self.0)[place] = Arc::new(Page::kept(source)),
            Err(place) => Arc::make_mut(&mut self.0).insert(place, Arc::new(Page::kept(source))),
        }
    }

    /// Takes the file of a path out, if there is one.
    pub fn remove(&mut self, path: &str) {
        if let Ok(place) = self.place(path) {
            Arc::make_mut(&mut self.0).remove(place);
        }
    }

    /// The same files, which give their texts away.
    #[must_use]
    pub fn lent(self, again: &Again) -> Self {
        Self(Arc::new(self.0.iter().map(|page| Arc::new(page.lent(again))).collect()))
    }

    fn place(&self, path: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|page| page.path.as_str().cmp(path))
    }
}

impl FromIterator<Source> for Sources {
    fn from_iter<I: IntoIterator<Item = Source>>(sources: I) -> Self {
        let mut all: Vec<Arc<Page>> = sources.into_iter().map(|source| Arc::new(Page::kept(source))).collect();
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
        assert_eq!((sources.get("a/1").map(|source| source.text.clone()), sources.get("a/2")), (Some("new".into()), None));
        assert_eq!(below(&before, "a"), ["a/1", "a/2"]);
    }

    #[test]
    fn a_text_that_was_lent_is_read_again() {
        let sources: Sources = [Source::new("a", "first")].into_iter().collect();
        let again: Again = Arc::new(|path| Source::new(path, "again"));
        let lent = sources.lent(&again);
        let texts = [(); 3].map(|()| lent.get("a").expect("it is there").text.clone());
        assert_eq!(texts, ["first", "again", "again"]);
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
