//! A document: its header facts and its blocks in the order of the text.
//!
//! The tree is flat on purpose. Which paragraph introduces which item and which section holds what follows from labels and
//! levels, and `anchors` works it out beside the tree; nothing in here is ever changed after it was made.

use super::{Meta, Text};

/// One document of the site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The header facts (front matter).
    pub meta: Meta,
    /// Headings, paragraphs, tables and notes in the order of the text.
    pub blocks: Vec<Block>,
}

/// One piece of a document and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub content: Content,
    /// First line in the file it was read from, counted from 1.
    pub line: usize,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A heading.
    Heading(Heading),
    /// A paragraph, sub-paragraph or list item.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// The text of a note, where it is defined.
    Note(Note),
    /// Lines that keep their line breaks and spaces: a listing, a form, a block that could not be read otherwise.
    Preformatted(String),
}

/// A heading with its level in the outline of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 for the outermost level (annexes and main sections alike).
    pub level: u8,
    /// The printed label without its full stop: `II`, `A`, `Annex I`, `Article 5`.
    pub label: Option<String>,
    /// The title behind the label; may be empty (`Article 5` alone).
    pub text: Text,
}

/// A paragraph, sub-paragraph or list item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The printed label without a final full stop: `12`, `12 bis`, `(a)`, `(iv)`, `1)`; `None` where the text prints none.
    pub label: Option<String>,
    /// 0 for a paragraph of the running text, 1 for what it introduces, and so on.
    pub level: u8,
    /// Whether it is an item behind a bullet or dash.
    pub bullet: bool,
    /// Whether it is set off as a quotation.
    pub quoted: bool,
    /// The words.
    pub text: Text,
}

/// A note: footnote, endnote or table note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Unique in the document: the printed label, with a scope and a slash before it where a label is printed twice
    /// (`a`, `annex-2/a`).
    pub key: String,
    /// The words.
    pub text: Text,
}

impl Note {
    /// The label as printed: the key without its scope.
    pub fn label(&self) -> &str {
        self.key.rsplit('/').next().unwrap_or(&self.key)
    }
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The line above or below it that says what it shows.
    pub caption: Option<Text>,
    /// How many rows at the top are headers.
    pub header_rows: usize,
    /// All rows from the top. A cell hidden by a span is there, empty, with `colspan` 0: every row has the same length.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The words.
    pub text: Text,
    /// How many columns it covers; 0 when another cell covers this place.
    pub colspan: usize,
    /// How many rows it covers; 0 when another cell covers this place.
    pub rowspan: usize,
}

impl Cell {
    /// A cell of its own place alone.
    pub fn new(text: Text) -> Self {
        Self { text, colspan: 1, rowspan: 1 }
    }

    /// A place that another cell covers.
    pub fn covered() -> Self {
        Self { text: Text::default(), colspan: 0, rowspan: 0 }
    }

    /// Whether another cell covers this place.
    pub fn is_covered(&self) -> bool {
        self.colspan == 0 || self.rowspan == 0
    }
}

impl Table {
    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

impl Content {
    /// The running text of the block, where it has one.
    pub fn text(&self) -> Option<&Text> {
        match self {
            Self::Heading(heading) => Some(&heading.text),
            Self::Paragraph(paragraph) => Some(&paragraph.text),
            Self::Note(note) => Some(&note.text),
            Self::Table(_) | Self::Preformatted(_) => None,
        }
    }
}
