//! The explanation of an import: for each piece of a text why it was read as it was.
//!
//! In: the decoded text. Out: in its order, for a person who wants to mend a rule: what was dropped and why, what the title block gave, and
//! for each block its lines, the reading chosen, and what every other reading would have cost at this place.

use std::fmt::Write as _;

use super::assemble::{prepare, sort_out};
use super::candidates::Candidate;
use super::furniture::Furniture;
use super::header::TitleBlock;
use super::labels::Style;
use super::lines;
use super::outline::{Reading, options};
use super::segment::segment;

/// Longest excerpt of a block, in characters.
const EXCERPT: usize = 72;

/// Why the text of a file is read as it is.
pub fn explain(file: &str, text: &str) -> String {
    let stated = super::formats::states_paragraphs(file, text);
    let (lines, furniture) = super::cleaned(text);
    let block = TitleBlock::find(&lines, &furniture);
    let chunks = segment(&lines, &furniture, &block, stated);
    let prepared = prepare(sort_out(chunks, &lines, &block), stated);
    let mut said: Vec<(usize, String)> = Vec::new();
    let dropped = lines.iter().zip(&furniture).filter_map(|(line, reason)| Some((line, (*reason)?)));
    for (line, reason) in dropped.filter(|(_, reason)| *reason != Furniture::Label) {
        said.push((line.number(), say(&format!("line {}: dropped, {}", line.number(), reason.reason()), &line.text)));
    }
    for (line, field) in &prepared.header.fields {
        said.push((*line, say(&format!("line {line}: title block, {field}"), &lines::numbered(&lines, *line).text)));
    }
    for note in &prepared.notes {
        said.push((first(&note.lines), say(&format!("{}: note", span(&note.lines)), &note.text)));
    }
    let options = options(&prepared.candidates, &prepared.readings);
    for ((candidate, (reading, cost)), options) in prepared.candidates.iter().zip(&prepared.readings).zip(options) {
        let lines = &candidate.chunk.lines;
        let joined = if lines.windows(2).any(|pair| pair[1] > pair[0] + 1) { ", joined over a break" } else { "" };
        let head = format!("{}{joined}: {} (cost {cost:.1})", span(lines), name(*reading, candidate));
        let mut block = say(&head, &candidate.chunk.text);
        for (other, cost) in options.iter().filter(|(other, _)| other != reading) {
            writeln!(block, "    or {} (cost {cost:.1})", name(*other, candidate)).expect("a string takes all");
        }
        said.push((first(lines), block));
    }
    // In the order of the text.
    said.sort_by_key(|(line, _)| *line);
    said.into_iter().map(|(_, words)| words).collect()
}

fn say(head: &str, text: &str) -> String {
    let mut excerpt: String = text.chars().take(EXCERPT).collect();
    if excerpt.len() < text.len() {
        excerpt.push('…');
    }
    format!("{head}\n    | {}\n", excerpt.replace(['\n', '\t'], " "))
}

fn first(lines: &[usize]) -> usize {
    lines.first().copied().unwrap_or(0)
}

fn span(lines: &[usize]) -> String {
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) if first == last => format!("line {first}"),
        (Some(first), Some(last)) => format!("lines {first} to {last}"),
        _ => "no line".to_string(),
    }
}

/// A reading in words.
fn name(reading: Reading, candidate: &Candidate) -> String {
    let label = reading.label(candidate).map(|label| match label.style {
        Style::Bullet => "behind a bullet".to_string(),
        _ => format!("“{}”", label.printed(&candidate.chunk.text)),
    });
    match (reading, label) {
        (Reading::Heading { level, .. }, Some(label)) => format!("heading {label} at level {level}"),
        (Reading::Heading { level, .. }, None) => format!("heading without label at level {level}"),
        (Reading::Paragraph { level: 0, .. }, Some(label)) => format!("paragraph {label}"),
        (Reading::Paragraph { level, .. }, Some(label)) => format!("item {label} at depth {level}"),
        (Reading::Paragraph { .. }, None) => "paragraph without label".to_string(),
        (Reading::Table, _) => "table".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_is_explained_with_its_rivals() {
        let text = "A. Offices\n\n1. The Board met twice.\n\n1. Office for the North\n\n2. The Office for the North has nothing to report.\n";
        let explained = explain("seeds/a.txt", text);
        assert!(explained.contains("line 5: heading “1” at level 2"), "{explained}");
        assert!(explained.contains("    or paragraph “1” (cost "), "{explained}");
    }

    #[test]
    fn everything_is_told_in_the_order_of_the_text() {
        let text = "A/71/1\n\nReport on lights\n\n1. The Board met twice.[1]\n\n____\n[1] See A/70/1.\n\nPage 2\n\n2. It looked at the lights.\n";
        let explained = explain("seeds/a.txt", text);
        let told: Vec<&str> = explained.lines().filter_map(|line| line.strip_prefix("line ")?.split(':').next()).collect();
        assert_eq!(told, ["1", "3", "5", "7", "8", "10", "12"], "{explained}");
    }
}
