//! Findings of an import: numbers out of order, notes without marks, passages read with little confidence.
//!
//! In: the source and its finished reading. Out: what a person should compare with the original, each with its line.

mod numbers;

use std::collections::HashSet;

use numbers::numbers;

use super::assemble::{Piece, Reading};
use super::note_start::is_raised;
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
    found.all(&rule::NUMBER_GAP, numbers(reading).into_iter());
    found.all(&rule::NOTE_WITHOUT_MARK, notes_without_marks(reading));
    found.all(&rule::MARK_WITHOUT_NOTE, marks_without_notes(reading));
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

/// The texts of a piece in which marks of notes can stand.
fn texts(piece: &Piece) -> impl Iterator<Item = &Text> {
    let (table, other) = match &piece.content {
        Content::Table(table) => (Some(table), None),
        content => (None, content.text()),
    };
    let cells = table.into_iter().flat_map(|table| table.rows.iter().flatten().map(|cell| &cell.text));
    other.into_iter().chain(table.and_then(|table| table.caption.as_ref())).chain(cells)
}

/// Notes that nothing cites.
fn notes_without_marks(reading: &Reading) -> impl Iterator<Item = (usize, String)> {
    let title = reading.meta.title_notes.iter().map(String::as_str);
    let cited: HashSet<&str> = title.chain(reading.pieces.iter().flat_map(texts).flat_map(Text::note_keys)).collect();
    reading.pieces.iter().filter_map(move |piece| match &piece.content {
        Content::Note(note) if !cited.contains(note.key.as_str()) => {
            Some((piece.line(), format!("note {} is not cited anywhere", note.label())))
        }
        _ => None,
    })
}

/// Marks of notes that are not there; a raised figure is one behind a word, and a power behind a unit.
fn marks_without_notes(reading: &Reading) -> impl Iterator<Item = (usize, String)> {
    let note = |piece: &Piece| match &piece.content {
        Content::Note(note) => Some(note.key.clone()),
        _ => None,
    };
    let there: HashSet<String> = reading.pieces.iter().filter_map(note).collect();
    let missing = move |piece| {
        let keys = texts(piece).flat_map(Text::note_keys).filter(|key| !there.contains(*key)).map(str::to_string);
        keys.chain(texts(piece).flat_map(|text| marks(&text.plain))).collect::<Vec<_>>()
    };
    reading.pieces.iter().flat_map(move |piece| {
        let line = piece.line();
        missing(piece).into_iter().map(move |label| (line, format!("there is no note {label}, which is cited here")))
    })
}

/// Fewest letters of a word that a mark stands behind; those of units are fewer.
const WORD: usize = 4;
/// Most figures of a mark.
const LONGEST: usize = 3;

/// The figures behind words and stops that are raised or in square brackets.
fn marks(words: &str) -> impl Iterator<Item = String> {
    let begins = |c: char| c == '[' || is_raised(c);
    // One more than a mark may have, so that a longer figure is told from one.
    let first = |words: &str, is_figure: fn(char) -> bool| -> String {
        words.chars().take(LONGEST + 1).take_while(|&c| is_figure(c)).collect()
    };
    words.match_indices(begins).filter_map(move |(at, _)| {
        let (before, behind) = words.split_at(at);
        let label = match behind.strip_prefix('[') {
            Some(inside) => Some(first(inside, char::is_numeric)).filter(|label| inside[label.len()..].starts_with(']'))?,
            None if before.ends_with(is_raised) => return None,
            None => first(behind, is_raised),
        };
        let word = before.trim_end_matches(['.', ',', ';', ':', ')', '”', '’']);
        let letters = word.chars().rev().take_while(|c| c.is_alphabetic()).take(WORD).count();
        let figures = (1..=LONGEST).contains(&label.chars().count()) && label.chars().all(char::is_numeric);
        (letters == WORD && figures).then_some(label)
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

    fn told(text: &str, code: &str) -> Vec<String> {
        let findings = import_text("seeds/a.txt", text).findings;
        findings.into_iter().filter(|finding| finding.rule.code == code).map(|finding| finding.message).collect()
    }

    #[test]
    fn marks_without_notes_are_told() {
        let text = "Report on lights\n\n1. The Board met.[^7] It took 4 m² of room.\n\n2. It closed the session.² It did so twice.[3] [No. 4] of comments[19]67 is [5].\n";
        assert_eq!(
            told(text, "mark-without-note"),
            ["7", "²", "3", "19"].map(|label| format!("there is no note {label}, which is cited here"))
        );
    }

    #[test]
    fn numbers_that_are_missing_or_printed_twice_are_told() {
        let twice =
            "Report\n\n1. The Board met in Northport.\n\n2. It took note of it.\n\n2. It thanked the keepers.\n\n3. It closed.\n";
        assert_eq!(told(twice, "number-gap"), ["paragraph 2 follows paragraph 2"]);
        let items = "Report\n\n1. The Board looked at:\n\n(a) Lights;\n\n(b) Reefs;\n\n(d) Ports.\n\n2. It closed.\n";
        assert_eq!(told(items, "number-gap"), ["(d) follows (b)"]);
        let article = |number: u32| {
            format!(
                "Article {number}\nLights of class {number}\n\n1. Each light of the class is tested once a month.\n\n2. Its keeper is named.\n\n"
            )
        };
        let articles = |numbers: &[u32]| {
            let text = numbers.iter().map(|number| article(*number)).collect::<String>();
            told(&format!("Convention on Lights\n\n{text}"), "number-gap")
        };
        assert_eq!(articles(&[1, 2, 5]), ["article 5 follows article 2: 3 to 4 are missing"]);
        assert_eq!(articles(&[4, 9]), [""; 0], "a comment on some articles");
    }
}
