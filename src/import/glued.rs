//! Glued figures: marks of notes that are printed as plain figures, `Crime1 and` or `Women 2 and`.
//!
//! In: texts in reading order, and the notes that the text defines. Out: the texts with those figures as marks. A figure is a mark only
//! for a note that no other mark cites, behind the mark of the note before it, and only where it counts nothing: in `article 2` and
//! `2 May` it does. Figures glued to a word are looked for first. No figure is tried again for each of many notes.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::counted::{NEAR, begins_sentence, ends_figure, mark_at, parts_sentences, runs_of_figures, tail};
use super::notes::{Citing, RawNote};
use super::wrapping::ends_sentence;
use crate::model::{Mark, MarkKind, Text};

/// How many texts a mark without a sign is looked for in, from the last one found on.
const REACH: usize = 2000;

/// Finds the figures that are marks without looking like it.
pub(super) fn glued_figures(notes: &[RawNote], citing: &mut [Citing]) {
    let labels: HashSet<&str> = notes.iter().map(|note| note.label.as_str()).filter(|label| is_figure(label)).collect();
    let cited: HashSet<&str> = citing.iter().flat_map(|citing| citing.text.note_keys()).collect();
    let uncited: HashSet<&str> = labels.difference(&cited).copied().collect();
    if uncited.is_empty() {
        return;
    }
    let mut found = found(notes, places(&uncited, citing), citing, &Look::ALL);
    // Where the marks of other notes stand otherwise, a figure behind a space counts something.
    let spaced = found.iter().filter(|found| found.look == Look::Spaced).count();
    let usual = spaced >= FEWEST && spaced * SPACED >= found.len() && uncited.len() == labels.len();
    if spaced > 0 && !usual {
        found = self::found(notes, places(&uncited, citing), citing, &Look::ALL[..3]);
    }
    let again = again(&found, &places(&uncited, citing), citing);
    found.extend(again);
    found.sort_by_key(|found| (found.text, found.place.start));
    cut(found, citing);
}

/// How many texts behind its first mark a note is cited again in.
const AGAIN: usize = 20;

/// Further marks of the same notes, before that of the next one: `Political Rights;4 the Covenant on Cultural Rights;4 and`.
fn again<'n>(found: &[Found<'n>], figures: &HashMap<&str, Figures>, citing: &[Citing]) -> Vec<Found<'n>> {
    let mut out = Vec::new();
    for (at, first) in found.iter().enumerate().filter(|(_, found)| found.look == Look::Glued) {
        let Some(Figures { places, .. }) = figures.get(first.label) else { continue };
        let end = found.get(at + 1).map_or((usize::MAX, 0), |next| (next.text, next.place.start)).min((first.text + AGAIN, 0));
        let from = places.partition_point(|&place| place < (first.text, first.place.end));
        for &(text, start) in places[from..].iter().take_while(|place| **place < end) {
            let plain = &citing[text].text.plain;
            let behind_stop = plain[..start].ends_with([';', ',', '.', ')', '”', '’']);
            let place = mark("", plain, 0, start..start + first.label.len(), Look::Glued).filter(|_| behind_stop);
            out.extend(place.map(|place| Found { text, place, label: first.label, look: Look::Glued }));
        }
    }
    out
}

/// How a figure stands that is a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Directly behind a word or stop, or in brackets.
    Glued,
    /// Behind another figure and its stop, where the sentence ends: `in article 6.21 The`.
    BehindFigure,
    /// By itself between two sentences: `women. 3 Women`.
    BetweenSentences,
    /// Behind a space.
    Spaced,
}

impl Look {
    /// In the order in which they are looked for.
    const ALL: [Self; 4] = [Self::Glued, Self::BehindFigure, Self::BetweenSentences, Self::Spaced];
}

/// Fewest marks behind spaces that show such to be usual in a text.
const FEWEST: usize = 2;
/// Of so many marks one at least stands behind a space, or none does.
const SPACED: usize = 4;

/// A figure that is the mark of a note.
struct Found<'n> {
    text: usize,
    place: Range<usize>,
    label: &'n str,
    look: Look,
}

/// The marks of notes, each looked for behind the one before.
fn found<'n>(notes: &'n [RawNote], mut figures: HashMap<&str, Figures>, citing: &[Citing], looks: &[Look]) -> Vec<Found<'n>> {
    let mut found = Vec::new();
    let mut last = Last::default();
    for note in notes {
        let Some(figures) = figures.get_mut(note.label.as_str()) else { continue };
        let next = looks.iter().find_map(|&look| Some((look, figures.next(&last, citing, note, look)?)));
        if let Some((look, (text, place))) = next {
            last.moves_to(&citing[text].text.plain, text, &place);
            found.push(Found { text, place, label: &note.label, look });
        }
    }
    found
}

/// The mark found last.
#[derive(Default)]
struct Last {
    text: usize,
    /// One past it.
    from: usize,
    /// The words before it, without the marks found.
    kept: String,
}

impl Last {
    fn moves_to(&mut self, plain: &str, text: usize, place: &Range<usize>) {
        if text != self.text {
            *self = Self { text, ..Self::default() };
        }
        self.kept.push_str(&plain[self.from..place.start]);
        self.from = place.end;
    }
}

fn is_figure(label: &str) -> bool {
    label.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where the figures of each label stand.
fn places<'n>(labels: &HashSet<&'n str>, citing: &[Citing]) -> HashMap<&'n str, Figures> {
    let mut figures: HashMap<&str, Figures> = labels.iter().map(|label| (*label, Figures::default())).collect();
    let longest = labels.iter().map(|label| label.len()).max().unwrap_or(0);
    for (text, citing) in citing.iter().enumerate() {
        let plain = &citing.text.plain;
        for place in runs_of_figures(plain).filter(|place| place.len() <= longest) {
            let start = place.start;
            if let Some(figures) = figures.get_mut(&plain[place]) {
                figures.places.push((text, start));
            }
        }
    }
    figures
}

/// The figures of one label.
#[derive(Default)]
struct Figures {
    /// In which text each one stands and at which byte, in order.
    places: Vec<(usize, usize)>,
    /// How many from the first on are known to be no marks, for each look.
    tried: [usize; Look::ALL.len()],
}

impl Figures {
    /// The first figure behind the last mark that is the mark of a note, and what stands for it.
    fn next(&mut self, last: &Last, citing: &[Citing], note: &RawNote, look: Look) -> Option<(usize, Range<usize>)> {
        let tried = &mut self.tried[look as usize];
        let behind = self.places.partition_point(|&place| place < (last.text, last.from));
        // What was no mark may be one since the figure directly before it is one.
        let near = self.places.partition_point(|&place| place < (last.text, last.from + NEAR)).max(behind);
        for at in (behind..near).chain(near.max(*tried)..self.places.len()) {
            let (text, start) = self.places[at];
            if text >= last.text + REACH || citing[text].order > note.order {
                break;
            }
            let plain = &citing[text].text.plain;
            let (kept, from) = if text == last.text { (last.kept.as_str(), last.from) } else { ("", 0) };
            let end = start + note.label.len();
            if let Some(place) = mark(kept, plain, from, start..end, look) {
                return Some((text, place));
            }
            *tried = (*tried).max(at + 1);
        }
        None
    }
}

/// What stands for a mark in a text, from its spaces or bracket on, where a figure has such a look.
fn mark(kept: &str, plain: &str, from: usize, figure: Range<usize>, look: Look) -> Option<Range<usize>> {
    let (before, after) = (&plain[from..figure.start], &plain[figure.end..]);
    if look == Look::BehindFigure {
        return ends_figure(before, after).then_some(figure);
    }
    if look == Look::BetweenSentences {
        let start = from + before.trim_end().len();
        return parts_sentences(before, after).then_some(start..figure.end);
    }
    let bracketed = before.strip_suffix('(').zip(after.strip_prefix(')')).filter(|_| look == Look::Glued);
    let Some((before, after)) = bracketed else {
        let at_end = look == Look::Glued && after.trim_end().is_empty() && ends_sentence(tail(before));
        let words = if at_end { before.trim_end() } else { before };
        let spaces = before.len() - words.len() + mark_at([kept, words], after, look == Look::Glued)?;
        return Some(figure.start - spaces..figure.end);
    };
    // `of the ports. (2)`: behind the end of a sentence there may be a space.
    let spaces = before.len() - before.trim_end().len();
    let ends = spaces == 0 || begins_sentence(after) && ends_sentence(tail(before));
    let is_mark = ends && mark_at([kept, before.trim_end()], after, true).is_some();
    is_mark.then(|| figure.start - 1 - spaces..figure.end + 1)
}

/// Takes the figures out of the words, for marks to stand in their places.
fn cut(found: Vec<Found>, citing: &mut [Citing]) {
    let mut found = found.into_iter().peekable();
    while let Some(text) = found.peek().map(|found| found.text) {
        let of_text: Vec<Found> = std::iter::from_fn(|| found.next_if(|found| found.text == text)).collect();
        cut_text(&of_text, citing[text].text);
    }
}

/// Writes a text without its figures, all at once.
fn cut_text(found: &[Found], text: &mut Text) {
    let mut plain = String::with_capacity(text.plain.len());
    let mut gone = Vec::with_capacity(found.len());
    let mut from = 0;
    for Found { place, .. } in found {
        plain.push_str(&text.plain[from..place.start]);
        from = place.end;
        gone.push(from - plain.len());
    }
    plain.push_str(&text.plain[from..]);
    text.plain = plain;
    let moved = |at: usize| {
        let before = found.partition_point(|found| found.place.end <= at);
        let at = found.get(before).map_or(at, |found| at.min(found.place.start));
        at - before.checked_sub(1).map_or(0, |last| gone[last])
    };
    let order = |a: &Mark, b: &Mark| a.start.cmp(&b.start).then(b.end.cmp(&a.end));
    let mark = |found: &Found| {
        let (start, kind) = (found.place.start, MarkKind::NoteMark(found.label.into()));
        Mark { start, end: start, kind }
    };
    text.marks.extend(found.iter().map(mark));
    text.marks.sort_by(order);
    for mark in &mut text.marks {
        (mark.start, mark.end) = (moved(mark.start), moved(mark.end));
    }
    text.marks.sort_by(order);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(label: &str) -> RawNote {
        RawNote { order: 9, label: label.into(), scope: String::new(), text: Text::plain("x"), lines: vec![9] }
    }

    fn read(labels: &[&str], words: &str) -> (String, Vec<(usize, String)>) {
        let mut text = Text::plain(words);
        let notes: Vec<RawNote> = labels.iter().map(|label| note(label)).collect();
        glued_figures(&notes, &mut [Citing { order: 1, text: &mut text }]);
        let marks = text.marks.iter().zip(text.note_keys()).map(|(mark, key)| (mark.start, key.to_string())).collect();
        (text.plain, marks)
    }

    #[test]
    fn figures_follow_the_series() {
        let (plain, marks) = read(&["1", "2", "3", "4"], "In 2 of Crime1 and article 2 of the Women 2 and so,3 on Girls 4 and");
        assert_eq!(plain, "In 2 of Crime and article 2 of the Women and so, on Girls and");
        let marks: Vec<(usize, &str)> = marks.iter().map(|(at, label)| (*at, label.as_str())).collect();
        assert_eq!(marks, [(13, "1"), (40, "2"), (48, "3"), (57, "4")]);
    }

    #[test]
    fn a_figure_behind_a_space_counts_something_where_other_marks_stand_otherwise() {
        let (plain, marks) = read(&["1", "2", "3"], "A port.1 It cites 2 cases and the lake(3) too");
        assert_eq!((plain.as_str(), marks.len()), ("A port. It cites 2 cases and the lake too", 2));
    }

    #[test]
    fn a_mark_may_stand_behind_the_figure_that_ends_a_sentence() {
        let words = "See comment No. 36, para. 63.20 It found 21 cases under article 6.21 In 5.22 of 7 it did not; see 5.23";
        let (plain, marks) = read(&["20", "21", "22"], words);
        assert_eq!(plain, words.replace("63.20", "63.").replace("6.21", "6."));
        assert_eq!(marks.len(), 2);
        assert_eq!(read(&["2"], "It goes on. (2)").0, "It goes on.");
        assert_eq!(read(&["2"], "two things: (2) order").1.len(), 0);
    }

    #[test]
    fn years_and_small_words_may_have_a_mark() {
        let (plain, marks) = read(&["8", "9", "10"], "the G8 of8 CO9, 16 October 2020,9 and 12.9 in 2007.10 The");
        assert_eq!(plain, "the G8 of CO9, 16 October 2020, and 12.9 in 2007. The");
        assert_eq!(marks.len(), 3);
    }

    #[test]
    fn a_figure_behind_a_cut_one_is_tried_again() {
        let (plain, marks) = read(&["2", "1", "2"], "so2 and Crime1;2 and");
        assert_eq!(plain, "so2 and Crime; and");
        assert_eq!(marks.len(), 2);
        let (plain, marks) = read(&["1", "2", "1", "2"], "Crime1 and Women2 and Crime1;2 and");
        assert_eq!((plain.as_str(), marks.len()), ("Crime and Women and Crime; and", 4));
    }
}
