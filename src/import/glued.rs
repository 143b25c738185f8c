//! Glued figures: marks of notes that are printed as plain figures, `Crime1 and` or `Women 2 and`.
//!
//! In: texts in reading order, and the notes that the text defines. Out: the texts with those figures as marks. A figure is a mark only
//! for a note that no other mark cites, behind the mark of the note before it, and only where it counts nothing: in `article 2` and
//! `2 May` it does. Figures glued to a word are looked for first. No figure is tried again for each of many notes.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::header::MONTHS;
use super::notes::{Citing, RawNote};
use super::wrapping::OPEN_WORDS;
use crate::model::{Mark, MarkKind};

/// How many texts a mark without a sign is looked for in, from the last one found on.
const REACH: usize = 2000;

/// How far before a figure words matter to it, in characters.
const NEAR: usize = 64;

/// Finds the figures that are marks without looking like it.
pub(super) fn glued_figures(notes: &[RawNote], citing: &mut [Citing]) {
    let mut figures = uncited(notes, citing);
    if figures.is_empty() {
        return;
    }
    find(&mut figures, citing);
    let mut cuts = Cuts::default();
    for note in notes {
        let Some(figures) = figures.get_mut(note.label.as_str()) else { continue };
        let found = [true, false].into_iter().find_map(|glued| figures.next(&cuts, citing, note, glued));
        if let Some((text, place)) = found {
            cuts.cut(citing, text, place, &note.label);
        }
    }
    cuts.finish(citing);
}

/// The labels of notes that no mark cites, where they are figures.
fn uncited<'n>(notes: &'n [RawNote], citing: &[Citing]) -> HashMap<&'n str, Figures> {
    let cited: HashSet<&str> = citing.iter().flat_map(|citing| citing.text.note_keys()).collect();
    let labels = notes.iter().map(|note| note.label.as_str()).filter(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
    labels.filter(|label| !cited.contains(label)).map(|label| (label, Figures::default())).collect()
}

/// Finds where the figures stand.
fn find(figures: &mut HashMap<&str, Figures>, citing: &[Citing]) {
    let longest = figures.keys().map(|label| label.len()).max().unwrap_or(0);
    for (text, citing) in citing.iter().enumerate() {
        let plain = &citing.text.plain;
        for place in runs_of_figures(plain).filter(|place| place.len() <= longest) {
            let start = place.start;
            if let Some(figures) = figures.get_mut(&plain[place]) {
                figures.places.push((text, start));
            }
        }
    }
}

/// Bytes of a text that are looked at together.
const PIECE: usize = 16;

/// Where figures stand together. A piece of the text without any is passed over at once.
pub(super) fn runs_of_figures(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        let has_figure = |piece: &[u8]| piece.iter().fold(false, |any, byte| any | byte.is_ascii_digit());
        while bytes.get(from..from + PIECE).is_some_and(|piece| !has_figure(piece)) {
            from += PIECE;
        }
        let start = from + bytes[from..].iter().position(u8::is_ascii_digit)?;
        from = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        Some(start..from)
    })
}

/// The figures of one label.
#[derive(Default)]
struct Figures {
    /// In which text each one stands and at which byte, in order.
    places: Vec<(usize, usize)>,
    /// How many from the first on are known to be no marks: behind a space, and glued to a word.
    tried: [usize; 2],
}

impl Figures {
    /// The first figure behind the last cut that is the mark of a note, and what to cut for it.
    fn next(&mut self, cuts: &Cuts, citing: &[Citing], note: &RawNote, glued: bool) -> Option<(usize, Range<usize>)> {
        let tried = &mut self.tried[usize::from(glued)];
        let behind = self.places.partition_point(|&place| place < (cuts.text, cuts.from));
        // What was no mark may be one since the figure directly before it is cut.
        let near = self.places.partition_point(|&place| place < (cuts.text, cuts.from + NEAR)).max(behind);
        for at in (behind..near).chain(near.max(*tried)..self.places.len()) {
            let (text, start) = self.places[at];
            if text >= cuts.text + REACH || citing[text].order > note.order {
                break;
            }
            let plain = &citing[text].text.plain;
            let (kept, from) = if text == cuts.text { (cuts.kept.as_str(), cuts.from) } else { ("", 0) };
            let end = start + note.label.len();
            let bracketed = glued && plain[from..start].ends_with('(') && plain[end..].starts_with(')');
            let (start, end) = if bracketed { (start - 1, end + 1) } else { (start, end) };
            if let Some(spaces) = mark_at([kept, &plain[from..start]], &plain[end..], glued) {
                return Some((text, start - spaces..end));
            }
            *tried = (*tried).max(at + 1);
        }
        None
    }
}

/// What was cut out of a text: the figures in order, and the words before the last one.
#[derive(Default)]
struct Cuts {
    text: usize,
    /// One past the last cut.
    from: usize,
    kept: String,
    ranges: Vec<Range<usize>>,
    marks: Vec<Mark>,
}

impl Cuts {
    /// Takes a figure out of the words, for a mark to stand in its place.
    fn cut(&mut self, citing: &mut [Citing], text: usize, range: Range<usize>, label: &str) {
        if text != self.text {
            std::mem::take(self).finish(citing);
            self.text = text;
        }
        self.kept.push_str(&citing[text].text.plain[self.from..range.start]);
        self.from = range.end;
        let kind = MarkKind::NoteMark(label.into());
        self.marks.push(Mark { start: range.start, end: range.start, kind });
        self.ranges.push(range);
    }

    /// Writes the text without its figures, all at once.
    fn finish(self, citing: &mut [Citing]) {
        let Self { text, from, mut kept, ranges, marks } = self;
        if ranges.is_empty() {
            return;
        }
        let text = &mut *citing[text].text;
        kept.push_str(&text.plain[from..]);
        text.plain = kept;
        let gone: Vec<usize> = ranges
            .iter()
            .scan(0, |gone, range| {
                *gone += range.len();
                Some(*gone)
            })
            .collect();
        let moved = |at: usize| {
            let before = ranges.partition_point(|range| range.end <= at);
            let at = ranges.get(before).map_or(at, |range| at.min(range.start));
            at - before.checked_sub(1).map_or(0, |last| gone[last])
        };
        let order = |a: &Mark, b: &Mark| a.start.cmp(&b.start).then(b.end.cmp(&a.end));
        text.marks.extend(marks);
        text.marks.sort_by(order);
        for mark in &mut text.marks {
            (mark.start, mark.end) = (moved(mark.start), moved(mark.end));
        }
        text.marks.sort_by(order);
    }
}

/// Shortened words with whose stop a figure goes: `Corr.1` is a part of a symbol.
const SHORTENED: &[&str] =
    &["add", "amend", "corr", "rev", "no", "nos", "art", "arts", "para", "paras", "chap", "sect", "vol", "vols", "p", "pp"];

/// Words before a figure that make it a number of something.
const COUNTED: &[&str] = &[
    "article",
    "articles",
    "art",
    "arts",
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "no",
    "nos",
    "number",
    "vol",
    "vols",
    "chap",
    "chapter",
    "annex",
    "section",
    "sections",
    "sect",
    "resolution",
    "resolutions",
    "decision",
    "decisions",
    "of",
    "in",
    "to",
    "and",
    "from",
    "by",
    "item",
    "items",
    "page",
    "pages",
    "pp",
    "p",
    "table",
    "goal",
    "goals",
    "objective",
    "objectives",
    "target",
    "the",
    "rule",
    "rules",
    "principle",
    "step",
    "tool",
    "part",
    "session",
    "between",
    "than",
    "about",
    "over",
    "some",
    "note",
    "all",
    "on",
];

/// What a figure counts, besides the days of a month.
const UNITS: &[&str] = &["per", "million", "billion", "years", "months", "days", "states", "countries", "percent", "members"];

/// Whether a figure between these words is a mark, glued to a word or stop, or (not `glued`) behind a space; says how many spaces
/// stand before it.
pub(super) fn mark_at(before: [&str; 2], after: &str, glued: bool) -> Option<usize> {
    let words = before[1].trim_end_matches(' ');
    let spaces = before[1].len() - words.len();
    let near = words.chars().rev().chain(before[0].chars().rev()).take(NEAR);
    let mut back = near.clone();
    let last = back.next()?;
    let next = after.chars().next();
    if (spaces > 0) == glued || next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '/' | '°' | '-' | '–')) {
        return None;
    }
    if next.is_some_and(|c| matches!(c, '.' | ',')) && after[1..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // The last word: its letters from its end, and as it is compared with others.
    let letters = near.skip_while(|c| !c.is_alphanumeric()).take_while(|c| c.is_alphabetic());
    let word = || letters.clone().collect::<Vec<_>>().into_iter().rev().flat_map(char::to_lowercase).collect::<String>();
    let stop = matches!(last, '.' | ',' | ';' | ':' | ')' | '”' | '"' | '’' | ']' | '»' | '?' | '!');
    if glued {
        let long = letters.clone().nth(2).is_some();
        let behind_word = last.is_alphabetic() && (long || OPEN_WORDS.contains(&word().as_str()));
        // "1.20" is a figure; "Crime.20" and "(No. 29)26" end in a mark.
        let closing = matches!(last, ')' | '”' | '"' | '’' | ']' | '»');
        // "12 December 1997,5" is a year and a mark.
        let figures: Vec<char> = back.clone().take_while(char::is_ascii_digit).take(5).collect();
        let year = matches!(figures[..], [_, _, '9', '1'] | [_, _, '0', '2']); // read from its end
        let inner = back.next();
        let behind_stop = stop
            && (year && !closing
                || inner.is_some_and(|c| c.is_alphabetic() || matches!(c, ')' | '”' | '’') || closing && c.is_ascii_digit()));
        let counted = last == '.' && SHORTENED.contains(&word().as_str());
        return (behind_word || behind_stop && !counted).then_some(0);
    }
    let behind = after.trim_start();
    if !last.is_alphabetic() && !stop || behind.starts_with(char::is_uppercase) {
        return None;
    }
    let word = word();
    let next: String = behind.chars().take_while(|c| c.is_alphabetic()).take(NEAR).flat_map(char::to_lowercase).collect();
    let counts = !(stop && last != '.') && COUNTED.contains(&word.as_str())
        || [&next, &word].iter().any(|beside| UNITS.contains(&beside.as_str()) || MONTHS.contains(&beside.as_str()));
    (!counts).then_some(spaces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

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
        let (plain, marks) = read(&["1", "2", "3"], "In 2 of Crime1 and article 2 of the Women 2 and so,3 on");
        assert_eq!(plain, "In 2 of Crime and article 2 of the Women and so, on");
        assert_eq!(marks, [(13, "1".into()), (40, "2".into()), (48, "3".into())]);
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
