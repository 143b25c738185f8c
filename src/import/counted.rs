//! What a figure is in a sentence: it counts something, or is the mark of a note.
//!
//! In: the words before a figure and behind it. Out: whether it may be a mark. In `article 2` and `2 May` it is none.

use std::ops::Range;

use super::header::MONTHS;
use super::words::OPEN_WORDS;
use super::wrapping::ends_sentence;

/// How far before a figure words matter to it, in characters.
pub(super) const NEAR: usize = 64;

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

/// Whether a figure between these words is glued to the figure and the stop of a sentence that ends there.
pub(super) fn ends_figure(before: &str, after: &str) -> bool {
    let figure = |words: &&str| words.ends_with(|c: char| c.is_ascii_digit());
    let Some(sentence) = before.strip_suffix('.').filter(figure) else { return false };
    let number = tail(sentence).rsplit_once(char::is_whitespace).map(|(_, number)| number);
    number.is_some_and(|number| !number.contains('.')) && begins_sentence(after)
}

/// Whether a figure stands by itself between two sentences, or behind the stop at the end, as some converters print a raised one:
/// `were women. 3 Women migrate`, `(a) Their work; 1`.
pub(super) fn parts_sentences(before: &str, after: &str) -> bool {
    if !before.ends_with(' ') || !begins_sentence(after) {
        return false;
    }
    let words = before.trim_end();
    // `in 2002. 4 Subsequently`: a year ends a sentence, where another figure may be a label.
    let year = || {
        words
            .trim_end_matches('.')
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let initials = || words.chars().rev().nth(1).is_none_or(|c| !c.is_lowercase() && c.is_alphanumeric()) && !year();
    let sentence = words.ends_with(['.', '?', '!', '”', '"', '’']) && !initials() && ends_sentence(tail(words));
    sentence || after.trim_end().is_empty() && words.ends_with([';', ','])
}

/// The end of words, as far as it matters to what stands behind them: a long text must not be read again for each of its figures.
pub(super) fn tail(words: &str) -> &str {
    &words[words.ceil_char_boundary(words.len().saturating_sub(TAIL))..]
}

/// How much of a text that is, in bytes: a sentence with a bracket at its end.
const TAIL: usize = 256;

/// Whether a sentence may begin here, or the text ends.
pub(super) fn begins_sentence(words: &str) -> bool {
    words.trim_end().is_empty() || words.starts_with(' ') && words.trim_start().starts_with(char::is_uppercase)
}
