//! Running text with its marks beside it.
//!
//! The plain words stand in one string, so that whoever searches them (names of treaties, symbols) never meets markup;
//! emphasis, links and note marks are ranges over it. Ranges count bytes and lie on character boundaries.

/// Plain text and what is marked in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The words, without label, note marks or markup; runs of white space are one space.
    pub plain: String,
    /// Marks in the order of their start; a longer one stands before a shorter one that starts with it.
    pub marks: Vec<Mark>,
}

/// One marked range of a [`Text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// First byte in the plain text.
    pub start: usize,
    /// One past the last byte; equal to `start` for marks without words ([`MarkKind::NoteMark`], [`MarkKind::Break`]).
    pub end: usize,
    /// What the range is.
    pub kind: MarkKind,
}

/// What a marked range is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkKind {
    /// Italics in print.
    Emphasis,
    /// Bold in print.
    Strong,
    /// Code, set in a fixed width.
    Code,
    /// Deleted text.
    Strike,
    /// A link written in the page: its target as written (an address, or `cite:...`).
    Link(Box<str>),
    /// The place where a note is cited: the key of the [`Note`](super::Note).
    NoteMark(Box<str>),
    /// A line break that the text asks for.
    Break,
}

impl Text {
    /// Text without marks.
    pub fn plain(words: impl Into<String>) -> Self {
        Self { plain: words.into(), marks: Vec::new() }
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// Adds another text behind this one.
    pub fn append(&mut self, other: &Self) {
        let offset = self.plain.len();
        self.plain.push_str(&other.plain);
        self.marks.extend(other.marks.iter().map(|mark| Mark {
            start: mark.start + offset,
            end: mark.end + offset,
            kind: mark.kind.clone(),
        }));
    }

    /// The keys of the notes cited in it, in order.
    pub fn note_keys(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::NoteMark(key) => Some(&**key),
            _ => None,
        })
    }

    /// A part of the text with the marks that lie in it, cut to it.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> Self {
        let marks = self
            .marks
            .iter()
            .filter(|mark| {
                mark.start < end && mark.end > start || mark.start == mark.end && mark.start >= start && mark.end <= end
            })
            .map(|mark| Mark {
                start: mark.start.clamp(start, end) - start,
                end: mark.end.clamp(start, end) - start,
                kind: mark.kind.clone(),
            })
            .collect();
        Self { plain: self.plain[start..end].to_string(), marks }
    }
}
