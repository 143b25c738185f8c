//! Tables: rows of the model to header, groups and cells of a page.
//!
//! In: a [`Table`] whose rows all have the same length, and a way to render a cell. Out: a [`TableView`] in which no span reaches
//! beyond its part of the table, every header says what it is a header of, and columns of numbers are known as such.

use std::ops::Range;

use crate::model::{Cell, Table};

use super::view::{CellView, RowView, TableView};

/// The view of a table; `cell_html` renders the text at a row and column.
pub(super) fn view(
    id: &str,
    table: &Table,
    caption_html: Option<String>,
    mut cell_html: impl FnMut(usize, usize) -> String,
) -> TableView {
    let numeric = numeric_columns(table);
    let headers = table.header_rows.min(table.rows.len());
    let row_headers = headers > 0 && numeric.iter().any(|&numeric| numeric) && numeric.first() == Some(&false);
    let mut rows = |part: Range<usize>| -> Vec<RowView> {
        part.clone()
            .map(|row| {
                let cells = table.rows[row].iter().enumerate().filter(|(_, cell)| !cell.is_covered());
                let cells = cells.map(|(column, cell)| CellView {
                    scope: scope(table, cell, row, column, row_headers),
                    html: cell_html(row, column),
                    colspan: cell.colspan,
                    rowspan: cell.rowspan.min(part.end - row),
                    numeric: numeric[column] && cell.colspan == 1,
                });
                RowView { cells: cells.collect() }
            })
            .collect()
    };
    let head = rows(0..headers);
    let bodies = groups(table, headers).into_iter().map(&mut rows).collect();
    TableView { id: id.to_string(), former: Vec::new(), caption_html, head, bodies, notes: Vec::new() }
}

fn scope(table: &Table, cell: &Cell, row: usize, column: usize, row_headers: bool) -> Option<&'static str> {
    if cell.text.is_empty() {
        None
    } else if row < table.header_rows {
        Some(if cell.colspan > 1 { "colgroup" } else { "col" })
    } else if is_group_row(table, row) {
        Some("rowgroup")
    } else if row_headers && column == 0 {
        Some("row")
    } else {
        None
    }
}

/// The rows below the header, cut before each group row where no cell reaches across.
fn groups(table: &Table, headers: usize) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut start = headers;
    let mut reach = headers;
    for row in headers..table.rows.len() {
        if row > start && is_group_row(table, row) && reach <= row {
            groups.push(start..row);
            start = row;
        }
        reach = table.rows[row].iter().map(|cell| row + cell.rowspan).max().unwrap_or(row).max(reach);
    }
    if start < table.rows.len() {
        groups.push(start..table.rows.len());
    }
    groups
}

/// A row below the header that names the rows after it: one cell across all columns, or words in the first alone with another kind
/// of row after it.
fn is_group_row(table: &Table, row: usize) -> bool {
    let names_only = |cells: &[Cell]| match cells {
        [first, rest @ ..] => {
            !first.text.is_empty() && !rest.is_empty() && rest.iter().all(|cell| cell.text.is_empty() && cell.rowspan <= 1)
        }
        [] => false,
    };
    let across = table.rows[row].first().is_some_and(|first| first.colspan > 1 && first.colspan >= table.rows[row].len());
    let announces = table.rows.get(row + 1).is_some_and(|next| !names_only(next));
    row >= table.header_rows && names_only(&table.rows[row]) && (across || announces)
}

/// For each column whether everything below its header is a number, a dash or nothing, with at least one number.
fn numeric_columns(table: &Table) -> Vec<bool> {
    let body = table.rows.get(table.header_rows..).unwrap_or_default();
    (0..table.columns())
        .map(|column| {
            let cells = body.iter().filter_map(|row| row.get(column)).filter(|cell| cell.colspan == 1 && !cell.is_covered());
            let mut words = cells.map(|cell| cell.text.plain.trim()).filter(|words| !words.is_empty()).peekable();
            let mut numbers = 0;
            words.peek().is_some()
                && words.all(|words| {
                    numbers += usize::from(words.contains(|c: char| c.is_ascii_digit()));
                    words.chars().all(|c| c.is_ascii_digit() || " \u{a0}\u{2009}\u{202f}.,%+-–—−()/…".contains(c))
                })
                && numbers > 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    fn cell(words: &str, colspan: usize, rowspan: usize) -> Cell {
        Cell { text: Text::plain(words), colspan, rowspan }
    }

    fn plain(words: &str) -> Cell {
        cell(words, 1, 1)
    }

    fn view_of(table: &Table) -> TableView {
        view("table-1", table, None, |row, column| table.rows[row][column].text.plain.clone())
    }

    fn scopes(row: &RowView) -> Vec<Option<&'static str>> {
        row.cells.iter().map(|cell| cell.scope).collect()
    }

    #[test]
    fn headers_say_what_they_head() {
        let table = Table {
            caption: None,
            header_rows: 2,
            rows: vec![
                vec![cell("", 1, 2), cell("Cost", 2, 1), Cell::covered()],
                vec![Cell::covered(), plain("2004"), plain("2005")],
                vec![plain("Staff"), plain("1 200"), plain("–")],
            ],
        };
        let view = view_of(&table);
        assert_eq!(scopes(&view.head[0]), [None, Some("colgroup")]);
        assert_eq!(scopes(&view.head[1]), [Some("col"), Some("col")]);
        assert_eq!(scopes(&view.bodies[0][0]), [Some("row"), None, None]);
        assert_eq!(view.bodies[0][0].cells.iter().map(|cell| cell.numeric).collect::<Vec<_>>(), [false, true, false]);
    }

    #[test]
    fn group_rows_begin_a_group() {
        let table = Table {
            caption: None,
            header_rows: 0,
            rows: vec![vec![plain("a"), plain("b")], vec![cell("Group", 2, 1), Cell::covered()], vec![plain("c"), plain("d")]],
        };
        let view = view_of(&table);
        assert_eq!(view.bodies.len(), 2);
        assert_eq!(scopes(&view.bodies[1][0]), [Some("rowgroup")]);
    }

    #[test]
    fn words_in_the_first_column_alone_name_the_rows_after_them() {
        let rows = [["Donor", "Paid"], ["Member States", ""], ["Austria", "35 956"], ["Others", ""]];
        let rows = rows.map(|row| row.map(plain).to_vec()).to_vec();
        let view = view_of(&Table { caption: None, header_rows: 1, rows });
        assert_eq!(view.bodies.iter().map(Vec::len).collect::<Vec<_>>(), [3]);
        assert_eq!(scopes(&view.bodies[0][0]), [Some("rowgroup"), None]);
        assert_eq!(scopes(&view.bodies[0][2]), [Some("row"), None]);
    }

    #[test]
    fn no_span_reaches_beyond_its_part() {
        let table = Table {
            caption: None,
            header_rows: 1,
            rows: vec![vec![cell("a", 1, 3), plain("b")], vec![Cell::covered(), cell("c", 1, 9)], vec![Cell::covered(); 2]],
        };
        let view = view_of(&table);
        assert_eq!(view.head[0].cells[0].rowspan, 1);
        assert_eq!(view.bodies[0][0].cells[0].rowspan, 2);
    }
}
