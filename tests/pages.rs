//! Pages as they are read: every folder in `fixtures/pages` holds a page and what becomes of it, one line a block.
//!
//! A line shows where the block stands in the file, its anchor, its printed number and its words; marks stand in braces. What is
//! wrong with the page follows. To take over a change that is meant, run with `INSTA_UPDATE=always`.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures itself")]

use std::fmt::Write as _;
use std::path::Path;

use pincite::anchors;
use pincite::markdown::read_document;
use pincite::model::{Addresses, Block, Content, Document, MarkKind, Table, Text};
use pincite::report::Finding;
use pincite::source::Source;

#[test]
fn pages_are_read_as_their_snapshots_show() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    let mut cases: Vec<_> =
        std::fs::read_dir(&root).expect("the fixtures are there").flatten().map(|entry| entry.path()).collect();
    cases.sort();
    for case in cases {
        let page = std::fs::read_to_string(case.join("page.md")).expect("every case has a page");
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&case);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("read", show(&Source::new("page.md", page))));
    }
}

fn show(source: &Source) -> String {
    let reading = read_document(source);
    let mut out = String::new();
    let mut findings = reading.findings;
    if let Some(document) = &reading.value {
        let addresses = anchors::address(document);
        findings.extend(anchors::check(document, &addresses, &source));
        for (index, block) in document.blocks.iter().enumerate() {
            let _ = writeln!(out, "{}", line(document, &addresses, index, block));
        }
    }
    for finding in &findings {
        let _ = writeln!(out, "{}", found(finding));
    }
    out
}

fn line(document: &Document, addresses: &Addresses, index: usize, block: &Block) -> String {
    let address = &addresses.blocks[index];
    let number = address.number.as_deref().unwrap_or("-");
    let parent = match address.parent().map(|parent| &document.blocks[parent].content) {
        Some(Content::Paragraph(_)) => format!(" < {}", addresses.blocks[address.parent().unwrap_or_default()].id),
        _ => String::new(),
    };
    let words = match &block.content {
        Content::Heading(heading) => {
            format!("heading {} {:?} {}", heading.level, heading.label.as_deref().unwrap_or(""), words(&heading.text))
        }
        Content::Paragraph(paragraph) => {
            let bullet = if paragraph.bullet { "• " } else { "" };
            let quoted = if paragraph.quoted { "> " } else { "" };
            format!("{quoted}{bullet}{}", words(&paragraph.text))
        }
        Content::Note(note) => format!("note {:?} {}", note.label(), words(&note.text)),
        Content::Preformatted(lines) => format!("{lines:?}"),
        Content::Table(table) => cells(table),
    };
    format!("{:>3} {}{parent} [{number}] {words}", block.line, address.id)
}

fn cells(table: &Table) -> String {
    let caption = table.caption.as_ref().map(words).unwrap_or_default();
    let mut out = format!("table, {} header rows, {caption}", table.header_rows);
    for row in &table.rows {
        let cells = row.iter().map(|cell| match (cell.colspan, cell.rowspan) {
            (0, 0) => "#".to_string(),
            (1, 1) => words(&cell.text),
            (columns, rows) => format!("{columns}x{rows} {}", words(&cell.text)),
        });
        let _ = write!(out, "\n      | {}", cells.collect::<Vec<_>>().join(" | "));
    }
    out
}

/// The words with their marks in braces: `{em|Ibid.}{note 3}`.
fn words(text: &Text) -> String {
    let mut pieces: Vec<(usize, usize, String)> = Vec::new();
    for (order, mark) in text.marks.iter().enumerate() {
        let open = match &mark.kind {
            MarkKind::Emphasis => "{em|".to_string(),
            MarkKind::Strong => "{strong|".into(),
            MarkKind::Code => "{code|".into(),
            MarkKind::Strike => "{strike|".into(),
            MarkKind::Link(target) => format!("{{{target}|"),
            MarkKind::NoteMark(key) => format!("{{note {key}}}"),
            MarkKind::Break => "{break}".into(),
        };
        pieces.push((mark.start, order + 1, open));
        if mark.end > mark.start {
            pieces.push((mark.end, 0, "}".into()));
        }
    }
    pieces.sort();
    let mut out = text.plain.clone();
    for (at, _, piece) in pieces.iter().rev() {
        out.insert_str(*at, piece);
    }
    out
}

fn found(finding: &Finding) -> String {
    let line = finding.place.as_ref().map_or(0, |place| place.line);
    let help = finding.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("{line:>3} {:?} {}: {}{help}", finding.severity, finding.rule.code, finding.message)
}
