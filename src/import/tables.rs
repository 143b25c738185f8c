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
    let columns =
        rows.iter().map(|row| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)).max().unwrap_or(0);
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
    let html = Html::parse_fragment(text);
    let select = |selector: &str| Selector::parse(selector).expect("the selector is a constant");
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut header_rows = 0;
    for (index, row) in html.select(&select("tr")).enumerate() {
        if rows.len() <= index {
            rows.push(Vec::new());
        }
        let cells: Vec<ElementRef> = row.select(&select("th, td")).collect();
        let header = !cells.is_empty() && cells.iter().all(|cell| cell.value().name() == "th")
            || row.ancestors().filter_map(ElementRef::wrap).any(|above| above.value().name() == "thead");
        if header && header_rows == index {
            header_rows = index + 1;
        }
        for cell in cells {
            let span = |name| cell.value().attr(name).and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, 200);
            let (colspan, rowspan): (usize, usize) = (span("colspan"), span("rowspan"));
            let mut content = String::new();
            source(cell, &mut content);
            place(&mut rows, index, inline::parse(&content, labels), colspan, rowspan);
        }
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut rows {
        row.resize(columns, Cell::new(Text::default()));
    }
    let caption =
        html.select(&select("caption")).next().map(|caption| inline::parse(&caption.text().collect::<String>(), labels));
    Table { caption, header_rows, rows }
}

/// Puts a cell at the first free place of its row, and covers the places that it spans.
fn place(rows: &mut Vec<Vec<Cell>>, index: usize, text: Text, colspan: usize, rowspan: usize) {
    const FREE: usize = usize::MAX;
    let free = |cell: &Cell| cell.colspan == FREE;
    let column = rows[index].iter().position(free).unwrap_or(rows[index].len());
    for row in index..index + rowspan {
        if rows.len() <= row {
            rows.push(Vec::new());
        }
        while rows[row].len() < column + colspan {
            rows[row].push(Cell { text: Text::default(), colspan: FREE, rowspan: FREE });
        }
        for cell in &mut rows[row][column..column + colspan] {
            *cell = Cell::covered();
        }
    }
    rows[index][column] = Cell { text, colspan, rowspan };
    for cell in rows.iter_mut().take(index + 1).flatten().filter(|cell| free(cell)) {
        *cell = Cell::new(Text::default());
    }
}

/// The content of a cell as words with the inline tags that `inline` reads.
fn source(element: ElementRef, out: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
            Node::Element(tag) => {
                let inner = ElementRef::wrap(child);
                let name = tag.name();
                let kept = matches!(name, "i" | "em" | "b" | "strong" | "sup");
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
}
