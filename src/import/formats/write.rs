//! Writing: blocks of a file as the text that import reads.
//!
//! In: blocks. Out: a paragraph on a line, a blank line between two, `##` before headings, `[^1]: …` for notes, rows in HTML. Words
//! are written so that import reads them back as they are: what only looks like markup is escaped.

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::block::{Block, Cell, Piece, Words, is_blank, plain};
use super::inline::{self, Place};
use super::printed_lines::{REMARK, are_printed_lines};

/// The text of some blocks.
pub(super) fn write(blocks: Vec<Block>) -> String {
    let labels = blocks.iter().filter_map(|block| match block {
        Block::Note(label, _) => Some(label.clone()),
        _ => None,
    });
    let notes: BTreeSet<String> = labels.collect();
    let mut writer = Writer::new(notes.iter().map(String::as_str).collect());
    let lines = are_printed_lines(&blocks);
    if lines {
        writer.push(REMARK);
    }
    let is_line = |block: &Block| lines && matches!(block, Block::Paragraph(_));
    let mut above = false;
    for block in blocks {
        writer.beside = above && is_line(&block);
        above = is_line(&block);
        writer.block(&block);
    }
    writer.finish()
}

/// A text that is being written, block by block.
pub(super) struct Writer<'a> {
    /// Labels of the notes there are.
    notes: BTreeSet<&'a str>,
    /// Whether the next block is the next line.
    beside: bool,
    out: String,
}

impl<'a> Writer<'a> {
    /// A text without anything, for blocks with these notes.
    pub(super) fn new(notes: BTreeSet<&'a str>) -> Self {
        Self { notes, beside: false, out: String::new() }
    }

    /// Writes a block.
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(_, words) if is_blank(words) => {}
            Block::Heading(level, words) if !is_prose(words) => {
                let marks = "#".repeat(usize::from(*level).clamp(1, 6));
                let title = self.line(words, Place::Heading);
                self.push(&format!("{marks} {title}"));
            }
            Block::Heading(_, words) | Block::Paragraph(words) => {
                let lines: Vec<String> = lines(words).iter().map(|words| self.line(words, Place::Line)).collect();
                self.push(&lines.join("\n"));
            }
            Block::Note(label, words) => {
                let words = self.line(words, Place::Words);
                self.push(&format!("[^{label}]: {words}"));
            }
            Block::Table(table) => {
                let mut open = self.table();
                open.caption(&table.caption);
                for row in &table.rows {
                    open.row(row.header, &row.cells);
                }
                open.finish();
            }
            Block::Verbatim(text) => self.push(text.trim_matches('\n')),
            Block::Rule => self.push("---"),
            Block::LeftOut(why, words) => self.push(&why.line(words)),
        }
    }

    /// Begins a table.
    pub(super) fn table(&mut self) -> OpenTable<'_, 'a> {
        self.push("<table>\n");
        OpenTable(self)
    }

    /// The text.
    pub(super) fn finish(self) -> String {
        let mut out = self.out;
        out.push('\n');
        out
    }

    fn line(&self, words: &[Piece], place: Place) -> String {
        inline::line(words, place, &self.notes)
    }

    fn push(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str(if self.beside { "\n" } else { "\n\n" });
        }
        self.out.push_str(text);
    }
}

/// A table that is being written, row by row.
pub(super) struct OpenTable<'w, 'a>(&'w mut Writer<'a>);

impl OpenTable<'_, '_> {
    pub(super) fn caption(&mut self, words: &[Piece]) {
        if !is_blank(words) {
            let words = self.0.line(words, Place::Cell);
            self.0.out.extend(["<caption>", &words, "</caption>\n"]);
        }
    }

    pub(super) fn row(&mut self, header: bool, cells: impl IntoIterator<Item: Borrow<Cell>>) {
        self.0.out.push_str("<tr>");
        let name = if header { "th" } else { "td" };
        for cell in cells {
            let Cell { words, columns, rows } = cell.borrow();
            self.0.out.extend(["<", name]);
            for (attribute, span) in [("colspan", columns), ("rowspan", rows)] {
                if *span > 1 {
                    write!(self.0.out, " {attribute}=\"{span}\"").expect("a string takes all");
                }
            }
            let words = self.0.line(words, Place::Cell);
            self.0.out.extend([">", &words, "</", name, ">"]);
        }
        self.0.out.push_str("</tr>\n");
    }

    pub(super) fn finish(self) {
        self.0.out.push_str("</table>");
    }
}

/// Words in the look of a heading that are none: some files give that look to every numbered paragraph.
fn is_prose(words: &[Piece]) -> bool {
    let plain = plain(words);
    let count = plain.split_whitespace().count();
    count > 120 || count > 20 && plain.trim_end().ends_with(['.', ';'])
}

/// Longest piece between two line ends that is a line of its own, in characters.
const LINE: usize = 100;

/// A paragraph by its line ends: those of a title block or an address are lines, those inside running text are not.
fn lines(words: &[Piece]) -> Vec<Words> {
    let parts: Vec<Words> = words.split(|piece| *piece == Piece::Break).map(<[Piece]>::to_vec).collect();
    let numbered = matches!(words.first(), Some(Piece::Label(_)));
    let short = parts.iter().all(|part| plain(part).chars().count() <= LINE);
    // Two line ends together set paragraphs apart.
    let doubled = parts.len() > 2 && parts[1..parts.len() - 1].iter().any(|part| is_blank(part));
    if parts.len() > 1 && !numbered && (short || doubled) {
        parts.into_iter().filter(|part| !is_blank(part)).collect()
    } else {
        vec![words.to_vec()]
    }
}

#[cfg(test)]
mod tests {
    use super::super::block::{Face, Row, Table};
    use super::*;

    fn words(text: &str) -> Words {
        vec![Piece::Text(text.to_string(), Face::default())]
    }

    #[test]
    fn blocks_stand_apart_and_say_what_they_are() {
        let cell = |text: &str, columns| Cell { words: words(text), columns, rows: 1 };
        let blocks = [
            Block::Heading(2, words("Scope")),
            Block::Paragraph([vec![Piece::Label("1.".into())], words("Text"), vec![Piece::Mark("1".into())]].concat()),
            Block::Note("1".into(), words("A note.")),
            Block::Table(Table {
                caption: Words::new(),
                rows: vec![
                    Row { header: true, cells: vec![cell("Both", 2)] },
                    Row { header: false, cells: vec![cell("a < b", 1), cell("R&D", 1)] },
                ],
            }),
        ];
        assert_eq!(
            write(blocks.into()),
            "## Scope\n\n1. Text[^1]\n\n[^1]: A note.\n\n<table>\n<tr><th colspan=\"2\">Both</th></tr>\n\
             <tr><td>a &lt; b</td><td>R&amp;D</td></tr>\n</table>\n"
        );
    }

    #[test]
    fn line_ends_of_a_title_block_stay_and_those_of_a_paragraph_go() {
        let broken = |first: &str, second: &str| [words(first), vec![Piece::Break], words(second)].concat();
        assert_eq!(write(vec![Block::Paragraph(broken("Agenda item 6", "Safety"))]), "Agenda item 6\nSafety\n");
        let long = "word ".repeat(40);
        assert_eq!(write(vec![Block::Paragraph(broken(&long, "Safety"))]).lines().count(), 1);
    }
}
