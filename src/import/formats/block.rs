//! What a Word or HTML file holds, before it is written as text: blocks of words with their look.
//!
//! In: nothing; these are the values that the readers of files make and `write` takes. They say how a thing is printed (a label, a
//! row of cells, a raised figure), never what it means: that is for the reading of the text.

use std::rc::Rc;

/// A piece of a file, from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    /// A heading of an outline level, from 1.
    Heading(u8, Words),
    /// A paragraph or item; its printed label is the beginning of its words.
    Paragraph(Words),
    /// The text of a note, with its printed label.
    Note(String, Words),
    /// A table.
    Table(Table),
    /// Lines that stand as they are.
    Verbatim(String),
    /// A line drawn across the page.
    Rule,
    /// Words that are no part of the text.
    LeftOut(LeftOut, String),
}

/// What stands in a file around its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum LeftOut {
    /// What a website puts around a text.
    Frame,
    /// A table of contents; the site makes its own.
    Contents,
}

impl LeftOut {
    const ALL: [Self; 2] = [Self::Frame, Self::Contents];

    fn name(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Contents => "contents",
        }
    }

    /// Words left out as a line of the text: a remark, so that the account can say what became of them.
    pub(super) fn line(self, words: &str) -> String {
        format!("<!-- {}: {} -->", self.name(), words.replace("--", "–"))
    }

    /// What was left out where a line stands.
    pub(in crate::import) fn of(line: &str) -> Option<Self> {
        let remark = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?;
        Self::ALL.into_iter().find(|left| remark.strip_prefix(left.name()).is_some_and(|rest| rest.starts_with(": ")))
    }
}

/// Words with their look.
pub(super) type Words = Vec<Piece>;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// Words of one look.
    Text(String, Face),
    /// A label that the file computes: no markup is in it, and none is put around it.
    Label(String),
    /// The mark of a note, by its printed label.
    Mark(String),
    /// The end of a line inside a paragraph.
    Break,
}

/// How words look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Face {
    /// In bold.
    pub(super) bold: bool,
    /// In italics.
    pub(super) italic: bool,
    /// Above or below the line.
    pub(super) height: Height,
    /// Where they lead to.
    pub(super) link: Option<Rc<str>>,
}

/// Where words stand beside the line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Height {
    /// On it.
    #[default]
    Line,
    /// Above it, as marks of notes and powers do.
    Raised,
    /// Below it, as in formulas.
    Lowered,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Table {
    /// What it shows, in the words of the file.
    pub(super) caption: Words,
    /// Its rows.
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Row {
    /// Whether it is a header.
    pub(super) header: bool,
    /// Its cells; those that a cell above covers are not among them.
    pub(super) cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    /// What it says.
    pub(super) words: Words,
    /// How many columns it spans.
    pub(super) columns: usize,
    /// How many rows it spans.
    pub(super) rows: usize,
}

/// Widest span of a cell: as many columns as Word allows in a table.
pub(super) const WIDEST: usize = 63;

/// Whether there is anything to read in the words.
pub(super) fn is_blank(words: &[Piece]) -> bool {
    words.iter().all(|piece| match piece {
        Piece::Text(text, _) | Piece::Label(text) => text.trim().is_empty(),
        Piece::Break => true,
        Piece::Mark(_) => false,
    })
}

/// The words alone.
pub(super) fn plain(words: &[Piece]) -> String {
    words
        .iter()
        .map(|piece| match piece {
            Piece::Text(text, _) | Piece::Label(text) => text.as_str(),
            Piece::Break => " ",
            Piece::Mark(_) => "",
        })
        .collect()
}

/// The words of several blocks in one cell: a line each; the cells of a table inside behind semicolons.
pub(super) fn flat(blocks: Vec<Block>) -> Words {
    let mut out = Words::new();
    for block in blocks {
        let mut words = match block {
            Block::Heading(_, words) | Block::Paragraph(words) => words,
            Block::Table(table) => {
                let cells = table.rows.into_iter().flat_map(|row| row.cells).map(|cell| cell.words);
                let filled: Vec<Words> = cells.filter(|words| !is_blank(words)).collect();
                filled.join(&Piece::Text("; ".to_string(), Face::default()))
            }
            Block::Verbatim(text) => vec![Piece::Text(text, Face::default())],
            Block::Note(..) | Block::Rule | Block::LeftOut(..) => continue,
        };
        if is_blank(&words) {
            continue;
        }
        if !out.is_empty() {
            out.push(Piece::Break);
        }
        out.append(&mut words);
    }
    out
}
