//! Chunks: the pieces of a text as far as its lines can tell.
//!
//! In: nothing; these are the values that `segment` gives and every later step takes.

/// A piece of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Numbers of its lines in the source.
    pub(super) lines: Vec<usize>,
    /// The words on one line, inline markup still in place; for tables and listings the layout lines.
    pub(super) text: String,
    /// What it is, as far as its lines tell.
    pub(super) kind: Kind,
    /// Columns before its first line.
    pub(super) indent: u16,
    /// Whether furniture, notes or a page end stand before it.
    pub(super) broken: bool,
    /// Whether a blank line stands before it.
    pub(super) apart: bool,
}

/// What a chunk is, as far as its lines tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words: a paragraph or heading.
    #[default]
    Text,
    /// A heading marked as one with that many `#`.
    Marked(u8),
    /// The text of a note, with its printed label.
    Note(String),
    /// Rows of a table: the lines as they stand.
    Table,
}
