//! Habits: what holds for a text as a whole and decides how its lines are read.
//!
//! In: lines and which of them are furniture. Out: whether lines are wrapped and how wide, whether numbers stand before a gap, whether
//! a star or bracket asks for a note, and which words the text uses.

use std::borrow::Cow;

use super::furniture::Furniture;
use super::labels::{Style, labels};
use super::lines::Line;
use super::wrapping::{Vocabulary, ends_sentence, has_gap};

/// What holds for the text as a whole.
pub(super) struct Habits<'a> {
    /// The width at which lines are wrapped; `None` where a line is a paragraph.
    pub(super) width: Option<usize>,
    /// Whether numbered paragraphs have a wide gap behind the number.
    pub(super) gaps: bool,
    /// Whether a star behind a word asks for a starred note.
    pub(super) starred: bool,
    /// Whether `[1]` behind a word asks for a note `[1]` at the start of a line.
    pub(super) bracketed: bool,
    /// Words of the text in small letters, to tell a hyphen from a word division.
    pub(super) words: Vocabulary<'a>,
}

/// What holds for the text as a whole.
pub(super) fn habits<'a>(lines: &'a [Line], furniture: &[Option<Furniture>]) -> Habits<'a> {
    let is_filled = |index: usize| !lines[index].is_blank() && furniture[index].is_none();
    let filled = || (0..lines.len()).filter(|&index| is_filled(index));
    let length = |index: usize| lines[index].text.chars().count();
    let mut lengths: Vec<usize> = filled().map(length).collect();
    lengths.sort_unstable();
    let at = |share: usize| lengths.get(lengths.len().saturating_sub(1) * share / 100).copied().unwrap_or(0);
    let long = lengths.len() - lengths.partition_point(|&length| length <= 200);
    let width = at(90);
    let full = || filled().filter(|&index| length(index) * 3 > width * 2);
    let followed = |index: &usize| index + 1 < lines.len() && is_filled(index + 1) && !ends_sentence(&lines[*index].text);
    let wrapped = long * 50 < lengths.len().max(1) && width <= 160 && {
        let count = full().count();
        count >= 4 && full().filter(followed).count() * 5 >= count * 2
    };
    let figure = |index: &usize| labels(&lines[*index].text).first().is_some_and(|label| label.style == Style::Figure);
    let (labelled, gaps) = filled()
        .filter(figure)
        .fold((0, 0), |(labelled, gaps), index| (labelled + 1, gaps + usize::from(has_gap(&lines[index].layout))));
    let starred = filled().any(|index| asks_for_star(&lines[index].text));
    let bracketed = filled().any(|index| lines[index].text.starts_with("[1] "))
        && filled()
            .any(|index| lines[index].text.match_indices("[1]").any(|(at, _)| at > 0 && !lines[index].text[..at].ends_with(' ')));
    // Words are asked for only where a line ends inside one.
    let divided = wrapped && filled().any(|index| lines[index].text.ends_with('-'));
    let words = if divided { vocabulary(filled().map(|index| lines[index].text.as_ref())) } else { Vocabulary::new() };
    Habits { width: wrapped.then_some(width), gaps: gaps >= 4 && gaps * 10 >= labelled * 6, starred, bracketed, words }
}

/// The words of the text in small letters; halves of divided words are none.
fn vocabulary<'a>(lines: impl Iterator<Item = &'a str>) -> Vocabulary<'a> {
    let mut words = Vocabulary::new();
    let mut add = |word: &'a str| {
        let small = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        if !words.contains(word) {
            words.insert(if small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) });
        }
    };
    let mut divided = false;
    for line in lines {
        let pieces = line.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| word.len() > 2);
        for word in pieces.skip(usize::from(divided)).filter(|word| !word.ends_with('-')) {
            add(word);
            if word.contains('-') {
                word.split('-').filter(|part| part.len() > 2).for_each(&mut add);
            }
        }
        divided = line.ends_with('-');
    }
    words
}

/// Whether a single star behind a word asks for a starred note.
fn asks_for_star(text: &str) -> bool {
    if !text.contains('*') {
        return false;
    }
    let bare = text.replace("**", "").replace("\\*", "\u{1}");
    let behind = |at: usize| bare[..at].ends_with(|c: char| !c.is_whitespace()) || bare[at + 1..].trim().is_empty();
    bare.contains('\u{1}')
        || bare.matches('*').count() == 1
            && bare.find('*').is_some_and(|at| {
                at > 0 && !bare[..at].trim_end().is_empty() && behind(at) && !bare[at + 1..].starts_with(char::is_alphanumeric)
            })
}
