//! The chunks of the title block as pieces: what was printed as one thing.
//!
//! In: chunks and the lines behind them. Out: pieces in the order of the lines. A chunk in bold or marked as a heading is one; of others
//! each column of each line is, put together again where one cannot end and the next goes on below it.
//!
//! `Convention on the Elimination` / `of All Forms of Discrimination` is one piece; so is a title in capitals over three lines.

use super::extent::{TitleBlock, is_fact};
use super::parts::{beside_each_other, is_open, parts, runs_on};
use super::patterns::{ADOPTION, BODY, IN_FORCE, ON_REPORT, RESOLUTION_TITLE, is_dated};
use crate::import::candidates::unwrap_emphasis;
use crate::import::chunk::{Chunk, Kind};
use crate::import::lines::{Line, numbered};

/// One piece of the title block.
pub(super) struct Piece {
    /// Words without markup.
    pub(super) text: String,
    /// Numbers of its lines.
    pub(super) lines: Vec<usize>,
    /// The chunk that it begins in, and the one it ends in.
    pub(super) chunk: usize,
    pub(super) last_chunk: usize,
    /// Characters before it on its line.
    column: usize,
    /// Whether it has its lines for itself.
    alone: bool,
    /// Whether it stands out: bold, capitals or marked as a heading.
    pub(super) set_off: bool,
    /// Whether it is marked as a heading.
    pub(super) marked: bool,
    /// What it was taken for.
    pub(super) field: Option<&'static str>,
}

impl Piece {
    /// Takes the words below it.
    fn go_on(&mut self, text: &str, lines: &[usize]) {
        self.text.push(' ');
        self.text.push_str(text);
        self.lines.extend(lines);
    }

    /// Number of its last line.
    pub(super) fn last_line(&self) -> usize {
        self.lines.last().copied().unwrap_or(0)
    }
}

/// The pieces of a chunk: its lines, and their parts; bold and marked chunks stay whole.
pub(super) fn pieces(index: usize, chunk: &Chunk, lines: &[Line], block: &TitleBlock) -> Vec<Piece> {
    let whole = unwrap_emphasis(chunk.text.trim());
    let marked = matches!(chunk.kind, Kind::Marked(_));
    let piece = |text: String, lines: Vec<usize>, column: usize, alone: bool, set_off: bool| Piece {
        text,
        lines,
        chunk: index,
        last_chunk: index,
        column,
        alone,
        set_off,
        marked,
        field: None,
    };
    if marked || whole.is_some() || ON_REPORT.is_match(&chunk.text.replace(['_', '*'], "")) {
        let text = whole.unwrap_or_else(|| chunk.text.trim().to_string());
        let texts = beside_each_other(&text);
        return texts.into_iter().map(|text| piece(text, chunk.lines.clone(), 0, true, true)).collect();
    }
    let mut out: Vec<Piece> = Vec::new();
    for &number in &chunk.lines {
        let parts = parts(&numbered(lines, number).layout);
        let alone = parts.len() == 1;
        for part in parts {
            let inner = unwrap_emphasis(&part.text);
            let capitals = !part.text.chars().any(char::is_lowercase) && part.text.chars().any(char::is_alphabetic);
            let set_off = inner.is_some() || capitals;
            let text = inner.unwrap_or_else(|| part.text.split_whitespace().collect::<Vec<_>>().join(" "));
            match out.last_mut().filter(|_| alone && block.goes_on(number) == Some(true)) {
                Some(above) => above.go_on(&text, &[number]),
                None => out.push(piece(text, vec![number], part.column, alone, set_off)),
            }
        }
    }
    out
}

/// Columns before a line that stands in the middle of the page.
const CENTRED: usize = 8;

/// Most parts of a line.
const PARTS: usize = 4;

/// Puts together what goes on from line to line.
pub(super) fn join(pieces: impl Iterator<Item = Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        // Where a blank line stands below each line, a small letter goes on.
        let small = piece.text.starts_with(char::is_lowercase);
        let follows =
            |above: &Piece| (1..=1 + usize::from(small)).contains(&(piece.lines[0] - above.last_line().min(piece.lines[0])));
        let above = out.iter_mut().rev().take(PARTS).find(|above| follows(above) && goes_on(above, &piece));
        match above {
            Some(above) => {
                above.go_on(&piece.text, &piece.lines);
                above.last_chunk = piece.last_chunk;
            }
            None => out.push(piece),
        }
    }
    out
}

/// Whether a piece goes on with the one on the line above.
fn goes_on(above: &Piece, below: &Piece) -> bool {
    let column = above.column.abs_diff(below.column) <= 4 || above.alone && below.alone;
    if !column || above.marked != below.marked || is_fact(&above.text) {
        return false;
    }
    let dated = above.text.contains(|c: char| c.is_ascii_digit());
    if !dated && is_dated(&below.text) && (IN_FORCE.is_match(&above.text) || ADOPTION.is_match(&above.text)) {
        return true;
    }
    if ON_REPORT.is_match(&below.text) || IN_FORCE.is_match(&below.text) {
        return false;
    }
    if is_fact(&below.text) {
        return is_open(&above.text);
    }
    // A title in capitals that goes on below a full line, or in the middle of the page.
    let alone = above.set_off && below.set_off && above.alone && below.alone;
    let centred = above.column >= CENTRED && below.column >= CENTRED;
    // `THE STATES PARTIES TO THIS CONVENTION` opens the text.
    let clause = below.text.starts_with("THE ") && !is_open(&above.text);
    let title = alone && !clause && (above.text.len() >= 30 || centred);
    let act = above.chunk == below.chunk && RESOLUTION_TITLE.is_match(&above.text);
    // The name of a body in a column of its own.
    let beside_facts = above.column > 0 && !above.alone || below.set_off && !below.alone;
    let body = beside_facts && above.column == below.column && BODY.is_match(&above.text) && !BODY.is_match(&below.text);
    title || act || body || runs_on(&above.text, &below.text)
}
