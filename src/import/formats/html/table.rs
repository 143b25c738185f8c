//! Tables of a page.
//!
//! In: a table. Out: its rows with spans and headers, one after the other. A table that only lays a page out is none: one that holds
//! another, or headings, or a single cell, or that says so, and the letterhead.

use super::super::block::{Cell, WIDEST, Words, flat};
use super::tree::Element;
use super::walk::Walk;
use crate::import::header::is_fact;

/// Whether an element is a table of facts: not one that only puts things beside each other, nor one without words.
pub(super) fn is_table(element: Element) -> bool {
    !lays_out(element)
        && cells(element).nth(1).is_some()
        && cells(element).any(|cell| cell.text().any(|text| !text.trim().is_empty()))
}

/// Most rows of a letterhead.
const LETTERHEAD: usize = 8;

/// Whether a table above all other words is the letterhead: a few rows without headers, with a symbol or a date among them.
pub(super) fn is_letterhead(element: Element) -> bool {
    named(element, "tr").nth(LETTERHEAD).is_none()
        && named(element, "th").next().is_none()
        && element.text().any(|words| is_fact(words.trim()))
}

/// The caption of a table.
pub(super) fn caption(element: Element, walk: &Walk) -> Words {
    named(element, "caption").next().map(|caption| words(caption, walk)).unwrap_or_default()
}

/// The rows of a table: whether each is a header, and its cells.
pub(super) fn rows<'a>(element: Element<'a>, walk: &Walk<'a>) -> impl Iterator<Item = (bool, impl Iterator<Item = Cell>)> {
    let mut rest = named(element, "tr").count() + 1;
    let mut headers = true;
    named(element, "tr").map(move |row| {
        let is_cell = |cell: &Element| matches!(cell.name(), "td" | "th");
        let above = row.parent().is_some_and(|above| above.name() == "thead");
        let all = row.elements().any(|cell| is_cell(&cell)) && row.elements().filter(is_cell).all(|cell| cell.name() == "th");
        headers &= above || all;
        rest -= 1;
        let cell = move |cell: Element| {
            let span = |name| cell.attr(name).and_then(|span| span.trim().parse::<usize>().ok());
            Cell {
                words: words(cell, walk),
                columns: span("colspan").unwrap_or(1).clamp(1, WIDEST),
                // No rows means all that follow.
                rows: match span("rowspan") {
                    Some(0) => rest,
                    span => span.unwrap_or(1).min(rest),
                },
            }
        };
        (headers, row.elements().filter(is_cell).map(cell))
    })
}

fn words(element: Element, walk: &Walk) -> Words {
    let mut inner = walk.inside();
    inner.children(element);
    inner.finish();
    flat(inner.blocks)
}

/// Elements of a name inside another.
fn named<'a>(element: Element<'a>, name: &'static str) -> impl Iterator<Item = Element<'a>> {
    element.descendants().filter(move |inner| inner.name() == name)
}

/// The cells of a table.
fn cells(element: Element) -> impl Iterator<Item = Element> {
    element.descendants().filter(|inner| matches!(inner.name(), "td" | "th"))
}

fn lays_out(element: Element) -> bool {
    matches!(element.attr("role"), Some("presentation" | "none"))
        || element.descendants().any(|inner| matches!(inner.name(), "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
}
