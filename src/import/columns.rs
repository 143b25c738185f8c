//! Tables drawn with blanks: rows whose cells stand below each other, as `pdftotext -layout` and typewriters give them.
//!
//! In: lines, furniture and where to look. Out: how many lines from there are such a table, and its rows with a tab between cells.
//! Columns are the strips of a page that blanks part in nearly every row; a page has its own, since odd and even pages are shifted.
//! A head printed again on the next page goes, a row that goes on over several lines becomes one. Prose with wide gaps, lists behind
//! numbers and the lines of a title block are no tables: nothing is taken that does not stand in columns.

use memchr::memmem;

use super::furniture::Furniture;
use super::labels::{Style, labels};
use super::lines::Line;
use super::note_start;
use super::signs::Signs;
use super::wrapping::OPEN_WORDS;

/// A table among the lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// How many lines it takes.
    pub(super) length: usize,
    /// Its rows, a line each, cells parted by tabs; head cells in bold.
    pub(super) text: String,
}

/// What stands at a place: the table, or how many lines are none.
pub(super) enum Found {
    /// A table.
    Table(Columns),
    /// Lines from here in which no table begins.
    Nothing(usize),
}

/// Fewest rows of a table.
const ROWS: usize = 4;
/// Most lines without words between two rows, those of a page break.
const GAP: usize = 14;
/// Longest line of one piece inside a table, in characters.
const LONG: usize = 60;

/// Whether a line could be a row: two pieces and more with a wide gap between them.
pub(super) fn may_be_row(line: &Line) -> bool {
    line.is_folded() && line.signs.have(Signs::GAP) && memmem::find(line.layout.trim_start().as_bytes(), b"   ").is_some()
}

/// The table that begins here.
pub(super) fn columns(lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> Found {
    let extent = extent(lines, furniture, index);
    let used: Vec<&Line> = (index..index + extent).filter(|&at| furniture[at].is_none()).map(|at| &lines[at]).collect();
    match read(&used) {
        Some(text) => Found::Table(Columns { length: extent, text }),
        None => Found::Nothing(extent.max(1)),
    }
}

/// A row by its pieces: not a paragraph behind its number, not a note.
fn is_row(line: &Line) -> bool {
    if !may_be_row(line) {
        return false;
    }
    let found = pieces(&line.layout);
    let first = found[0].text;
    let labelled = || labels(&format!("{first} x")).iter().any(|label| label.style != Style::Bullet && label.rest > first.len());
    (found.len() > 2 || found.len() == 2 && !labelled()) && note_start::marked(&line.text).is_none()
}

/// How many lines from here can be a table: rows, and short lines among them.
fn extent(lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> usize {
    let (mut end, mut blanks, mut singles) = (index, 0, 0);
    for at in index..lines.len() {
        let line = &lines[at];
        if furniture[at].is_some() || line.is_blank() {
            blanks += usize::from(line.run);
        } else if is_row(line) {
            (end, blanks, singles) = (at + 1, 0, 0);
        } else {
            singles += 1;
            let text = line.text.trim();
            let short = text.chars().count() <= LONG && !text.ends_with('.');
            let label = labels(text).iter().any(|label| label.style != Style::Bullet);
            if !short || label || singles > 3 || note_start::marked(text).is_some() {
                break;
            }
            // Directly below a row it may be the rest of a cell.
            if blanks == 0 && end == at && hangs(line, &lines[at - 1]) {
                end = at + 1;
            }
        }
        if blanks > GAP {
            break;
        }
    }
    end - index
}

/// Whether a line of one piece goes on with a cell of the row above: it stands further in, or begins small.
fn hangs(line: &Line, above: &Line) -> bool {
    line.indent > above.indent || line.text.starts_with(char::is_lowercase)
}

/// A piece of a line between wide gaps.
struct Piece<'l> {
    start: usize,
    end: usize,
    text: &'l str,
}

/// The pieces of a line, parted by two blanks and more.
fn pieces(layout: &str) -> Vec<Piece<'_>> {
    let mut out: Vec<Piece> = Vec::new();
    let (mut rest, mut column) = (layout, 0);
    while let Some(blanks) = rest.find(|c| c != ' ') {
        let (start, from) = (column + blanks, &rest[blanks..]);
        let text = memmem::find(from.as_bytes(), b"  ").map_or(from, |gap| &from[..gap]).trim_end_matches(' ');
        column = start + text.chars().count();
        rest = &from[text.len()..];
        out.push(Piece { start, end: column, text });
    }
    out
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

/// The cells of a line; nothing when a piece reaches over several strips.
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

fn join(cell: &mut String, more: &str) {
    if !cell.is_empty() && !more.is_empty() {
        cell.push(' ');
    }
    cell.push_str(more);
}

/// A figure, a sum or a dash; a year stands above a column as well.
fn is_figure(cell: &str) -> bool {
    let digits = cell.bytes().any(|byte| byte.is_ascii_digit());
    let dash = matches!(cell, "-" | "–" | "—" | "..");
    dash || digits && !cell.contains(char::is_alphabetic)
}

fn is_year(cell: &str) -> bool {
    (4..=9).contains(&cell.len()) && cell.get(..2).is_some_and(|century| matches!(century, "18" | "19" | "20" | "21"))
}

/// A row on its way.
struct Row {
    cells: Vec<String>,
    /// Whether a blank line stands above it.
    apart: bool,
    /// Whether the line stands further in than others of its page.
    hanging: bool,
}

impl Row {
    /// Whether it has figures behind its first cell.
    fn counts(&self) -> bool {
        self.cells[1..].iter().any(|cell| is_figure(cell) && !is_year(cell))
    }
}

/// The lines of all pages as rows, and where each page begins; nothing when they do not stand in columns.
fn rows(lines: &[&Line]) -> Option<(Vec<Row>, Vec<usize>)> {
    let (mut rows, mut pages): (Vec<Row>, Vec<usize>) = (Vec::new(), Vec::new());
    let (mut before, mut left): (Vec<(usize, usize)>, usize) = (Vec::new(), 0);
    for page in lines.chunk_by(|first, second| first.page == second.page) {
        let filled: Vec<&Line> = page.iter().copied().filter(|line| is_row(line)).collect();
        let Some(margin) = filled.iter().map(|line| line.indent).min() else { continue };
        let own = strips(&filled);
        // A page of few rows may leave columns empty: those of the page before hold, moved to its margin.
        let moved = |column: usize| (column + usize::from(margin)).saturating_sub(left);
        let strips = if before.is_empty() || own.len() == before.len() {
            own
        } else {
            before.iter().map(|&(start, end)| (moved(start), moved(end))).collect()
        };
        let fit = filled.iter().filter(|line| cells(line, &strips).is_some()).count();
        if strips.len() < 2 || fit * 10 < filled.len() * 9 {
            return None;
        }
        pages.push(rows.len());
        let mut apart = true;
        for line in page {
            if !line.is_blank() {
                let alone =
                    || (0..strips.len()).map(|at| if at == 0 { line.text.trim().to_string() } else { String::new() }).collect();
                rows.push(Row { cells: cells(line, &strips).unwrap_or_else(alone), apart, hanging: line.indent > margin });
            }
            apart = line.is_blank();
        }
        (before, left) = (strips, usize::from(margin));
    }
    Some((rows, pages))
}

/// The rows as lines with tabs, if the lines are a table.
fn read(lines: &[&Line]) -> Option<String> {
    let (rows, pages) = rows(lines)?;
    let width = rows.first()?.cells.len();
    let full = rows.iter().filter(|row| row.cells.iter().filter(|cell| !cell.is_empty()).count() >= 2).count();
    let counted = rows.iter().filter(|row| row.counts()).count();
    if full < ROWS || width == 2 && counted * 10 < full * 6 || width > 2 && counted == 0 && full < ROWS + 2 {
        return None;
    }
    let head = head(&rows, counted > 0);
    let heading: Vec<Vec<String>> = rows[..head].iter().map(|row| row.cells.clone()).collect();
    let again =
        |from: usize| heading.iter().enumerate().all(|(at, cells)| rows.get(from + at).is_some_and(|row| row.cells == *cells));
    let dropped: Vec<usize> = pages.into_iter().skip(1).filter(|&from| again(from)).flat_map(|from| from..from + head).collect();
    let blocks = are_blocks(&rows[head..]);
    let mut out: Vec<Vec<String>> = Vec::new();
    for (_, row) in rows.into_iter().enumerate().skip(head).filter(|(place, _)| dropped.binary_search(place).is_err()) {
        match out.pop() {
            Some(last) if goes_on(&row, blocks, &last) => out.push(together(last, row.cells)),
            last => out.extend(last.into_iter().chain([row.cells])),
        }
    }
    let bold = |cell: String| if cell.is_empty() { cell } else { format!("<b>{cell}</b>") };
    let heading = heading.into_iter().reduce(together).map(|row| row.into_iter().map(bold).collect());
    Some(heading.into_iter().chain(out).map(|row: Vec<String>| row.join("\t")).collect::<Vec<_>>().join("\n"))
}

/// How many lines at the top are the head: those above the first blank line, or above the first figures.
fn head(rows: &[Row], counted: bool) -> usize {
    let first = rows.iter().position(Row::counts).unwrap_or(rows.len());
    let block = rows.iter().skip(1).position(|row| row.apart).map_or(rows.len(), |place| place + 1);
    match (first.min(block), counted) {
        (0, _) => 0,
        (lines, _) if block <= first && lines <= 6 => lines,
        (lines, true) if lines <= 4 => lines,
        _ => 1,
    }
}

/// Whether blank lines part the rows: cells are then wrapped over several lines.
fn are_blocks(rows: &[Row]) -> bool {
    let apart = rows.iter().filter(|row| row.apart).count();
    let counted = rows.iter().filter(|row| !row.apart && row.counts()).count();
    apart >= 3 && apart < rows.len() && rows.len() <= apart * 12 && counted * 10 < rows.len()
}

/// Whether a line goes on with the row above it.
fn goes_on(row: &Row, blocks: bool, last: &[String]) -> bool {
    if row.apart {
        return row.cells[0].is_empty() && blocks && row.cells.iter().any(|cell| cell.starts_with(char::is_lowercase));
    }
    let figures = row.cells[1..].iter().any(|cell| is_figure(cell));
    let alone = row.cells[1..].iter().all(String::is_empty);
    let small = row.cells[0].starts_with(char::is_lowercase);
    let open = last[0].rsplit(' ').next().is_some_and(|word| OPEN_WORDS.contains(&word));
    let filled_above = last[1..].iter().any(|cell| !cell.is_empty());
    blocks || row.cells[0].is_empty() && !figures || alone && (row.hanging || small || open) || small && !filled_above
}

/// Two lines of one row, cell by cell.
fn together(first: Vec<String>, second: Vec<String>) -> Vec<String> {
    first
        .into_iter()
        .zip(second)
        .map(|(mut cell, more)| {
            join(&mut cell, &more);
            cell
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::furniture;
    use crate::import::lines::lines;

    fn table(text: &str) -> Option<String> {
        let lines = lines(text);
        match columns(&lines, &furniture::find(&lines), 0) {
            Found::Table(table) => Some(table.text),
            Found::Nothing(_) => None,
        }
    }

    const HARBOURS: &str = "\
Harbour            Ferries     Inspectors
                   registered

Mainland
North Harbour          120             36
South Harbour        1 204              7
Saint Olaf’s and        12              1
  Fisher’s Quay
Total                1 336             44
";

    #[test]
    fn rows_in_columns_are_a_table() {
        let expected = "\
<b>Harbour</b>\t<b>Ferries registered</b>\t<b>Inspectors</b>
Mainland\t\t
North Harbour\t120\t36
South Harbour\t1 204\t7
Saint Olaf’s and Fisher’s Quay\t12\t1
Total\t1 336\t44";
        assert_eq!(table(HARBOURS).as_deref(), Some(expected));
    }

    #[test]
    fn a_name_that_ends_with_an_open_word_goes_on_below() {
        let text = HARBOURS
            .replace("Saint Olaf’s and        12              1\n  Fisher", "Saint Olaf’s and        12              1\nFisher");
        assert_eq!(table(&text).as_deref().map(|table| table.contains("Saint Olaf’s and Fisher’s Quay\t12\t1")), Some(true));
    }

    #[test]
    fn a_head_printed_on_the_next_page_goes() {
        let text = format!("{HARBOURS}\n\u{c}{}", HARBOURS.replace("Mainland", "Islands"));
        let table = table(&text).expect("it is a table");
        assert_eq!(table.matches("<b>Harbour</b>").count(), 1);
        assert_eq!(table.lines().count(), 11);
    }

    #[test]
    fn wrapped_cells_are_one_where_blank_lines_part_the_rows() {
        let text = "\
Measure               State             Comment

Clear the             Northland         Done in
channel                                 2031

Build a quay          Southland         Not yet
                                        begun

Mark the rocks        Westland          Under way
in the bay

Train pilots          All               Every year
";
        let table = table(text).expect("it is a table");
        assert_eq!(table.lines().nth(1), Some("Clear the channel\tNorthland\tDone in 2031"));
        assert_eq!(table.lines().count(), 5);
    }

    #[test]
    fn prose_lists_and_letterheads_are_no_tables() {
        for text in [
            "1.    The Commission met.\n2.    It heard nine States.\n3.    It closed.\n4.    It went home.\n5.    It came back.\n",
            "United Nations            A/HBR/1\nGeneral Assembly          Distr.: General\n                          2 May 2031\n",
            "The   Commission met   in the year\nand heard   the States that   had sent\nits   members a   letter before it\nmet and    closed its   session\n",
        ] {
            assert_eq!(table(text), None, "{text}");
        }
    }
}
