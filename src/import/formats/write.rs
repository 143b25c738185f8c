//! Writing: blocks of a file as the text that import reads.
//!
//! In: blocks. Out: a paragraph on a line, a blank line between two, `##` before headings, `[^1]: …` for notes, rows in HTML. Words
//! are written so that import reads them back as they are: what only looks like markup is escaped.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::block::{Block, Cell, Piece, Table, Words, is_blank, plain};
use super::inline::{self, Place};

/// The text of some blocks.
pub(super) fn write(blocks: &[Block]) -> String {
    let labels = blocks.iter().filter_map(|block| match block {
        Block::Note(label, _) => Some(label.as_str()),
        _ => None,
    });
    let notes: BTreeSet<&str> = labels.collect();
    let written = blocks.iter().map(|block| self::block(block, &notes)).filter(|text| !text.trim().is_empty());
    let mut out = written.collect::<Vec<_>>().join("\n\n");
    out.push('\n');
    out
}

fn block(block: &Block, notes: &BTreeSet<&str>) -> String {
    let line = |words: &[Piece], place| inline::line(words, place, notes);
    match block {
        Block::Heading(_, words) if is_prose(words) => self::block(&Block::Paragraph(words.clone()), notes),
        Block::Heading(_, words) if is_blank(words) => String::new(),
        Block::Heading(level, words) => {
            format!("{} {}", "#".repeat(usize::from(*level).clamp(1, 6)), line(words, Place::Heading))
        }
        Block::Paragraph(words) => lines(words).iter().map(|words| line(words, Place::Line)).collect::<Vec<_>>().join("\n"),
        Block::Note(label, words) => format!("[^{label}]: {}", line(words, Place::Words)),
        Block::Table(table) => self::table(table, notes),
        Block::Verbatim(text) => text.trim_matches('\n').to_string(),
        Block::Rule => "---".to_string(),
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

fn table(table: &Table, notes: &BTreeSet<&str>) -> String {
    let mut out = String::from("<table>\n");
    let ink = |words: &[Piece]| inline::line(words, Place::Cell, notes);
    if !is_blank(&table.caption) {
        writeln!(out, "<caption>{}</caption>", ink(&table.caption)).expect("a string takes all");
    }
    for row in &table.rows {
        out.push_str("<tr>");
        let name = if row.header { "th" } else { "td" };
        for Cell { words, columns, rows } in &row.cells {
            write!(out, "<{name}").expect("a string takes all");
            for (attribute, span) in [("colspan", columns), ("rowspan", rows)] {
                if *span > 1 {
                    write!(out, " {attribute}=\"{span}\"").expect("a string takes all");
                }
            }
            write!(out, ">{}</{name}>", ink(words)).expect("a string takes all");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>");
    out
}

#[cfg(test)]
mod tests {
    use super::super::block::{Face, Row};
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
            write(&blocks),
            "## Scope\n\n1. Text[^1]\n\n[^1]: A note.\n\n<table>\n<tr><th colspan=\"2\">Both</th></tr>\n\
             <tr><td>a &lt; b</td><td>R&amp;D</td></tr>\n</table>\n"
        );
    }

    #[test]
    fn line_ends_of_a_title_block_stay_and_those_of_a_paragraph_go() {
        let broken = |first: &str, second: &str| [words(first), vec![Piece::Break], words(second)].concat();
        assert_eq!(write(&[Block::Paragraph(broken("Agenda item 6", "Safety"))]), "Agenda item 6\nSafety\n");
        let long = "word ".repeat(40);
        assert_eq!(write(&[Block::Paragraph(broken(&long, "Safety"))]).lines().count(), 1);
    }
}
