//! Tables as Markdown where it can say them, as HTML where it cannot.
//!
//! In: a table. Out: a pipe table with its caption in a paragraph above it, or an HTML block. Note marks in HTML stand as
//! `<sup>[^a]</sup>`: our reader binds them, other viewers show them raised.

use super::inline::{self, Context};
use super::tree::{Node, nodes};
use crate::markdown::note_key;
use crate::markdown::read::CAPTION;
use crate::model::{Cell, MarkKind, Table};

/// The source of a table; empty where it has no cells.
pub(super) fn write(table: &Table) -> String {
    if table.columns() == 0 {
        String::new()
    } else if is_plain(table) {
        pipes(table)
    } else {
        html(table)
    }
}

/// Whether a pipe table can say it: one header row, and every cell in a place of its own.
fn is_plain(table: &Table) -> bool {
    let own_place = |cell: &Cell| cell.colspan == 1 && cell.rowspan == 1;
    let columns = table.columns();
    table.header_rows == 1 && table.rows.iter().all(|row| row.len() == columns && row.iter().all(own_place))
}

fn pipes(table: &Table) -> String {
    let mut lines = Vec::new();
    if let Some(caption) = &table.caption {
        lines.push(format!("{CAPTION}{}\n", inline::write(caption, Context::Block, false)));
    }
    for (index, row) in table.rows.iter().enumerate() {
        let cells: String = row.iter().map(pipe_cell).collect();
        lines.push(format!("{cells}|"));
        if index == 0 {
            lines.push(format!("{}|", "| --- ".repeat(row.len())));
        }
    }
    lines.join("\n")
}

fn pipe_cell(cell: &Cell) -> String {
    let source = inline::write(&cell.text, Context::Cell, false);
    if source.is_empty() { "| ".into() } else { format!("| {source} ") }
}

fn html(table: &Table) -> String {
    let mut lines = vec!["<table>".to_string()];
    lines.extend(table.caption.as_ref().map(|caption| format!("<caption>{}</caption>", words(&nodes(caption)))));
    let (head, body) = table.rows.split_at(table.header_rows.min(table.rows.len()));
    for (part, tag, rows) in [("thead", "th", head), ("tbody", "td", body)] {
        if !rows.is_empty() {
            lines.push(format!("<{part}>"));
            lines.extend(rows.iter().map(|row| html_row(row, tag)));
            lines.push(format!("</{part}>"));
        }
    }
    lines.push("</table>".into());
    lines.join("\n")
}

fn html_row(row: &[Cell], tag: &str) -> String {
    let cell = |cell: &Cell| {
        let span = |name, count| if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() };
        let spans = [span("colspan", cell.colspan), span("rowspan", cell.rowspan)].concat();
        format!("<{tag}{spans}>{}</{tag}>", words(&nodes(&cell.text)))
    };
    let cells: String = row.iter().filter(|cell| !cell.is_covered()).map(cell).collect();
    format!("<tr>{cells}</tr>")
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
