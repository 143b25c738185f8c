//! Tables: rows in tabs, pipes or HTML as cells with their headers and spans.
//!
//! In: the lines of a table. Out: a [`Table`]. Header rows are those in italics or bold, or above a separator; an empty header cell
//! beside a filled one belongs to its span when the row below divides it. A header printed again on the next page goes.
//!
//! `<i>Convention</i>⇥⇥` above `⇥<i>Parties</i>⇥<i>Replies</i>` is a span of two.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Node, Selector};

use super::inline;
use crate::model::{Cell, MarkKind, Table, Text};

/// The table behind its lines.
pub(super) fn table(text: &str, labels: &BTreeSet<String>) -> Table {
    if text.trim_start().to_lowercase().starts_with("<table") {
        return from_html(text, labels);
    }
    let (rows, separator) = if text.trim_start().starts_with('|') { piped(text) } else { (tabbed(text), None) };
    let filled = |row: &Vec<String>| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let mut columns = rows.iter().map(filled).max().unwrap_or(0);
    let rows = if columns * rows.len() <= area(text) {
        rows
    } else {
        columns = 1;
        rows.iter().map(|row| vec![row.join(" ")]).collect()
    };
    let rows: Vec<Vec<Text>> = rows
        .iter()
        .map(|row| {
            (0..columns).map(|column| row.get(column).map(|cell| inline::parse(cell, labels)).unwrap_or_default()).collect()
        })
        .collect();
    let header_rows = separator.unwrap_or_else(|| header_rows(&rows));
    let rows = without_repeated_headers(rows, header_rows);
    let rows = strip_header_marks(rows, header_rows);
    let mut cells: Vec<Vec<Cell>> = rows.into_iter().map(|row| row.into_iter().map(Cell::new).collect()).collect();
    if header_rows >= 2 {
        spans(&mut cells, header_rows);
    }
    Table { caption: None, header_rows, rows: cells }
}

fn tabbed(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split('\t').map(|cell| cell.trim().to_string()).collect()).collect()
}

fn piped(text: &str) -> (Vec<Vec<String>>, Option<usize>) {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut separator = None;
    for line in text.lines() {
        let line = line.trim().trim_start_matches('|');
        let line = line.strip_suffix('|').unwrap_or(line);
        let cells: Vec<String> = line.replace("\\|", "\u{1}").split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect();
        let rule = cells.iter().all(|cell| cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':')));
        if rule {
            separator = separator.or(Some(rows.len()));
        } else {
            rows.push(cells);
        }
    }
    (rows, separator)
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

/// How many rows at the top are headers.
fn header_rows(rows: &[Vec<Text>]) -> usize {
    let filled = |row: &[Text]| row.iter().filter(|cell| !cell.is_empty()).count();
    let set_off = rows
        .iter()
        .take_while(|row| filled(row) >= 2 && row.iter().filter(|cell| !cell.is_empty()).all(is_set_off) || filled(row) == 0)
        .count();
    if set_off > 0 {
        return set_off.min(rows.len());
    }
    // Words above columns of figures are a header too.
    let figures_below = rows.iter().skip(1).any(|row| row.iter().skip(1).any(is_figure));
    let words_above = rows.first().is_some_and(|row| filled(row) >= 2 && !row.iter().any(is_figure));
    usize::from(figures_below && words_above)
}

fn without_repeated_headers(rows: Vec<Vec<Text>>, header_rows: usize) -> Vec<Vec<Text>> {
    let plain = |row: &[Text]| row.iter().map(|cell| cell.plain.clone()).collect::<Vec<_>>();
    let headers: Vec<Vec<String>> = rows.iter().take(header_rows).map(|row| plain(row)).collect();
    rows.into_iter()
        .enumerate()
        .filter(|(index, row)| *index < header_rows || !headers.contains(&plain(row)))
        .map(|(_, row)| row)
        .collect()
}

/// Header cells are set off by their place: the italics that only said so go.
fn strip_header_marks(mut rows: Vec<Vec<Text>>, header_rows: usize) -> Vec<Vec<Text>> {
    for cell in rows.iter_mut().take(header_rows).flatten() {
        let whole = cell.plain.len();
        cell.marks
            .retain(|mark| !(matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong) && mark.start == 0 && mark.end == whole));
    }
    rows
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

fn from_html(text: &str, labels: &BTreeSet<String>) -> Table {
    let html = Html::parse_fragment(&super::formats::tame(text));
    let select = |selector: &str| Selector::parse(selector).expect("the selector is a constant");
    let mut grid = Grid { rows: Vec::new(), left: area(text) };
    let mut header_rows = 0;
    let mut plain: Vec<String> = Vec::new();
    for (index, row) in html.select(&select("tr")).enumerate() {
        let cells: Vec<ElementRef> =
            row.children().filter_map(ElementRef::wrap).filter(|cell| matches!(cell.value().name(), "th" | "td")).collect();
        let header = !cells.is_empty() && cells.iter().all(|cell| cell.value().name() == "th")
            || row.ancestors().filter_map(ElementRef::wrap).any(|above| above.value().name() == "thead");
        if header && header_rows == index {
            header_rows = index + 1;
        }
        let mut contents = Vec::new();
        let mut column = 0;
        for cell in cells {
            let span = |name| cell.value().attr(name).and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, 200);
            let mut content = String::new();
            source(cell, &mut content);
            column = grid.put(index, column, inline::parse(&content, labels), (span("colspan"), span("rowspan")));
            contents.push(content);
        }
        plain.push(contents.join(" "));
    }
    let rows =
        grid.finish(area(text)).unwrap_or_else(|| plain.iter().map(|row| vec![Cell::new(inline::parse(row, labels))]).collect());
    let caption =
        html.select(&select("caption")).next().map(|caption| inline::parse(&caption.text().collect::<String>(), labels));
    Table { caption, header_rows, rows }
}

/// How many cells a table may have for the length of its text: spans and one long row can make a small text a huge table.
fn area(text: &str) -> usize {
    4 * text.len() + 10_000
}

/// The places of a table; a place that nothing has taken yet is empty.
struct Grid {
    rows: Vec<Vec<Option<Cell>>>,
    /// How many further places spans may take.
    left: usize,
}

impl Grid {
    /// Puts a cell at the first free place of its row from a column on, and covers the places that it spans. Gives the column
    /// behind it.
    fn put(&mut self, row: usize, from: usize, text: Text, (mut colspan, mut rowspan): (usize, usize)) -> usize {
        let length = |grid: &Self, row: usize| grid.rows.get(row).map_or(0, Vec::len);
        let taken = |place: &Option<Cell>| place.is_some();
        let here = self.rows.get(row).map_or(&[][..], Vec::as_slice);
        let column = (from..here.len()).find(|&column| !taken(&here[column])).unwrap_or(here.len().max(from));
        let growth: usize = (row..row + rowspan).map(|row| (column + colspan).saturating_sub(length(self, row))).sum::<usize>();
        if growth > self.left {
            (colspan, rowspan) = (1, 1);
        }
        self.left = self.left.saturating_sub(growth);
        for covered in row..row + rowspan {
            if self.rows.len() <= covered {
                self.rows.resize(covered + 1, Vec::new());
            }
            let places = &mut self.rows[covered];
            places.resize(places.len().max(column + colspan), None);
            places[column..column + colspan].fill(Some(Cell::covered()));
        }
        self.rows[row][column] = Some(Cell { text, colspan, rowspan });
        column + colspan
    }

    /// The rows, all of one length; nothing when that makes more than so many cells.
    fn finish(self, most: usize) -> Option<Vec<Vec<Cell>>> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let blank = || Cell::new(Text::default());
        let row = |mut row: Vec<Option<Cell>>| {
            row.resize(columns, None);
            row.into_iter().map(|place| place.unwrap_or_else(blank)).collect()
        };
        (columns.saturating_mul(self.rows.len()) <= most).then(|| self.rows.into_iter().map(row).collect())
    }
}

/// The content of a cell as words with the inline tags that `inline` reads.
fn source(element: ElementRef, out: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
            Node::Element(tag) => {
                let inner = ElementRef::wrap(child);
                let name = match tag.name() {
                    "x-b" => "b",
                    "x-i" => "i",
                    name => name,
                };
                let kept = matches!(name, "i" | "b" | "sup");
                if kept {
                    out.extend(["<", name, ">"]);
                } else if matches!(name, "br" | "p" | "div") {
                    out.push(' ');
                }
                if let Some(inner) = inner {
                    source(inner, out);
                }
                if kept {
                    out.extend(["</", name, ">"]);
                }
            }
            _ => {}
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
        assert!(html.rows.iter().map(Vec::len).sum::<usize>() <= 4 * spans.len() + 20_000);
        let wide = format!("{}\n{}", "a\t".repeat(20_000), "b\tc\n".repeat(20_000));
        assert_eq!(table(&wide, &BTreeSet::new()).columns(), 1);
        let deep = format!("<table><tr><td>{}x</table>", "<span>".repeat(200_000));
        assert_eq!(cells(&table(&deep, &BTreeSet::new())), [["x"]]);
    }
}
