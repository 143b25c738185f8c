//! Habits: what holds for a text as a whole and decides how its lines are read.
//!
//! In: lines and which of them are furniture. Out: whether lines are wrapped and how wide, whether numbers stand before a gap, whether
//! stars or figures ask for notes, and which words the text uses.

use super::asked::Asked;
use super::furniture::Furniture;
use super::hyphens;
use super::labels::{Style, labels, may_be_figure};
use super::lines::Line;
use super::signs::Signs;
use super::vocabulary::Vocabulary;
use super::wrapping::{ends_sentence, has_gap};

/// What holds for the text as a whole.
pub(super) struct Habits {
    /// The width at which lines are wrapped; `None` where a line is a paragraph.
    pub(super) width: Option<usize>,
    /// Whether numbered paragraphs have a wide gap behind the number.
    pub(super) gaps: bool,
    /// Whether a star behind a word asks for a starred note.
    pub(super) starred: bool,
    /// Marks that are printed as plain figures, and ask for a note.
    pub(super) asked: Asked,
    /// Words that tell a hyphen from a word division.
    pub(super) words: Vocabulary,
}

/// Longest word that is none of an address, in bytes.
const WORD: usize = 100;

/// From so many bytes on a line is no single line of a page.
const LONG: usize = 200;

/// The widest line at which texts are wrapped, in bytes.
const WIDEST: usize = 160;

/// What holds for the text as a whole.
pub(super) fn habits(lines: &[Line], furniture: &[Option<Furniture>]) -> Habits {
    let is_filled = |index: usize| !lines[index].is_blank() && furniture[index].is_none();
    let filled = || (0..lines.len()).filter(|&index| is_filled(index));
    // The length of each line with words, and its place; rows of tables and addresses cannot be wrapped.
    let is_whole = |line: &Line| line.text.starts_with(['|', '<']) || line.text.find([' ', '\t']).is_none_or(|end| end > WORD);
    let running = || filled().filter(|&index| lines[index].length() <= WORD || !is_whole(&lines[index]));
    let lengths: Vec<(usize, usize)> = running().map(|index| (lines[index].length(), index)).collect();
    let long = || lengths.iter().filter(|(length, _)| *length > LONG);
    let followed = |index: &usize| index + 1 < lines.len() && is_filled(index + 1) && !ends_sentence(&lines[*index].text);
    // Some converters put two or three wrapped lines into one: their long lines end within a sentence, as the others do.
    let merged = || long().filter(|(_, index)| followed(index)).count() * 2 >= long().count();
    let few = long().count() * 50 < lengths.len().max(1);
    let most = if few { usize::MAX } else { WIDEST };
    let mut sorted: Vec<usize> = lengths.iter().map(|(length, _)| *length).filter(|length| *length <= most).collect();
    let place = sorted.len().saturating_sub(1) * 90 / 100;
    let width = if sorted.is_empty() { 0 } else { *sorted.select_nth_unstable(place).1 };
    let full = || lengths.iter().filter(|(length, _)| length * 3 > width * 2).map(|(_, index)| *index);
    let wrapped = (few || merged()) && width <= WIDEST && {
        let count = full().count();
        count >= 4 && full().filter(followed).count() * 5 >= count * 2
    };
    let figure = |index: &usize| {
        let text = &lines[*index].text;
        may_be_figure(text) && labels(text).first().is_some_and(|label| label.style == Style::Figure)
    };
    let (labelled, gaps) = filled()
        .filter(figure)
        .fold((0, 0), |(labelled, gaps), index| (labelled + 1, gaps + usize::from(has_gap(&lines[index].layout))));
    let starred = filled().any(|index| lines[index].signs.have(Signs::MARKUP) && asks_for_star(&lines[index].text));
    let asked = Asked::find(lines, furniture);
    let text = |index: usize| lines[index].text.as_ref();
    let divided = filled().zip(filled().skip(1)).filter(|&(above, _)| wrapped && text(above).ends_with('-'));
    let words = Vocabulary::new(divided.flat_map(|(above, below)| hyphens::asked(text(above), text(below))), filled().map(text));
    Habits { width: wrapped.then_some(width), gaps: gaps >= 4 && gaps * 10 >= labelled * 6, starred, asked, words }
}

/// Whether a single star behind a word asks for a starred note.
pub(super) fn asks_for_star(text: &str) -> bool {
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
