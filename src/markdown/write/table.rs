//! Tables as Markdown where it can say them, as HTML where it cannot.
//!
//! In: a table. Out: a pipe table with its caption in a paragraph above it, or an HTML block. Note marks in HTML stand as
//! `<sup>[^a]</sup>`: our reader binds them, other viewers show them raised.

use std::fmt::Write as _;
use std::iter;

use super::inline::{self, Context};
use super::tree::{Node, nodes};
use crate::markdown::note_key;
use crate::markdown::read::CAPTION;
use crate::model::{Cell, MarkKind, Table};

/// Writes the source of a table that has cells.
pub(super) fn write(table: &Table, out: &mut String) {
    let length = table.rows.iter().map(|row| FRAME + row.iter().map(length).sum::<usize>()).sum();
    // A long table takes its place at once: growing to it step by step the page would take three times its size.
    if length > out.len() {
        out.reserve_exact(length);
    }
    if is_plain(table) {
        pipes(table, out);
    } else {
        html(table, out);
    }
}

/// Bytes that stand around a row, and around a cell or marked words in HTML.
const FRAME: usize = 10;

/// How long the source of a cell is, about.
fn length(cell: &Cell) -> usize {
    if cell.is_covered() { 0 } else { FRAME * (1 + cell.text.marks.len()) + cell.text.plain.len() }
}

/// Whether a pipe table can say it: one header row, and every cell in a place of its own.
fn is_plain(table: &Table) -> bool {
    let own_place = |cell: &Cell| cell.colspan == 1 && cell.rowspan == 1;
    let columns = table.columns();
    table.header_rows == 1 && table.rows.iter().all(|row| row.len() == columns && row.iter().all(own_place))
}

fn pipes(table: &Table, out: &mut String) {
    if let Some(caption) = &table.caption {
        out.extend([CAPTION, &inline::write(caption, Context::Block, false), "\n\n"]);
    }
    for (index, row) in table.rows.iter().enumerate() {
        for cell in row {
            let source = inline::write(&cell.text, Context::Cell, false);
            out.extend(["| ", &source, if source.is_empty() { "" } else { " " }]);
        }
        out.push_str("|\n");
        if index == 0 {
            out.extend(iter::repeat_n("| --- ", row.len()).chain(["|\n"]));
        }
    }
    out.truncate(out.trim_end_matches('\n').len());
}

fn html(table: &Table, out: &mut String) {
    out.push_str("<table>\n");
    if let Some(caption) = &table.caption {
        out.extend(["<caption>", &words(&nodes(caption)), "</caption>\n"]);
    }
    let (head, body) = table.rows.split_at(table.header_rows.min(table.rows.len()));
    for (part, tag, rows) in [("thead", "th", head), ("tbody", "td", body)] {
        if !rows.is_empty() {
            out.extend(["<", part, ">\n"]);
            for row in rows {
                html_row(row, tag, out);
            }
            out.extend(["</", part, ">\n"]);
        }
    }
    out.push_str("</table>");
}

fn html_row(row: &[Cell], tag: &str, out: &mut String) {
    out.push_str("<tr>");
    for cell in row.iter().filter(|cell| !cell.is_covered()) {
        out.extend(["<", tag]);
        for (name, count) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
            if count > 1 {
                write!(out, " {name}=\"{count}\"").expect("a string takes all");
            }
        }
        out.extend([">", &words(&nodes(&cell.text)), "</", tag, ">"]);
    }
    out.push_str("</tr>\n");
}

fn words(nodes: &[Node]) -> String {
    nodes.iter().map(node).collect()
}

fn node(node: &Node) -> String {
    match node {
        Node::Words(words) => escape(words),
        Node::Point(MarkKind::NoteMark(key)) => format!("<sup>[^{}]</sup>", note_key::encode(key)),
        Node::Point(MarkKind::Break) => "<br>".into(),
        Node::Point(_) => String::new(),
        Node::Span(kind, inner) => {
            let inner = words(inner);
            match kind {
                MarkKind::Emphasis => format!("<em>{inner}</em>"),
                MarkKind::Strong => format!("<strong>{inner}</strong>"),
                MarkKind::Strike => format!("<del>{inner}</del>"),
                MarkKind::Code => format!("<code>{inner}</code>"),
                MarkKind::Link(target) => format!("<a href=\"{}\">{inner}</a>", escape(target)),
                MarkKind::NoteMark(_) | MarkKind::Break => inner,
            }
        }
    }
}

/// Words as HTML on one line.
pub(super) fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0' => {}
            c if c.is_ascii_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
