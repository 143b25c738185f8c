//! Habits: what holds for a text as a whole and decides how its lines are read.
//!
//! In: lines and which of them are furniture. Out: whether lines are wrapped and how wide, whether numbers stand before a gap, whether
//! a star asks for a note, and which words the text uses.

use std::collections::BTreeSet;

use super::furniture::Furniture;
use super::labels::{Style, labels};
use super::lines::Line;
use super::wrapping::{ends_sentence, has_gap};

/// What holds for the text as a whole.
pub(super) struct Habits {
    /// The width at which lines are wrapped; `None` where a line is a paragraph.
    pub(super) width: Option<usize>,
    /// Whether numbered paragraphs have a wide gap behind the number.
    pub(super) gaps: bool,
    /// Whether a star behind a word asks for a starred note.
    pub(super) starred: bool,
    /// Words of the text in small letters, to tell a hyphen from a word division.
    pub(super) words: BTreeSet<String>,
}

/// What holds for the text as a whole.
pub(super) fn habits(lines: &[Line], furniture: &[Option<Furniture>]) -> Habits {
    let filled: Vec<&Line> = (0..lines.len())
        .filter(|&index| !lines[index].is_blank() && furniture[index].is_none())
        .map(|index| &lines[index])
        .collect();
    let mut lengths: Vec<usize> = filled.iter().map(|line| line.text.chars().count()).collect();
    lengths.sort_unstable();
    let at = |share: usize| lengths.get(lengths.len().saturating_sub(1) * share / 100).copied().unwrap_or(0);
    let long = lengths.iter().filter(|&&length| length > 200).count();
    let numbers: BTreeSet<usize> = filled.iter().map(|line| line.number).collect();
    let full = filled.iter().filter(|line| line.text.chars().count() * 3 > at(90) * 2).count();
    let followed = filled
        .iter()
        .filter(|line| {
            line.text.chars().count() * 3 > at(90) * 2 && numbers.contains(&(line.number + 1)) && !ends_sentence(&line.text)
        })
        .count();
    let wrapped = long * 50 < lengths.len().max(1) && at(90) <= 160 && full >= 4 && followed * 5 >= full * 2;
    let labelled: Vec<&&Line> =
        filled.iter().filter(|line| labels(&line.text).first().is_some_and(|label| label.style == Style::Figure)).collect();
    let gaps = labelled.iter().filter(|line| has_gap(&line.layout)).count();
    let starred = filled.iter().any(|line| asks_for_star(&line.text));
    let words = if wrapped { vocabulary(&filled) } else { BTreeSet::new() };
    Habits { width: wrapped.then(|| at(90)), gaps: gaps >= 4 && gaps * 10 >= labelled.len() * 6, starred, words }
}

/// The words of the text in small letters; halves of divided words are none.
fn vocabulary(filled: &[&Line]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut divided = false;
    for line in filled {
        let pieces = line.text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| word.len() > 2);
        for word in pieces.skip(usize::from(divided)).filter(|word| !word.ends_with('-')) {
            words.insert(word.to_lowercase());
            words.extend(word.split('-').filter(|part| part.len() > 2).map(str::to_lowercase));
        }
        divided = line.text.ends_with('-');
    }
    words
}

/// Whether a single star behind a word asks for a starred note.
fn asks_for_star(text: &str) -> bool {
    let bare = text.replace("**", "").replace("\\*", "\u{1}");
    let behind = |at: usize| bare[..at].ends_with(|c: char| !c.is_whitespace()) || bare[at + 1..].trim().is_empty();
    bare.contains('\u{1}')
        || bare.matches('*').count() == 1
            && bare.find('*').is_some_and(|at| {
                at > 0 && !bare[..at].trim_end().is_empty() && behind(at) && !bare[at + 1..].starts_with(char::is_alphanumeric)
            })
}
