//! The chunks of the title block as pieces: what was printed as one thing.
//!
//! In: chunks and the lines behind them. Out: pieces in the order of the lines. A chunk in bold or marked as a heading is one; of others
//! each column of each line is, put together again where one cannot end and the next goes on below it.
//!
//! `Convention on the Elimination` / `of All Forms of Discrimination` is one piece; so is a title in capitals over three lines.

use super::parts::{beside_each_other, is_open, parts, runs_on};
use super::patterns::{ADOPTION, DATE, IN_FORCE, ON_REPORT, PLACE_AND_DATE, RESOLUTION_TITLE};
use super::zone::is_fact;
use crate::import::candidates::unwrap_emphasis;
use crate::import::lines::{Line, numbered};
use crate::import::segment::{Chunk, Kind};

/// One piece of the title block.
pub(super) struct Piece {
    /// Words without markup.
    pub(super) text: String,
    /// Numbers of its lines.
    pub(super) lines: Vec<usize>,
    /// The chunk that it begins in, and the one it ends in.
    pub(super) chunk: usize,
    pub(super) last_chunk: usize,
    /// Characters before it on its line; nothing where it has the line for itself.
    column: Option<usize>,
    /// Whether it stands out: bold, capitals or marked as a heading.
    pub(super) set_off: bool,
    /// Whether it is marked as a heading.
    pub(super) marked: bool,
    /// What it was taken for.
    pub(super) field: Option<&'static str>,
}

impl Piece {
    /// Number of its last line.
    pub(super) fn last_line(&self) -> usize {
        self.lines.last().copied().unwrap_or(0)
    }
}

/// The pieces of a chunk: its lines, and their parts; bold and marked chunks stay whole.
pub(super) fn pieces(index: usize, chunk: &Chunk, lines: &[Line]) -> Vec<Piece> {
    let piece = |text: String, lines: Vec<usize>, column: Option<usize>, set_off: bool, marked: bool| Piece {
        text,
        lines,
        chunk: index,
        last_chunk: index,
        column,
        set_off,
        marked,
        field: None,
    };
    let whole = unwrap_emphasis(chunk.text.trim());
    let marked = matches!(chunk.kind, Kind::Marked(_));
    if marked || whole.is_some() || ON_REPORT.is_match(&chunk.text.replace(['_', '*'], "")) {
        let text = whole.unwrap_or_else(|| chunk.text.trim().to_string());
        let texts = beside_each_other(&text);
        return texts.into_iter().map(|text| piece(text, chunk.lines.clone(), None, true, marked)).collect();
    }
    let mut out = Vec::new();
    for &number in &chunk.lines {
        let parts = parts(&numbered(lines, number).layout);
        let alone = parts.len() == 1;
        for part in parts {
            let inner = unwrap_emphasis(&part.text);
            let capitals = !part.text.chars().any(char::is_lowercase) && part.text.chars().any(char::is_alphabetic);
            let set_off = inner.is_some() || capitals;
            let text = inner.unwrap_or_else(|| part.text.split_whitespace().collect::<Vec<_>>().join(" "));
            out.push(piece(text, vec![number], (!alone).then_some(part.column), set_off, false));
        }
    }
    out
}

/// Most parts of a line.
const PARTS: usize = 4;

/// Puts together what goes on from line to line.
pub(super) fn join(pieces: impl Iterator<Item = Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        let above = out.iter_mut().rev().take(PARTS).find(|above| above.last_line() + 1 == piece.lines[0] && goes_on(above, &piece));
        match above {
            Some(above) => {
                above.text.push(' ');
                above.text.push_str(&piece.text);
                above.lines.extend(piece.lines);
                above.last_chunk = piece.last_chunk;
            }
            None => out.push(piece),
        }
    }
    out
}

/// Whether a piece goes on with the one on the line above.
fn goes_on(above: &Piece, below: &Piece) -> bool {
    let column = match (above.column, below.column) {
        (Some(above), Some(below)) => above.abs_diff(below) <= 4,
        (Some(above), None) => above <= 4,
        _ => true,
    };
    if !column || above.marked != below.marked || is_fact(&above.text) {
        return false;
    }
    let dated = above.text.contains(|c: char| c.is_ascii_digit());
    if (DATE.is_match(&below.text) || PLACE_AND_DATE.is_match(&below.text))
        && !dated
        && (IN_FORCE.is_match(&above.text) || ADOPTION.is_match(&above.text))
    {
        return true;
    }
    if is_fact(&below.text) {
        return is_open(&above.text);
    }
    // A title in capitals that goes on below a full line.
    let title = above.set_off && below.set_off && above.text.len() >= 30 && above.column.is_none() && below.column.is_none();
    let act = above.chunk == below.chunk && RESOLUTION_TITLE.is_match(&above.text);
    title || act || runs_on(&above.text, &below.text)
}
