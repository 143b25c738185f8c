//! Rows of a table that blanks draw, line by line.
//!
//! In: the lines of a table. Out: for each line its cells in the grid of its page, and how it stands there. Which lines are one row is
//! not said here.

use super::super::labels::{Label, Style, labels};
use super::super::lines::{Line, Piece, pieces};
use super::super::note_start;
use super::grid::Grid;

/// A row on its way.
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    /// Whether a blank line stands above it.
    pub(super) apart: bool,
    /// Whether it is a head whose words stand above several columns each.
    pub(super) spans: bool,
    /// Columns before its name.
    pub(super) indent: usize,
    /// Columns before its name and in it, and those before the second strip of its page.
    reach: usize,
    room: usize,
}

impl Row {
    /// Whether it has figures behind its first cell.
    pub(super) fn counts(&self) -> bool {
        self.cells[1..].iter().any(|cell| is_figure(cell) && !is_year(cell))
    }

    /// Whether it has nothing but its first cell.
    pub(super) fn alone(&self) -> bool {
        self.cells[1..].iter().all(String::is_empty)
    }

    /// Whether the first word of a name would not have stood behind this one.
    pub(super) fn is_full(&self, name: &str) -> bool {
        let word = name.split(' ').next().unwrap_or_default().chars().count();
        self.reach + 1 + word + 2 > self.room
    }
}

/// The lines of all pages as rows, and where each page begins; nothing when they do not stand in columns.
pub(super) fn rows(lines: &[&Line]) -> Option<(Vec<Row>, Vec<usize>)> {
    let (mut rows, mut pages): (Vec<Row>, Vec<usize>) = (Vec::new(), Vec::new());
    let (mut before, mut left): (Vec<(usize, usize)>, usize) = (Vec::new(), 0);
    for page in lines.chunk_by(|first, second| first.page == second.page) {
        let filled: Vec<&Line> = page.iter().copied().filter(|line| is_row(line)).collect();
        let Some(margin) = filled.iter().map(|line| line.indent).min() else { continue };
        let own = Grid::of(&filled);
        // A page of few rows may leave columns empty: those of the page before hold, moved to its margin.
        let moved = |column: usize| (column + usize::from(margin)).saturating_sub(left);
        let grid = if before.is_empty() || own.strips.len() == before.len() {
            own
        } else {
            Grid { strips: before.iter().map(|&(start, end)| (moved(start), moved(end))).collect(), heads: 0 }
        };
        let fit = filled[grid.heads..].iter().filter(|line| grid.cells(line).is_some()).count() + grid.heads;
        if grid.strips.len() < 2 || fit * 10 < filled.len() * 9 {
            return None;
        }
        pages.push(rows.len());
        let (mut apart, mut heads) = (true, grid.heads);
        for line in page {
            if !line.is_blank() {
                let head = heads > 0 && is_row(line);
                heads -= usize::from(head);
                let found: Vec<Piece> = pieces(&line.layout).collect();
                let spans = head && found.len() < grid.strips.len();
                let cells = if head { grid.head(line) } else { grid.cells(line) };
                let alone = || {
                    let words = |at| if at == 0 { line.text.trim().to_string() } else { String::new() };
                    (0..grid.strips.len()).map(words).collect()
                };
                rows.push(Row {
                    cells: cells.unwrap_or_else(alone),
                    apart,
                    spans,
                    indent: usize::from(line.indent),
                    reach: found.first().map_or(0, |name| name.end),
                    room: grid.strips[1].0,
                });
            }
            apart = line.is_blank();
        }
        (before, left) = (grid.strips, usize::from(margin));
    }
    Some((rows, pages))
}

/// A row by its pieces: not a paragraph behind its number, not a note.
pub(super) fn is_row(line: &Line) -> bool {
    if line.wide_gaps == 0 {
        return false;
    }
    let mut found = pieces(&line.layout);
    let first = found.next().map_or(0, |first| first.text.len());
    let behind_first = |label: &Label| label.style != Style::Bullet && label.rest > first;
    let several = found.nth(1).is_some() || !labels(&line.text).iter().any(behind_first);
    several && note_start::marked(&line.text).is_none()
}

/// A figure, a sum or a dash; a year stands above a column as well.
pub(super) fn is_figure(cell: &str) -> bool {
    let digits = cell.bytes().any(|byte| byte.is_ascii_digit());
    let dash = matches!(cell, "-" | "–" | "—" | "..");
    dash || digits && !cell.contains(char::is_alphabetic)
}

fn is_year(cell: &str) -> bool {
    (4..=9).contains(&cell.len()) && cell.get(..2).is_some_and(|century| matches!(century, "18" | "19" | "20" | "21"))
}
