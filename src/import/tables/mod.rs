//! Tables: rows in tabs, pipes or HTML as cells with their headers and spans.
//!
//! In: the lines of a table. Out: a [`Table`]. Header rows are those in italics or bold, or above a separator; an empty header cell
//! beside a filled one belongs to its span when the row below divides it. A header printed again on the next page goes.
//!
//! `<i>Convention</i>⇥⇥` above `⇥<i>Parties</i>⇥<i>Replies</i>` is a span of two.

mod html;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::inline;
use crate::model::{Cell, MarkKind, Table, Text};

/// The table behind its lines.
pub(super) fn table(text: &str, labels: &BTreeSet<String>) -> Table {
    if text.trim_start().to_lowercase().starts_with("<table") {
        return html::table(text, labels);
    }
    let piped = text.trim_start().starts_with('|');
    let text = if piped { &*rows_in_lines(text) } else { text };
    let cells = if piped { piped_cells } else { tabbed_cells };
    let is_separator = |line: &&str| piped && is_rule(&cells(line));
    let separator = text.lines().position(|line| is_separator(&line));
    let lines = || text.lines().filter(|line| !is_separator(line));
    let filled = |line| cells(line).iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let columns = lines().map(filled).max().unwrap_or(0);
    let whole = columns * lines().count() > area(text);
    let row = |line| -> Vec<Cell> {
        let cells = cells(line);
        let read = |words: &str| Cell::new(inline::parse(words, labels));
        if whole {
            return vec![read(&cells.join(" "))];
        }
        (0..columns).map(|column| cells.get(column).map_or_else(|| Cell::new(Text::default()), |words| read(words))).collect()
    };
    let rows: Vec<Vec<Cell>> = lines().map(row).collect();
    let header_rows = header_rows(&rows, separator);
    let mut rows = without_repeated_headers(rows, header_rows);
    strip_header_marks(&mut rows, header_rows);
    if header_rows >= 2 {
        spans(&mut rows, header_rows);
    }
    Table { caption: None, header_rows, rows }
}

/// Rows in pipes with a line each: a line that begins with none goes on with the row above.
fn rows_in_lines(text: &str) -> Cow<'_, str> {
    let goes_on = |line: &str| !line.trim_start().starts_with('|');
    if !text.lines().any(goes_on) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        if !out.is_empty() {
            out.push(if goes_on(line) { ' ' } else { '\n' });
        }
        out.push_str(line.trim());
    }
    Cow::Owned(out)
}

fn tabbed_cells(line: &str) -> Vec<Cow<'_, str>> {
    exactly(line.split('\t').count(), line.split('\t').map(|cell| cell.trim().into()))
}

fn piped_cells(line: &str) -> Vec<Cow<'_, str>> {
    let line = line.trim().trim_start_matches('|');
    let line = line.strip_suffix('|').unwrap_or(line);
    if !line.contains("\\|") {
        return exactly(line.split('|').count(), line.split('|').map(|cell| cell.trim().into()));
    }
    line.replace("\\|", "\u{1}").split('|').map(|cell| cell.trim().replace('\u{1}', "|").into()).collect()
}

/// A list of so many cells: growing to its length it would take three times the memory.
fn exactly<'a>(count: usize, cells: impl Iterator<Item = Cow<'a, str>>) -> Vec<Cow<'a, str>> {
    let mut out = Vec::with_capacity(count);
    out.extend(cells);
    out
}

/// Whether a row only divides the headers from what is below: `|---|:--|`.
fn is_rule(cells: &[Cow<str>]) -> bool {
    cells.iter().all(|cell| cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':')))
}

/// How many cells a table may have for the length of its text: spans and one long row can make a small text a huge table, and a
/// cell takes far more memory than the tab that begins it.
fn area(text: &str) -> usize {
    text.len() / 6 + 10_000
}

/// Whether all of the words are in italics or bold.
fn is_set_off(text: &Text) -> bool {
    text.marks
        .iter()
        .any(|mark| matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong) && mark.start == 0 && mark.end == text.plain.len())
}

fn is_figure(text: &Text) -> bool {
    let digits = text.plain.chars().filter(char::is_ascii_digit).count();
    digits > 0 && text.plain.chars().all(|c| !c.is_alphabetic())
}

/// Whether the words are a year, or two: `2018`, `2018–2019`, `2018/19`.
fn is_year(text: &Text) -> bool {
    let mut parts = text.plain.trim().split(['–', '-', '/']);
    let year = |part: &str| part.len() == 4 && part.parse().is_ok_and(|year: u16| (1850..2150).contains(&year));
    let further = |part: &str| matches!(part.len(), 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(year) && parts.next().is_none_or(further) && parts.next().is_none()
}

/// How many rows at the top are headers by their cells: where a cell of the first row spans columns and another reaches down beside
/// what divides them, the header goes as deep as that one. Years are words there.
fn spanned_header(rows: &[Vec<Cell>]) -> usize {
    let Some(first) = rows.first() else { return 0 };
    let depth = first.iter().map(|cell| cell.rowspan).max().unwrap_or(0);
    let spans = first.iter().any(|cell| cell.colspan > 1 && cell.colspan < first.len());
    let words = |row: &Vec<Cell>| row.iter().all(|cell| !is_figure(&cell.text) || is_year(&cell.text));
    if spans && depth >= 2 && depth < rows.len() && rows[..depth].iter().all(words) { depth } else { 0 }
}

/// How many rows at the top are headers; a separator below them says it of the first ones.
fn header_rows(rows: &[Vec<Cell>], separator: Option<usize>) -> usize {
    let spanned = spanned_header(rows);
    let filled = |row: &[Cell]| row.iter().filter(|cell| !cell.text.is_empty()).count();
    let all_set_off = |row: &[Cell]| row.iter().all(|cell| cell.text.is_empty() || is_set_off(&cell.text));
    let set_off = rows.iter().take_while(|row| filled(row) >= 2 && all_set_off(row) || filled(row) == 0).count();
    if separator.is_none() && set_off > 0 {
        return set_off.max(spanned).min(rows.len());
    }
    if separator.is_none() && spanned > 0 {
        return spanned;
    }
    // Words above columns of figures are a header too, and so is what divides the words of a header further.
    let words = |row: &[Cell]| filled(row) >= 2 && !row.iter().any(|cell| is_figure(&cell.text));
    let sure = separator.unwrap_or(0);
    let first = separator.unwrap_or_else(|| usize::from(rows.first().is_some_and(|row| words(row))));
    if first == 0 {
        return 0;
    }
    let below = rows.windows(2).skip(first - 1).take_while(|pair| words(&pair[1]) && divides(&pair[0], &pair[1])).count();
    let figures_below = |above: &usize| rows.iter().skip(*above).any(|row| row.iter().skip(1).any(|cell| is_figure(&cell.text)));
    (first..=first + below).rev().find(figures_below).unwrap_or(sure)
}

/// Whether a row divides the words of the one above it: below a word and the empty cell behind it stand two. What names the rows
/// stands in one of both, or the lower one would be a row of its own.
fn divides(upper: &[Cell], lower: &[Cell]) -> bool {
    let is_empty = |row: &[Cell], column: usize| row.get(column).is_none_or(|cell| cell.text.is_empty());
    let pair = |column: usize| {
        !is_empty(upper, column) && is_empty(upper, column + 1) && !is_empty(lower, column) && !is_empty(lower, column + 1)
    };
    is_empty(upper, 0) != is_empty(lower, 0) && (1..upper.len()).any(pair)
}

fn without_repeated_headers(mut rows: Vec<Vec<Cell>>, header_rows: usize) -> Vec<Vec<Cell>> {
    let below = rows.split_off(header_rows.min(rows.len()));
    let same =
        |one: &[Cell], other: &[Cell]| one.iter().map(|cell| &cell.text.plain).eq(other.iter().map(|cell| &cell.text.plain));
    let new: Vec<Vec<Cell>> = below.into_iter().filter(|row| !rows.iter().any(|header| same(header, row))).collect();
    rows.extend(new);
    rows
}

/// Header cells are set off by their place: the italics that only said so go.
fn strip_header_marks(rows: &mut [Vec<Cell>], header_rows: usize) {
    for text in rows.iter_mut().take(header_rows).flatten().map(|cell| &mut cell.text) {
        let whole = text.plain.len();
        text.marks
            .retain(|mark| !(matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong) && mark.start == 0 && mark.end == whole));
    }
}

/// Spans of header cells, where a lower header row divides what an upper one leaves empty.
fn spans(rows: &mut [Vec<Cell>], header_rows: usize) {
    for row in 0..header_rows {
        let mut column = 0;
        while column < rows[row].len() {
            let mut width = 1;
            if !rows[row][column].text.is_empty() && row + 1 < header_rows && !rows[row + 1][column].text.is_empty() {
                while column + width < rows[row].len()
                    && rows[row][column + width].text.is_empty()
                    && !rows[row + 1][column + width].text.is_empty()
                {
                    rows[row][column + width] = Cell::covered();
                    width += 1;
                }
                rows[row][column].colspan = width;
            }
            column += width;
        }
    }
    for column in 0..rows[0].len() {
        let empty_below =
            rows[1..header_rows].iter().take_while(|row| row[column].text.is_empty() && !row[column].is_covered()).count();
        if !rows[0][column].text.is_empty() && rows[0][column].colspan == 1 && empty_below > 0 {
            rows[0][column].rowspan = empty_below + 1;
            for row in &mut rows[1..=empty_below] {
                row[column] = Cell::covered();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(table: &Table) -> Vec<Vec<&str>> {
        table.rows.iter().map(|row| row.iter().map(|cell| cell.text.plain.as_str()).collect()).collect()
    }

    #[test]
    fn two_header_rows_give_spans() {
        let text = "<i>Group</i>\t<i>Convention</i>\t\t\n\t<i>Parties</i>\t<i>Replies</i>\nAfrican\t34\t9";
        let table = table(text, &BTreeSet::new());
        assert_eq!(table.header_rows, 2);
        assert_eq!(table.rows[0][1].colspan, 2);
        assert_eq!(table.rows[0][0].rowspan, 2);
        assert_eq!(cells(&table)[2], ["African", "34", "9"]);
    }

    #[test]
    fn a_row_that_divides_the_words_above_it_is_a_header_without_italics_too() {
        let tabbed =
            table("State\tConvention\t\tProtocol\t\n\tSigned\tRatified\tSigned\tRatified\nChad\t1\t2\t3\t4", &BTreeSet::new());
        assert_eq!((tabbed.header_rows, tabbed.rows[0][1].colspan, tabbed.rows[0][3].colspan), (2, 2, 2));
        let piped = "| | Convention | | Protocol | |\n|---|---|---|---|---|\n| State | Signed | Ratified | Signed | Ratified |\n| Chad | 1 | 2 | 3 | 4 |";
        assert_eq!(table(piped, &BTreeSet::new()).header_rows, 2);
        let words = "State\tConvention\t\tProtocol\t\nChad\tsigned\tratified\tsigned\tratified\nMali\t1\t2\t3\t4";
        assert_eq!(table(words, &BTreeSet::new()).header_rows, 1, "a row with a name of its own");
    }

    #[test]
    fn a_group_row_is_no_header() {
        let table = table("<i>Donor</i>\t<i>Paid</i>\n<i>Member States</i>\t\nAustria\t35 956", &BTreeSet::new());
        assert_eq!((table.header_rows, table.rows.len(), table.columns()), (1, 3, 2));
    }

    #[test]
    fn pipes_and_html_are_read() {
        let piped = table("| A | B |\n|---|---|\n| 1 | 2 |", &BTreeSet::new());
        assert_eq!((piped.header_rows, cells(&piped)[1].clone()), (1, vec!["1", "2"]));
        let html = table(
            "<table><tr><th>A<th>B</tr><tr><td rowspan=2>x</td><td>1</td></tr><tr><td>2</td></tr></table>",
            &BTreeSet::new(),
        );
        assert_eq!(cells(&html), [["A", "B"], ["x", "1"], ["", "2"]]);
        assert_eq!(html.rows[1][0].rowspan, 2);
    }

    #[test]
    fn cells_fill_the_places_that_spans_from_above_leave() {
        let text = "<table><tr><td>a</td><td>b</td><td rowspan=2>c</td></tr><tr><td>d</td><td>e</td></tr></table>";
        assert_eq!(cells(&table(text, &BTreeSet::new())), [["a", "b", "c"], ["d", "e", ""]]);
    }

    #[test]
    fn a_table_made_to_be_huge_keeps_its_words_in_one_column() {
        let spans = "<tr><td colspan=200 rowspan=200>x</td></tr>".repeat(2000);
        let html = table(&format!("<table>{spans}</table>"), &BTreeSet::new());
        assert!(html.rows.iter().map(Vec::len).sum::<usize>() <= spans.len() / 5 + 20_000);
        let wide = format!("{}\n{}", "a\t".repeat(20_000), "b\tc\n".repeat(20_000));
        assert_eq!(table(&wide, &BTreeSet::new()).columns(), 1);
        let deep = format!("<table><tr><td>{}x</table>", "<span>".repeat(200_000));
        assert_eq!(cells(&table(&deep, &BTreeSet::new())), [["x"]]);
    }
}
