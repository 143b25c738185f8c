//! The grid of a page: the strips of it that blanks part in nearly every row.
//!
//! In: the rows of a page. Out: strips, and the cells of a row in them. The first rows may be the head of others: `2007` stands in the
//! middle above two columns and hides the gap between them, and a head in the middle of its column begins where no figure does. So the
//! strips are those of the rows below, where these stand in more columns, or in as many as the head has words.

use super::super::lines::{Line, Piece, pieces};
use super::row::is_figure;

/// Most rows of a head that do not stand in the columns.
const HEADS: usize = 3;
/// Fewest rows below such a head.
const BELOW: usize = 2;

/// The columns of a page.
pub(super) struct Grid {
    /// Where each begins and ends.
    pub(super) strips: Vec<(usize, usize)>,
    /// How many rows at the top are a head that stands otherwise.
    pub(super) heads: usize,
}

impl Grid {
    /// The grid that the rows of a page stand in.
    pub(super) fn of(rows: &[&Line]) -> Self {
        let own = strips(rows);
        let words: Vec<usize> = rows.iter().take(HEADS + 1).map(|row| pieces(&row.layout).count()).collect();
        let mut best: Option<Self> = None;
        for heads in 1..=HEADS.min(rows.len().saturating_sub(BELOW)) {
            // Most heads stand in their columns.
            if words[0] >= words[heads] && own.len() <= words[heads - 1] {
                continue;
            }
            let below = strips(&rows[heads..]);
            let hidden = below.len() > own.len() && words[0] < below.len();
            let beside = below.len() < own.len() && words[heads - 1] == below.len();
            // A second row of the head may hide what the first one does not.
            let more = best.as_ref().is_none_or(|best| best.strips.len() < below.len());
            if more
                && (hidden || beside)
                && words[..heads].iter().all(|words| *words <= below.len())
                && count(&rows[heads..], &below)
            {
                best = Some(Self { strips: below, heads });
            }
        }
        best.unwrap_or(Self { strips: own, heads: 0 })
    }

    /// The cells of a head that does not stand in the columns: each word stands above those whose middle is nearest to its own, and in
    /// the cell of the first of them. Nothing where a word has no column.
    pub(super) fn head(&self, line: &Line) -> Option<Vec<String>> {
        let mut out = vec![String::new(); self.strips.len()];
        let found: Vec<Piece> = pieces(&line.layout).collect();
        if found.len() == self.strips.len() {
            return Some(found.iter().map(|piece| piece.text.to_string()).collect());
        }
        // The column of names has a word of its own, or none.
        let named = usize::from(found.first().is_some_and(|first| first.start < self.strips[0].1));
        for piece in &found[..named] {
            out[0] = piece.text.to_string();
        }
        let middle = |start: usize, end: usize| start + end;
        let mut taken = named;
        for (at, &(start, end)) in self.strips.iter().enumerate().skip(1) {
            let away = |piece: &Piece| middle(piece.start, piece.end).abs_diff(middle(start, end));
            let nearest = (named..found.len()).min_by_key(|&place| away(&found[place]))?;
            if nearest == taken {
                out[at] = found[nearest].text.to_string();
                taken += 1;
            }
        }
        (taken == found.len()).then_some(out)
    }

    /// The cells of a row; nothing when a piece reaches over several strips.
    pub(super) fn cells(&self, line: &Line) -> Option<Vec<String>> {
        cells(line, &self.strips)
    }
}

/// Whether most rows have a figure in each column behind the first.
fn count(rows: &[&Line], strips: &[(usize, usize)]) -> bool {
    let counts = |row: &&&Line| {
        cells(row, strips)
            .is_some_and(|cells| cells.iter().all(|cell| !cell.is_empty()) && cells[1..].iter().all(|cell| is_figure(cell)))
    };
    strips.len() > 1 && rows.iter().filter(counts).count() * 10 >= rows.len() * 6
}

/// The strips of text on one page.
fn strips(rows: &[&Line]) -> Vec<(usize, usize)> {
    let mut taken: Vec<usize> = Vec::new();
    for row in rows {
        for (column, _) in row.layout.chars().enumerate().filter(|(_, c)| *c != ' ') {
            taken.resize(taken.len().max(column + 1), 0);
            taken[column] += 1;
        }
    }
    // One row in twenty may reach over a gap, as a long name does.
    let most = rows.len() / 20;
    let mut strips: Vec<(usize, usize)> = Vec::new();
    let mut free = 2;
    for (column, count) in taken.iter().enumerate() {
        if *count <= most {
            free += 1;
            continue;
        }
        match strips.last_mut() {
            Some(strip) if free < 2 => strip.1 = column + 1,
            _ => strips.push((column, column + 1)),
        }
        free = 0;
    }
    strips
}

fn cells(line: &Line, strips: &[(usize, usize)]) -> Option<Vec<String>> {
    let mut out = vec![String::new(); strips.len()];
    for piece in pieces(&line.layout) {
        let mut over = (0..strips.len()).filter(|&at| piece.start < strips[at].1 && strips[at].0 < piece.end);
        let nearest = || (0..strips.len()).min_by_key(|&at| strips[at].0.abs_diff(piece.start));
        let at = over.next().or_else(nearest)?;
        if over.next().is_some() {
            return None;
        }
        join(&mut out[at], piece.text);
    }
    Some(out)
}

/// Puts words behind those of a cell.
pub(in crate::import) fn join(cell: &mut String, more: &str) {
    if !cell.is_empty() && !more.is_empty() {
        cell.push(' ');
    }
    cell.push_str(more);
}
