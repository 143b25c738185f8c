//! Tables drawn with blanks: rows whose cells stand below each other, as `pdftotext -layout` and typewriters give them.
//!
//! In: lines, furniture and where to look. Out: how many lines from there are such a table, and its rows with a tab between cells.
//! Columns are the strips of a page that blanks part in nearly every row; a page has its own, since odd and even pages are shifted.
//! A head printed again on the next page goes, a row that goes on over several lines becomes one. Prose with wide gaps, lists behind
//! numbers and the lines of a title block are no tables: nothing is taken that does not stand in columns.

mod grid;
mod notes;
mod row;

pub(super) use self::grid::join;
pub(super) use self::notes::Letters;
use self::row::{Row, is_figure, is_row, rows};
use super::furniture::Furniture;
use super::labels::{Style, labels};
use super::lines::Line;
use super::note_start;
use super::table_lines::{names_a_table, says_continued};
use super::words::OPEN_WORDS;

/// A table among the lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// How many lines it takes.
    pub(super) length: usize,
    /// Its rows, a line each, cells parted by tabs; head cells in bold.
    pub(super) text: String,
    /// The letters of the notes below it.
    pub(super) notes: Letters,
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

/// The table that begins here.
pub(super) fn columns(lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> Found {
    let (extent, cited) = extent(lines, furniture, index);
    let used: Vec<&Line> = (index..index + extent).filter(|&at| furniture[at].is_none()).map(|at| &lines[at]).collect();
    match read(&used) {
        Some(text) => {
            let notes = cited.below(lines, furniture, index + extent);
            Found::Table(Columns { length: extent, text: notes.marked(&text), notes })
        }
        None => Found::Nothing(extent.max(1)),
    }
}

/// How many lines from here can be a table, rows and short lines among them, and the letters that its cells may cite.
fn extent(lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> (usize, Letters) {
    let (mut end, mut blanks, mut singles) = (index, 0, 0);
    let mut cited = Letters::default();
    for at in index..lines.len() {
        let line = &lines[at];
        if furniture[at].is_some() || line.is_blank() {
            blanks += usize::from(line.run);
        } else if cited.explained(line).is_some() {
            break;
        } else if is_row(line) {
            (end, blanks, singles) = (at + 1, 0, 0);
            cited = cited.and_of(line);
        } else {
            singles += 1;
            let text = line.text.trim();
            let short = text.chars().count() <= LONG && !text.ends_with('.');
            let label = || labels(text).iter().any(|label| label.style != Style::Bullet);
            // The number of a table begins another one.
            let other = || names_a_table(text) && !says_continued(text);
            if !short || singles > 3 || label() || other() || note_start::marked(text).is_some() {
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
    (end - index, cited)
}

/// Whether a line of one piece goes on with a cell of the row above: it stands further in, or begins small.
fn hangs(line: &Line, above: &Line) -> bool {
    line.indent > above.indent || line.text.starts_with(char::is_lowercase)
}

/// The rows as lines with tabs, if the lines are a table.
fn read(lines: &[&Line]) -> Option<String> {
    let (rows, pages) = rows(lines)?;
    let width = rows.first()?.cells.len();
    let full = rows.iter().filter(|row| row.cells.iter().filter(|cell| !cell.is_empty()).count() >= 2).count();
    let counted = rows.iter().filter(|row| row.counts()).count();
    if full < ROWS && !is_small(&rows) || width == 2 && counted * 10 < full * 6 || width > 2 && counted == 0 && full < ROWS + 2 {
        return None;
    }
    let head = head(&rows, counted > 0);
    let again = |from: usize| {
        rows[..head].iter().enumerate().all(|(at, row)| rows.get(from + at).is_some_and(|other| other.cells == row.cells))
    };
    let dropped: Vec<usize> = pages.into_iter().skip(1).filter(|&from| again(from)).flat_map(|from| from..from + head).collect();
    let blocks = are_blocks(&rows[head..]);
    let groups = has_groups(&rows[head..]);
    let mut heading: Vec<Row> = Vec::new();
    let mut out: Vec<Vec<Row>> = Vec::new();
    for (place, row) in rows.into_iter().enumerate().filter(|(place, _)| dropped.binary_search(place).is_err()) {
        if place < head {
            heading.push(row);
            continue;
        }
        match out.last_mut().filter(|last| goes_on(&row, blocks, groups, last)) {
            Some(last) => last.push(row),
            None => out.push(vec![row]),
        }
    }
    let bold = |cell: String| if cell.is_empty() { cell } else { format!("<b>{cell}</b>") };
    let heading = headers(heading).into_iter().map(|row| row.into_iter().map(bold).collect());
    let whole = |lines: Vec<Row>| lines.into_iter().map(|row| row.cells).reduce(together).unwrap_or_default();
    let all: Vec<Vec<String>> = heading.chain(out.into_iter().map(whole)).collect();
    Some(all.into_iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n"))
}

/// Whether fewer rows are a table all the same: a head, and below each of its words nothing but figures.
fn is_small(rows: &[Row]) -> bool {
    let filled = |row: &Row| row.cells.iter().all(|cell| !cell.is_empty());
    let [head, below @ ..] = rows else { return false };
    let figures = |row: &Row| row.cells[1..].iter().all(|cell| is_figure(cell));
    below.len() > 1
        && rows.iter().all(filled)
        && !head.counts()
        && below.iter().all(|row| figures(row) && !is_figure(&row.cells[0]))
}

/// The header rows: those that stand above several columns each, and what stands below them as one.
fn headers(lines: Vec<Row>) -> Vec<Vec<String>> {
    let spanning = lines.iter().take_while(|row| row.spans).count();
    let mut out: Vec<Vec<String>> = Vec::new();
    for (place, row) in lines.into_iter().enumerate() {
        match out.pop() {
            Some(above) if place > spanning => out.push(together(above, row.cells)),
            above => out.extend(above.into_iter().chain([row.cells])),
        }
    }
    // What names the rows stands beside both.
    if spanning > 0 && out.len() > spanning && out[0][0].is_empty() {
        out[0][0] = std::mem::take(&mut out[spanning][0]);
    }
    out
}

/// How many lines at the top are the head: those above the first blank line, or above the first figures.
fn head(rows: &[Row], counted: bool) -> usize {
    let mut first = rows.iter().position(Row::counts).unwrap_or(rows.len());
    // The name of a group above the first figures is none of the head.
    if let [.., above, group] = &rows[..first]
        && group.alone()
        && group.indent <= above.indent
        && !above.cells[0].is_empty()
        && !above.alone()
        && !group.cells[0].starts_with(char::is_lowercase)
    {
        first -= 1;
    }
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

/// Whether names of groups stand above rows that begin where they do: names that would have gone on, were they those of the rows.
fn has_groups(rows: &[Row]) -> bool {
    rows.windows(2).any(|pair| {
        let [above, below] = pair else { return false };
        above.alone() && !below.apart && below.counts() && above.indent == below.indent && !above.is_full(&below.cells[0])
    })
}

/// Whether a line goes on with the row whose lines stand above it.
fn goes_on(row: &Row, blocks: bool, groups: bool, above: &[Row]) -> bool {
    if row.apart {
        return row.cells[0].is_empty() && blocks && row.cells.iter().any(|cell| cell.starts_with(char::is_lowercase));
    }
    let (first, last) = (&above[0], &above[above.len() - 1]);
    let figures = row.cells[1..].iter().any(|cell| is_figure(cell));
    let small = row.cells[0].starts_with(char::is_lowercase);
    let open = last.cells[0].rsplit(' ').next().is_some_and(|word| OPEN_WORDS.contains(&word));
    let named = above.iter().all(Row::alone);
    // A name of several lines has its figures on the last one.
    let wrapped = named
        && row.counts()
        && (above.len() > 1 && row.indent == last.indent && row.indent > first.indent
            || !groups && row.indent == first.indent && last.is_full(&row.cells[0]));
    blocks
        || wrapped
        || row.cells[0].is_empty() && !figures
        || row.alone() && (row.indent > first.indent || small || open)
        || small && named
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
