//! Pinpoints that trail behind a resolution, a symbol or another document: `, annex II`, `), chap. IV, para. 24`.
//!
//! In: a text and the byte behind a citation. Out: how far its pinpoints reach and what they say. They belong to the cited
//! document, so that "annex I" there is never taken for Annex I of the document itself.

use std::ops::Range;

use super::cursor::{Cursor, first_word, is_abbreviation};
use super::names;
use super::provisions::{self, Pinpoint};
use super::words::Word;
use crate::model::{figure_from_roman, roman_from_figure};

/// What trails behind a citation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tail {
    /// Annexes: `II`; `annex` for one without a number; several for a range. Each with the words it covers.
    pub annexes: Vec<(Range<usize>, Vec<String>)>,
    /// An annex behind the paragraphs, which do not stand in it: `paras. 3 and 5, and annex`.
    pub besides: Option<String>,
    /// The section or chapter, where it is one: `II.B`.
    pub section: Option<String>,
    /// Whether it is called a chapter.
    pub chapter: bool,
    /// The paragraphs, a range one by one.
    pub paragraphs: Vec<String>,
    /// Articles of the instrument that an annex holds, named with them or before.
    pub provisions: Option<Pinpoint>,
    /// End of the last pinpoint.
    pub end: usize,
    /// Whether they follow directly, so that they can be part of the mention; else a bracket stands between.
    pub joined: bool,
}

const UNITS: &[&str] = &[
    "annexes",
    "annex",
    "appendices",
    "appendix",
    "enclosure",
    "chapters",
    "chapter",
    "chaps.",
    "chap.",
    "sections",
    "section",
    "sects.",
    "sect.",
    "paragraphs",
    "paragraph",
    "paras.",
    "para.",
    "paras",
    "para",
    "§§",
    "§",
    "¶¶",
    "¶",
    "articles",
    "article",
    "arts.",
    "art.",
    "arts",
    "part",
    "pp.",
    "p.",
    "table",
    "recommendations",
    "recommendation",
    "rules",
    "rule",
    "principles",
    "principle",
    "goals",
    "goal",
    "operative paragraph",
];

/// Reads what trails behind a citation that ends at `at`; `None` when nothing does.
pub(super) fn read(text: &str, at: usize) -> Option<Tail> {
    let mut cursor = Cursor::new(text, at);
    let closed = cursor.sign(&[')']);
    cursor.attempt(|cursor| {
        cursor.sign(&[',']);
        (cursor.space() && cursor.any_word(&["op. cit.", "loc. cit.", "cited above"])).then_some(())
    });
    let mut tail = Tail { end: at, joined: !closed, ..Tail::default() };
    while cursor.attempt(|cursor| one(text, cursor, &mut tail)).is_some() {
        tail.end = cursor.at;
    }
    (tail.end > at).then_some(tail)
}

fn one(text: &str, cursor: &mut Cursor, tail: &mut Tail) -> Option<()> {
    let comma = cursor.sign(&[',']);
    if !cursor.space() {
        return None;
    }
    let bracket = !comma && cursor.sign(&['(']);
    if comma && !cursor.word("and ") {
        cursor.word("in ");
    }
    let from = cursor.at;
    let unit = UNITS.iter().find(|unit| cursor.word(unit))?;
    if !comma && !bracket && !unit.starts_with("annex") {
        return None;
    }
    let article = Word::Article { plural: unit.starts_with("arts") || unit.ends_with('s') };
    let pinpoint = unit.starts_with("art").then(|| provisions::read(text, &(from..cursor.at), article)).flatten();
    if pinpoint.as_ref().is_some_and(|pinpoint| is_of_treaty(text, pinpoint)) {
        return None;
    }
    if let Some(pinpoint) = pinpoint.filter(|_| tail.provisions.is_none()) {
        cursor.at = pinpoint.range().end;
        tail.joined &= !bracket || !tail.annexes.is_empty();
        tail.provisions = Some(pinpoint);
        return Some(());
    }
    let mut labels = Vec::new();
    while let Some(found) = value(cursor, labels.is_empty()) {
        labels.push(found);
    }
    if unit.starts_with("annex") {
        if comma && (cursor.rest().starts_with(" to ") || is_own(*cursor)) {
            return None;
        }
        if !tail.paragraphs.is_empty() {
            tail.besides = Some(labels.first().map_or_else(|| "annex".into(), |(_, label)| label.clone()));
            tail.joined &= !bracket;
            return Some(());
        }
        match labels.first_mut() {
            None => tail.annexes.push((from..cursor.at, vec!["annex".into()])),
            Some(first) => {
                first.0.start = from;
                tail.annexes.append(&mut spans(text, labels));
            }
        }
        tail.joined &= !bracket;
        return Some(());
    }
    if labels.is_empty() || comma && (is_of_another(cursor.rest()) || is_own(*cursor)) {
        return None;
    }
    let paragraph = unit.starts_with("para") || unit.starts_with(['§', '¶']);
    if paragraph && tail.paragraphs.is_empty() {
        tail.paragraphs = one_by_one(text, &labels);
    }
    let chapter = unit.starts_with("chap");
    if let ([(_, label)], true, None) = (labels.as_slice(), chapter || unit.starts_with("sect"), &tail.section) {
        tail.section = Some(label.clone());
        tail.chapter = chapter;
    }
    tail.joined &= !bracket;
    Some(())
}

/// Whether the document says that it means its own annex or paragraph.
fn is_own(mut cursor: Cursor) -> bool {
    cursor.sign(&[',']);
    cursor.space() && cursor.any_word(&["above", "below", "supra", "infra", "hereto", "of the present ", "of this "])
}

/// Whether articles belong to a treaty behind them, and not to the source before: `, and articles 3 and 5 of the Firearms Protocol`.
fn is_of_treaty(text: &str, articles: &Pinpoint) -> bool {
    const BODIES: &[&str] = &["Assembly", "Council", "Conference", "Commission"];
    let end = articles.range().end;
    let end = provisions::go_on(text, end).map_or(end, |further| further.range().end);
    let rest = text[end..].strip_prefix(',').unwrap_or(&text[end..]);
    let Some(rest) = rest.strip_prefix(" of ") else {
        return text[end..].strip_prefix(' ').is_some_and(|rest| is_abbreviation(first_word(rest)));
    };
    let near = rest.split([',', ';', '.', '(', ')']).next().unwrap_or_default();
    let name = near.split(" to ").next().unwrap_or_default();
    !BODIES.iter().any(|body| name.contains(body)) || names::head_of(name).is_some()
}

/// Whether a pinpoint belongs to the source behind it: ` of document A/55/383`, ` of General Assembly resolution 60/1`, ` of article 6`.
fn is_of_another(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix(" of ") else { return false };
    if rest.starts_with("article ") {
        return true;
    }
    let near = rest.split([',', ';', '.', '(', ')']).next().unwrap_or_default();
    near.len() < 60 && (near.contains("resolution") || near.contains('/'))
}

/// The annexes of a list, a range as one: `I to III` are I, II and III.
pub(super) fn spans(text: &str, labels: Vec<(Range<usize>, String)>) -> Vec<(Range<usize>, Vec<String>)> {
    let mut spans: Vec<(Range<usize>, Vec<String>)> = Vec::new();
    for (range, label) in labels {
        let last = spans.last_mut().filter(|(before, _)| is_range(&text[before.end..range.start]));
        let from = last.as_ref().and_then(|(_, labels)| figure_from_roman(labels.last()?));
        if let (Some((before, own)), Some(from), Some(to)) = (last, from, figure_from_roman(&label)) {
            own.extend((from + 1..=to).map(|figure| roman_from_figure(figure).to_uppercase()));
            before.end = range.end;
            continue;
        }
        spans.push((range, vec![label]));
    }
    spans
}

/// `-`, ` to `, ` through `
fn is_range(joint: &str) -> bool {
    joint.contains(['-', '–', '—']) || matches!(joint.trim(), "to" | "through")
}

/// The values of a list, and those between the ends of its ranges: `3-5 and 7` are 3, 4, 5 and 7.
fn one_by_one(text: &str, labels: &[(Range<usize>, String)]) -> Vec<String> {
    const MOST: u32 = 100; // a longer range is a slip of the pen or a range of pages
    let mut values: Vec<String> = Vec::new();
    for (index, (range, label)) in labels.iter().enumerate() {
        let joint = index.checked_sub(1).map_or("", |before| &text[labels[before].0.end..range.start]);
        if let (true, Some(Ok(from)), Ok(to)) =
            (is_range(joint), values.last().map(|last| last.parse::<u32>()), label.parse::<u32>())
        {
            values.extend((from + 1..to).take_while(|value| value - from < MOST).map(|value| value.to_string()));
        }
        values.push(label.clone());
    }
    values
}

/// The next value of a list: a figure, a roman figure, a letter, `II.B`, `3 (a)`, or a range of them.
pub(super) fn value(cursor: &mut Cursor, first: bool) -> Option<(Range<usize>, String)> {
    cursor.attempt(|cursor| {
        if !first {
            let joined = cursor.sign(&['-', '–', '—']);
            let comma = !joined && cursor.sign(&[',']);
            let space = cursor.space();
            let and = space && cursor.any_word(&["and", "to", "through", "or"]);
            if and && !cursor.space() || !joined && !comma && !and {
                return None;
            }
        } else if !cursor.space() && !cursor.is_behind_sign() {
            return None;
        }
        let start = cursor.at;
        let mut label = label(cursor)?.to_string();
        while let Some(point) = cursor.attempt(|cursor| {
            cursor.space();
            let open = cursor.sign(&['(']);
            let inner = cursor.run(char::is_alphanumeric).filter(|inner| open && inner.len() <= 4)?;
            cursor.sign(&[')']).then(|| format!("({inner})"))
        }) {
            label.push_str(&point);
        }
        Some((start..cursor.at, label))
    })
}

fn label<'t>(cursor: &mut Cursor<'t>) -> Option<&'t str> {
    let start = *cursor;
    let mut label = start.rest();
    let found = cursor.run(|c| c.is_ascii_alphanumeric())?;
    let is_label = found.chars().all(|c| c.is_ascii_digit())
        || found.chars().all(|c| "IVXLC".contains(c))
        || found.len() == 1 && found.starts_with(|c: char| c.is_ascii_uppercase())
        || found.chars().all(|c| "ivxl".contains(c));
    if !is_label || found.len() > 6 {
        return None;
    }
    while cursor
        .attempt(|cursor| {
            let dot = cursor.sign(&['.']);
            cursor.run(|c| c.is_ascii_uppercase() || c.is_ascii_digit()).filter(|part| dot && part.len() <= 3)
        })
        .is_some()
    {}
    label = &label[..cursor.at - start.at];
    (!cursor.in_word() && cursor.peek() != Some('/')).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn annexes(text: &str, behind: &str) -> Vec<String> {
        let at = text.find(behind).expect("it is there") + behind.len();
        read(text, at).map(|tail| tail.annexes.into_iter().flat_map(|(_, labels)| labels).collect()).unwrap_or_default()
    }

    #[test]
    fn annexes_belong_to_what_they_follow() {
        assert_eq!(annexes("resolution 55/25, annex III) and", "55/25"), ["III"]);
        assert_eq!(annexes("resolution 428 (V), annex), as", "(V)"), ["annex"]);
        assert_eq!(annexes("resolution 1, annexes I and II.", "1"), ["I", "II"]);
        assert_eq!(annexes("resolution 55/25 annexed", "55/25"), Vec::<String>::new());
    }

    #[test]
    fn pinpoints_may_stand_outside_the_bracket() {
        let text = "(A/CONF.192/15), chap. IV, para. 24.";
        let tail = read(text, "(A/CONF.192/15".len()).expect("there are two");
        assert!(!tail.joined);
        assert_eq!(tail.paragraphs, ["24"]);
        assert_eq!(&text[tail.end..], ".");
    }

    #[test]
    fn paragraphs_are_named_one_by_one() {
        let paragraphs = |text: &str| read(text, "A/1/1".len()).map(|tail| tail.paragraphs).unwrap_or_default();
        assert_eq!(paragraphs("A/1/1, paras. 3-5 and 7 (b)."), ["3", "4", "5", "7(b)"]);
        assert_eq!(paragraphs("A/1/1, paras. 3 to 5, 9"), ["3", "4", "5", "9"]);
        assert_eq!(paragraphs("A/1/1, paras. 5-3"), ["5", "3"]);
        assert_eq!(paragraphs("A/1/1, para. 12"), ["12"]);
    }

    #[test]
    fn other_words_are_left_alone() {
        assert_eq!(read("resolution 60/1, and the annex", "resolution 60/1".len()), None);
        assert_eq!(read("resolution 60/1 in paragraph 3", "resolution 60/1".len()), None);
    }
}
