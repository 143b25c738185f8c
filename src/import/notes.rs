//! Binding: which mark belongs to which note.
//!
//! In: texts in reading order with marks by printed label, and the notes that the text defines. Out: the same with every mark
//! naming one note by a key that is unique in the document. A label may be printed twice (`a` in Annex I and `a` below a table):
//! a mark means the next note of that label below it, or the last one above where none follows. Figures glued to words
//! (`Crime1 and`) are marks only for notes that no other mark cites, in the order of the series.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Mark, MarkKind, Text};

/// A note as the source defines it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RawNote {
    /// Where it stands in the reading order.
    pub(super) order: usize,
    /// The label as printed.
    pub(super) label: String,
    /// Scope to tell it from another of the same label: `annex-2`; empty in the body of the text.
    pub(super) scope: String,
    /// Its words.
    pub(super) text: Text,
    /// Numbers of its lines.
    pub(super) lines: Vec<usize>,
}

/// A text that can cite notes, and where it stands in the reading order.
pub(super) struct Citing<'a> {
    pub(super) order: usize,
    pub(super) text: &'a mut Text,
}

/// Binds all marks; gives the key of each note, in the order of the notes.
pub(super) fn bind(notes: &[RawNote], citing: &mut [Citing]) -> Vec<String> {
    let keys = keys(notes);
    glued_figures(notes, citing);
    let mut by_label: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, note) in notes.iter().enumerate() {
        by_label.entry(&note.label).or_default().push(index);
    }
    for citing in citing {
        let order = citing.order;
        for mark in &mut citing.text.marks {
            if let MarkKind::NoteMark(label) = &mut mark.kind
                && let Some(candidates) = by_label.get(label.as_str())
            {
                let below = candidates.partition_point(|&index| notes[index].order < order);
                let index = *candidates.get(below).or(candidates.last()).expect("a label has at least one note");
                label.clone_from(&keys[index]);
            }
        }
    }
    keys
}

/// Keys: the label where it is free, else with its scope, else with a running number before it.
fn keys(notes: &[RawNote]) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    notes
        .iter()
        .map(|note| {
            let mut key = note.label.clone();
            if taken.contains(&key) && !note.scope.is_empty() {
                key = format!("{}/{}", note.scope, note.label);
            }
            while taken.contains(&key) {
                let turn = turns.entry(&note.label).or_insert(1);
                *turn += 1;
                key = format!("{turn}/{}", note.label);
            }
            taken.insert(key.clone());
            key
        })
        .collect()
}

/// How many texts a mark without a sign is looked for in, from the last one found on.
const REACH: usize = 2000;

/// Finds the figures that are marks without looking like it.
fn glued_figures(notes: &[RawNote], citing: &mut [Citing]) {
    let cited: BTreeSet<String> =
        citing.iter().flat_map(|citing| citing.text.note_keys().map(str::to_string).collect::<Vec<_>>()).collect();
    let (mut at, mut from) = (0, 0);
    for note in notes {
        let figure = note.label.chars().all(|c| c.is_ascii_digit());
        if !figure || cited.contains(&note.label) {
            continue;
        }
        let found = [true, false].into_iter().find_map(|glued| {
            (at..citing.len().min(at + REACH)).take_while(|&index| citing[index].order <= note.order).find_map(|index| {
                find(&citing[index].text.plain, if index == at { from } else { 0 }, &note.label, glued)
                    .map(|place| (index, place))
            })
        });
        if let Some((index, (start, end))) = found {
            cut(citing[index].text, start, end, &note.label);
            at = index;
            from = start;
        }
    }
}

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

/// Words behind a figure that it counts.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "per",
    "million",
    "billion",
    "years",
    "months",
    "days",
    "states",
    "countries",
    "percent",
    "members",
];

/// The first place where a label stands as a mark: glued to a word or stop, or (not `glued`) behind a space.
fn find(plain: &str, from: usize, label: &str, glued: bool) -> Option<(usize, usize)> {
    plain.get(from..)?.match_indices(label).map(|(at, _)| from + at).find_map(|start| {
        let end = start + label.len();
        let before = plain[..start].trim_end_matches(' ');
        let spaced = before.len() < start;
        let last = before.chars().next_back()?;
        let after = plain[end..].chars().next();
        if spaced == glued || after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '/' | '°' | '-' | '–')) {
            return None;
        }
        if after.is_some_and(|c| matches!(c, '.' | ',')) && plain[end + 1..].starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let stop = matches!(last, '.' | ',' | ';' | ':' | ')' | '”' | '"' | '’' | ']' | '»' | '?' | '!');
        let word: String =
            before.trim_end_matches(|c: char| !c.is_alphanumeric()).chars().rev().take_while(|c| c.is_alphabetic()).collect();
        let word: String = word.chars().rev().collect::<String>().to_lowercase();
        if glued {
            let letters = last.is_alphabetic() && word.chars().count() >= 3;
            // "1.20" is a figure; "Crime.20" and "(No. 29)26" end in a mark.
            let closing = matches!(last, ')' | '”' | '"' | '’' | ']' | '»');
            let inner = before[..before.len() - last.len_utf8()].chars().next_back();
            let behind_stop =
                stop && inner.is_some_and(|c| c.is_alphabetic() || matches!(c, ')' | '”' | '’') || closing && c.is_ascii_digit());
            return (letters || behind_stop).then_some((start, end));
        }
        let next: String = plain[end..].trim_start().chars().take_while(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
        let counts = !(stop && last != '.') && COUNTED.contains(&word.as_str())
            || MONTHS.contains(&next.as_str())
            || MONTHS.contains(&word.as_str());
        let fits = !counts && (last.is_alphabetic() || stop) && !plain[end..].trim_start().starts_with(char::is_uppercase);
        fits.then_some((before.len(), end))
    })
}

/// Takes the figure out of the words and puts a mark in its place.
fn cut(text: &mut Text, start: usize, end: usize, label: &str) {
    let length = end - start;
    text.plain.replace_range(start..end, "");
    let moved = |at: usize| if at >= end { at - length } else { at.min(start) };
    for mark in &mut text.marks {
        mark.start = moved(mark.start);
        mark.end = moved(mark.end);
    }
    text.marks.push(Mark { start, end: start, kind: MarkKind::NoteMark(label.to_string()) });
    text.marks.sort_by(|a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(order: usize, label: &str, scope: &str) -> RawNote {
        RawNote { order, label: label.into(), scope: scope.into(), text: Text::plain("x"), lines: vec![order] }
    }

    fn marks(text: &Text) -> Vec<(usize, &str)> {
        text.marks
            .iter()
            .filter_map(|mark| match &mark.kind {
                MarkKind::NoteMark(key) => Some((mark.start, key.as_str())),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn glued_figures_follow_the_series() {
        let notes = [note(9, "1", ""), note(9, "2", ""), note(9, "3", "")];
        let mut text = Text::plain("In 2 of Crime1 and article 2 of the Women 2 and so,3 on");
        let keys = bind(&notes, &mut [Citing { order: 1, text: &mut text }]);
        assert_eq!(keys, ["1", "2", "3"]);
        assert_eq!(text.plain, "In 2 of Crime and article 2 of the Women and so, on");
        assert_eq!(marks(&text), [(13, "1"), (40, "2"), (48, "3")]);
    }

    #[test]
    fn a_label_printed_twice_means_the_next_note() {
        let notes = [note(2, "a", ""), note(4, "a", "annex-2")];
        let marked =
            |at| Text { plain: "word".into(), marks: vec![Mark { start: at, end: at, kind: MarkKind::NoteMark("a".into()) }] };
        let (mut first, mut second) = (marked(4), marked(4));
        bind(&notes, &mut [Citing { order: 1, text: &mut first }, Citing { order: 3, text: &mut second }]);
        assert_eq!(marks(&first), [(4, "a")]);
        assert_eq!(marks(&second), [(4, "annex-2/a")]);
    }
}
