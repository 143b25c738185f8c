//! Tables of a page.
//!
//! In: a table. Out: its rows with spans and headers, or nothing for a table that only lays a page out: one that holds another, or
//! headings, or a single cell, or that says so.

use scraper::ElementRef;

use super::super::block::{Cell, Row, Table, WIDEST, Words, flat, is_blank};
use super::walk::Walk;

/// The table that an element is.
pub(super) fn table(element: ElementRef, walk: &Walk) -> Option<Table> {
    if lays_out(element) {
        return None;
    }
    let rows: Vec<ElementRef> = named(element, "tr").collect();
    let mut table = Table::default();
    if let Some(caption) = named(element, "caption").next() {
        table.caption = words(caption, walk);
    }
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<ElementRef> =
            row.children().filter_map(ElementRef::wrap).filter(|cell| matches!(cell.value().name(), "td" | "th")).collect();
        let above = row.parent().and_then(ElementRef::wrap).is_some_and(|above| above.value().name() == "thead");
        let all = !cells.is_empty() && cells.iter().all(|cell| cell.value().name() == "th");
        let header = (above || all) && table.rows.last().is_none_or(|row| row.header);
        let rest = rows.len() - index;
        let cell = |cell: &ElementRef| {
            let span = |name| cell.attr(name).and_then(|span| span.trim().parse::<usize>().ok());
            Cell {
                words: words(*cell, walk),
                columns: span("colspan").unwrap_or(1).clamp(1, WIDEST),
                // No rows means all that follow.
                rows: match span("rowspan") {
                    Some(0) => rest,
                    span => span.unwrap_or(1).min(rest),
                },
            }
        };
        table.rows.push(Row { header, cells: cells.iter().map(cell).collect() });
    }
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    (cells().count() > 1 && cells().any(|cell| !is_blank(&cell.words))).then_some(table)
}

fn words(element: ElementRef, walk: &Walk) -> Words {
    let mut inner = walk.inside();
    inner.children(element);
    inner.finish();
    flat(inner.blocks)
}

/// Elements of a name inside another.
fn named<'a>(element: ElementRef<'a>, name: &'static str) -> impl Iterator<Item = ElementRef<'a>> {
    element.descendants().filter_map(ElementRef::wrap).filter(move |inner| inner.value().name() == name)
}

fn lays_out(element: ElementRef) -> bool {
    matches!(element.attr("role"), Some("presentation" | "none"))
        || element
            .descendants()
            .skip(1)
            .filter_map(ElementRef::wrap)
            .any(|inner| matches!(inner.value().name(), "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
}
