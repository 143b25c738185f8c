//! Findings of an import: numbers out of order, notes without marks, passages read with little confidence.
//!
//! In: the source and its finished reading. Out: what a person should compare with the original, each with its line.

use std::collections::{BTreeMap, BTreeSet};

use super::assemble::Reading;
use crate::model::{Content, Text};
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// What a person should look at in a reading.
pub(super) fn findings(source: &Source, reading: &Reading) -> Vec<Finding> {
    let mut findings = Vec::new();
    if reading.meta.title.is_none()
        && let Some(first) = reading.pieces.first()
    {
        let message = "no title was found above the text";
        findings.push(Finding::new(&rule::MISSING_TITLE, message).at(Place::line(source, first.line())));
    }
    numbers(source, reading, &mut findings);
    notes_and_marks(source, reading, &mut findings);
    let by_line: BTreeMap<usize, &Content> = reading.pieces.iter().map(|piece| (piece.line(), &piece.content)).collect();
    for &line in &reading.doubtful {
        let message = format!("read as {} with little confidence", by_line.get(&line).map_or("nothing", |content| name(content)));
        findings.push(Finding::new(&rule::UNCERTAIN_READING, message).at(Place::line(source, line)));
    }
    findings
}

/// What a block is, in a word or two.
fn name(content: &Content) -> &'static str {
    match content {
        Content::Heading(_) => "a heading",
        Content::Paragraph(paragraph) if paragraph.level > 0 => "an item",
        Content::Paragraph(paragraph) if paragraph.label.is_some() => "a numbered paragraph",
        Content::Paragraph(_) => "a paragraph without a number",
        Content::Table(_) => "a table",
        Content::Note(_) => "a note",
        Content::Preformatted(_) => "a listing",
    }
}

/// Paragraph numbers that are missing, repeated or out of order.
fn numbers(source: &Source, reading: &Reading, findings: &mut Vec<Finding>) {
    let mut last: Option<u32> = None;
    for piece in &reading.pieces {
        match &piece.content {
            Content::Heading(heading) if heading.label.as_deref().is_some_and(|label| label.contains(' ')) => last = None,
            Content::Paragraph(paragraph) if paragraph.level == 0 => {
                let Some(value) = paragraph.label.as_deref().and_then(number) else { continue };
                let decimal = paragraph.label.as_deref().is_some_and(|label| label.contains('.'));
                let problem = match last {
                    Some(last) if value == last + 1 || value == 1 || value == last && decimal => None,
                    Some(last) if value > last + 1 => {
                        Some(format!("paragraph {value} follows paragraph {last}: {} missing", missing(last, value)))
                    }
                    Some(last) => Some(format!("paragraph {value} follows paragraph {last}")),
                    None => None,
                };
                if let Some(message) = problem {
                    findings.push(Finding::new(&rule::NUMBER_GAP, message).at(Place::line(source, piece.line())));
                }
                last = Some(value);
            }
            _ => {}
        }
    }
}

/// The number of a paragraph; `4.2` is part of 4.
fn number(label: &str) -> Option<u32> {
    let (whole, part) = label.split_once('.').unwrap_or((label, "1"));
    part.parse::<u32>().ok().and(whole.parse().ok())
}

fn missing(last: u32, value: u32) -> String {
    if value == last + 2 { format!("{} is", last + 1) } else { format!("{} to {} are", last + 1, value - 1) }
}

/// Notes that nothing cites.
fn notes_and_marks(source: &Source, reading: &Reading, findings: &mut Vec<Finding>) {
    let mut cited: BTreeSet<&str> = reading.meta.title_notes.iter().map(String::as_str).collect();
    for piece in &reading.pieces {
        match &piece.content {
            Content::Table(table) => {
                cited.extend(table.caption.iter().flat_map(Text::note_keys));
                cited.extend(table.rows.iter().flatten().flat_map(|cell| cell.text.note_keys()));
            }
            content => cited.extend(content.text().into_iter().flat_map(Text::note_keys)),
        }
    }
    for piece in &reading.pieces {
        if let Content::Note(note) = &piece.content
            && !cited.contains(note.key.as_str())
        {
            let message = format!("note {} is not cited anywhere", note.label());
            findings.push(Finding::new(&rule::NOTE_WITHOUT_MARK, message).at(Place::line(source, piece.line())));
        }
    }
}
