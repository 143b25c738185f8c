//! Findings of an import: numbers out of order, notes without marks, passages read with little confidence.
//!
//! In: the source and its finished reading. Out: what a person should compare with the original, each with its line.

use std::collections::HashSet;

use super::assemble::Reading;
use crate::model::{Content, Text};
use crate::report::{Finding, Place, Rule, rule};
use crate::source::Source;

/// What a person should look at in a reading.
pub(super) fn findings(source: &Source, reading: &Reading) -> Vec<Finding> {
    let mut found = Found { source, findings: Vec::new() };
    let pieces = &reading.pieces;
    let untitled = pieces.first().filter(|_| reading.meta.title.is_none());
    found.all(
        &rule::MISSING_TITLE,
        untitled.map(|first| (first.line(), "no title was found above the text".to_string())).into_iter(),
    );
    found.all(&rule::NUMBER_GAP, numbers(reading));
    found.all(&rule::NOTE_WITHOUT_MARK, notes_without_marks(reading));
    let doubtful = reading.doubtful.iter().map(|&line| {
        let content =
            pieces[..pieces.partition_point(|piece| piece.order <= line)].last().map_or("nothing", |piece| name(&piece.content));
        (line, format!("read as {content} with little confidence"))
    });
    found.all(&rule::UNCERTAIN_READING, doubtful);
    found.findings
}

/// Most findings of a rule that are told one by one: nobody looks at more of them in one text.
const MOST: usize = 200;

/// The findings so far.
struct Found<'a> {
    source: &'a Source,
    findings: Vec<Finding>,
}

impl Found<'_> {
    /// Adds what a rule found, each with its line; how many there are beyond those that are told is told, too.
    fn all(&mut self, rule: &'static Rule, mut told: impl Iterator<Item = (usize, String)>) {
        let one = |(line, message)| Finding::new(rule, message).at(Place::line(self.source, line));
        self.findings.extend(told.by_ref().take(MOST).map(one));
        if let Some((line, _)) = told.next() {
            let message = format!("there are {} more of this kind from here on", told.count() + 1);
            self.findings.push(Finding::new(rule, message).at(Place::line(self.source, line)));
        }
    }
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
fn numbers(reading: &Reading) -> impl Iterator<Item = (usize, String)> {
    let mut last: Option<u32> = None;
    reading.pieces.iter().filter_map(move |piece| {
        match &piece.content {
            Content::Heading(heading) if heading.label.as_deref().is_some_and(|label| label.contains(' ')) => last = None,
            Content::Paragraph(paragraph) if paragraph.level == 0 => {
                let value = paragraph.label.as_deref().and_then(number)?;
                let decimal = paragraph.label.as_deref().is_some_and(|label| label.contains('.'));
                let problem = match last {
                    Some(last) if value == last + 1 || value == 1 || value == last && decimal => None,
                    Some(last) if value > last + 1 => {
                        Some(format!("paragraph {value} follows paragraph {last}: {} missing", missing(last, value)))
                    }
                    Some(last) => Some(format!("paragraph {value} follows paragraph {last}")),
                    None => None,
                };
                last = Some(value);
                return problem.map(|message| (piece.line(), message));
            }
            _ => {}
        }
        None
    })
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
fn notes_without_marks(reading: &Reading) -> impl Iterator<Item = (usize, String)> {
    let mut cited: HashSet<&str> = reading.meta.title_notes.iter().map(String::as_str).collect();
    for piece in &reading.pieces {
        match &piece.content {
            Content::Table(table) => {
                cited.extend(table.caption.iter().flat_map(Text::note_keys));
                cited.extend(table.rows.iter().flatten().flat_map(|cell| cell.text.note_keys()));
            }
            content => cited.extend(content.text().into_iter().flat_map(Text::note_keys)),
        }
    }
    reading.pieces.iter().filter_map(move |piece| match &piece.content {
        Content::Note(note) if !cited.contains(note.key.as_str()) => {
            Some((piece.line(), format!("note {} is not cited anywhere", note.label())))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::import::import_text;

    #[test]
    fn many_findings_of_a_rule_are_counted_and_not_listed() {
        let paragraph = |number: u32| format!("{}. The Board adopted report {number} of its committee.\n\n", 2 * number + 1);
        let text = (0..300).map(paragraph).collect::<Vec<_>>().concat();
        let findings = import_text("seeds/a.txt", &text).findings;
        let gaps: Vec<_> = findings.iter().filter(|finding| finding.rule.code == "number-gap").collect();
        assert_eq!((gaps.len(), gaps[200].message.as_str()), (201, "there are 99 more of this kind from here on"));
    }
}
