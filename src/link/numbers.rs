//! The numbers of resolutions: `428 (V)`, `319 B II (XI)`, `1373 (2001)`, `55/5 B and C`, `58/1 A to C`, `S-30/1`, and how a list of them goes on.
//!
//! In: a cursor behind the word "resolution" or behind a number. Out: the next number, one for each of its letters. A figure alone
//! is no number but directly behind the word. Whose resolutions they are is not known here.

use std::ops::Range;

use super::cursor::Cursor;
use super::issuers::{Form, Pattern};

/// One number of a list.
pub(super) struct Number {
    pub range: Range<usize>,
    /// The number; several for a range of letters.
    pub texts: Vec<String>,
    pub form: Option<Form>,
}

/// The next number of a list, with its letters.
pub(super) fn next(cursor: &mut Cursor, patterns: &[Pattern]) -> Option<Vec<Number>> {
    date(cursor);
    let comma = cursor.sign(&[',', ';']);
    let and = cursor.space() && cursor.any_word(&["and", "as well as", "or"]) && cursor.space();
    (comma || and).then(|| read(cursor, false, patterns)).flatten()
}

/// ` and 1540` behind a figure alone: a figure of three or four digits that no other word follows.
pub(super) fn next_figure(cursor: &mut Cursor) -> Option<Vec<Number>> {
    let comma = cursor.sign(&[',']);
    let and = cursor.space() && cursor.any_word(&["and", "or"]) && cursor.space();
    let start = cursor.at;
    let figure = cursor.figure(4).filter(|figure| (comma || and) && figure.len() > 2)?;
    let rest = cursor.rest();
    let ends = rest.is_empty()
        || rest.starts_with([',', ';', '.', ')'])
        || [" and ", " of ", " or "].iter().any(|word| rest.starts_with(word));
    ends.then(|| vec![Number { range: start..cursor.at, texts: vec![figure.to_string()], form: None }])
}

/// Longest text that a list of resolutions says about one of them, in bytes.
const LONGEST_SUBJECT: usize = 250;

/// The next number of a list behind words about the one before: `1325 (2000) on women, 1820 (2008)`, `5/1, on its work, and 5/2`.
/// What joins it must be plain, and the number more than a figure.
pub(super) fn behind_subject(cursor: &mut Cursor, form: Form, patterns: &[Pattern]) -> Option<Vec<Number>> {
    date(cursor);
    cursor.sign(&[',']);
    if !cursor.space()
        || !cursor.any_word(&[
            "on ",
            "entitled ",
            "both ",
            "all ",
            "concerning ",
            "the annex to which ",
            "by which ",
            "in which ",
            "which ",
        ])
    {
        return None;
    }
    let rest = cursor.rest();
    let near = &rest[..rest.floor_char_boundary(LONGEST_SUBJECT)];
    let near = &near[..near.find([';', ':']).unwrap_or(near.len())];
    let near = &near[..near.find(". ").unwrap_or(near.len())];
    let from = cursor.at;
    let joints = near.char_indices().filter(|(at, c)| *c == ',' || near[*at..].starts_with(" and "));
    let mut places: Vec<usize> = joints.map(|(at, _)| from + at).collect();
    let other = ["resolution", "decision", "article", "paragraph", "Convention", "Protocol", "/RES/"];
    places.retain(|at| !other.iter().any(|word| near[..at - from].contains(word)));
    places.into_iter().find_map(|at| {
        cursor.at = at;
        let found = cursor.attempt(|cursor| next(cursor, patterns))?;
        let same = found.iter().all(|number| number.form == Some(form));
        same.then_some(found)
    })
}

/// A number, with its letters; the `first` one stands directly behind the word. One that a pattern reads further is in that style.
pub(super) fn read(cursor: &mut Cursor, first: bool, patterns: &[Pattern]) -> Option<Vec<Number>> {
    cursor.any_word(&["no. ", "nos. "]);
    let own = own(*cursor, first, patterns);
    let known = cursor.attempt(|cursor| usual(cursor, first));
    match own {
        Some(own) if !known.as_ref().is_some_and(|known| known[0].form.is_some() && cursor.at >= own.range.end) => {
            cursor.at = own.range.end;
            Some(vec![own])
        }
        _ => known,
    }
}

/// The longest number in a style of an issuer's own. A figure alone is only one directly behind the word.
fn own(cursor: Cursor, first: bool, patterns: &[Pattern]) -> Option<Number> {
    let read = patterns.iter().enumerate().filter(|(_, pattern)| first || !pattern.is_bare()).filter_map(|(index, pattern)| {
        let mut end = cursor;
        let text = pattern.read(&mut end)?;
        Some(Number { range: cursor.at..end.at, texts: vec![text], form: Some(Form::Own(index)) })
    });
    read.max_by_key(|number| number.range.end)
}

/// A number in one of the styles that bodies of the United Nations use.
fn usual(cursor: &mut Cursor, first: bool) -> Option<Vec<Number>> {
    let start = cursor.at;
    let special = cursor.attempt(|cursor| {
        let session = cursor.run(|c| c == 'S' || c == 'E')?;
        (matches!(session, "S" | "ES") && cursor.sign(&['-'])).then_some(session)
    });
    let figure = cursor.figure(4)?;
    let stem = special.map_or_else(|| figure.to_string(), |special| format!("{special}-{figure}"));
    if cursor.sign(&['/']) {
        let second = cursor.figure(3)?;
        if cursor.in_word() && !cursor.peek().is_some_and(|c| c.is_ascii_uppercase()) || cursor.peek() == Some('/') {
            return None;
        }
        let year = figure.len() == 4 && special.is_none();
        let form = if year { Form::Year } else { Form::Session };
        return Some(with_letters(cursor, start, &format!("{stem}/{second}"), form));
    }
    let mut parts = parts(cursor);
    let session = cursor.attempt(|cursor| {
        cursor.space();
        let open = cursor.sign(&['(']);
        let inner = cursor.run(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')?;
        (open && cursor.sign(&[')'])).then_some(inner)
    });
    if let Some(session) = session {
        let year = session.len() == 4 && session.bytes().all(|b| b.is_ascii_digit());
        let roman = session.rsplit('-').next().is_some_and(|part| !part.is_empty() && part.chars().all(|c| "IVXLC".contains(c)));
        if roman && parts.is_empty() {
            parts.extend(cursor.attempt(part_behind));
        }
        let form = if year { Some(Form::Council) } else { roman.then_some(Form::Roman) };
        let lettered = |part: &String| format!("{stem} {part} ({session})");
        let texts = if parts.is_empty() { vec![format!("{stem} ({session})")] } else { parts.iter().map(lettered).collect() };
        return Some(vec![Number { range: start..cursor.at, texts, form }]);
    }
    // A figure alone is only a resolution directly behind the word.
    let alone = first && parts.is_empty() && !cursor.in_word();
    alone.then(|| vec![Number { range: start..cursor.at, texts: vec![stem], form: None }])
}

/// The parts that stand before the session: `A`, `B II`, `C and D`, `A to C`.
fn parts(cursor: &mut Cursor) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    while let Some((range, letter, section)) = cursor.attempt(|cursor| {
        let range = !found.is_empty() && joint(cursor)?;
        let (letter, section) = part(cursor)?;
        Some((range, letter, section))
    }) {
        let last = found.last().and_then(|last| last.bytes().next()).filter(|_| range);
        found.extend(last.into_iter().flat_map(|last| last + 1..letter).map(|letter| char::from(letter).to_string()));
        found.push(char::from(letter).to_string() + &section);
    }
    found
}

/// `, `, ` and `, ` to `; says whether all between are meant.
fn joint(cursor: &mut Cursor) -> Option<bool> {
    let comma = cursor.sign(&[',']);
    let range = cursor.sign(&['-', '–']) || cursor.space_word("to");
    let and = cursor.space_word("and");
    (comma || range || and).then_some(range)
}

/// A letter, and the section of that part: ` B II`.
fn part(cursor: &mut Cursor) -> Option<(u8, String)> {
    cursor.space();
    let letter = cursor.run(|c| c.is_ascii_uppercase()).filter(|letter| letter.len() == 1)?;
    let section = cursor.attempt(|cursor| {
        let section = cursor.space().then(|| cursor.run(|c| "IVX".contains(c))).flatten()?;
        (!cursor.in_word()).then(|| format!(" {section}"))
    });
    (!cursor.in_word()).then(|| (letter.as_bytes()[0], section.unwrap_or_default()))
}

/// The part that stands behind the session: `217 (III) A` is 217 A (III).
fn part_behind(cursor: &mut Cursor) -> Option<String> {
    let (letter, section) = part(cursor)?;
    is_end_of_letter(cursor.rest()).then(|| char::from(letter).to_string() + &section)
}

/// Whether these words may follow the letter of a resolution; "55/5 A number of States" begins a sentence.
fn is_end_of_letter(next: &str) -> bool {
    next.is_empty()
        || next.starts_with([',', ';', '.', ')', ']', ':', '”', '-', '–'])
        || [" and", " of ", " to "].iter().any(|word| next.starts_with(word))
}

/// `55/5 B and C` are two resolutions.
fn with_letters(cursor: &mut Cursor, start: usize, stem: &str, form: Form) -> Vec<Number> {
    let mut found = Vec::new();
    let mut from = start;
    while let Some((at, letter, range)) = cursor.attempt(|cursor| {
        let mut range = false;
        if found.is_empty() {
            cursor.space();
        } else {
            let comma = cursor.sign(&[',']);
            range = cursor.sign(&['-', '–']) || cursor.space_word("to");
            let and = cursor.space() && cursor.word("and") && cursor.space();
            if !(comma || and || range) {
                return None;
            }
        }
        let at = cursor.at;
        let letter = cursor.run(char::is_alphanumeric).filter(|run| run.len() == 1 && run.as_bytes()[0].is_ascii_uppercase())?;
        is_end_of_letter(cursor.rest()).then_some((at, letter.as_bytes()[0], range))
    }) {
        let first = found.is_empty();
        let last = found.last_mut().and_then(|last: &mut Number| Some((last.texts.last()?.bytes().next_back()?, last)));
        if let (true, Some((from, last))) = (range, last) {
            last.texts.extend((from + 1..=letter).map(|letter| lettered(stem, letter)));
            last.range.end = cursor.at;
            return found;
        }
        found.push(Number {
            range: if first { from } else { at }..cursor.at,
            texts: vec![lettered(stem, letter)],
            form: Some(form),
        });
        from = cursor.at;
    }
    if found.is_empty() {
        found.push(Number { range: start..cursor.at, texts: vec![stem.to_string()], form: Some(form) });
    }
    found
}

fn lettered(stem: &str, letter: u8) -> String {
    format!("{stem} {}", char::from(letter))
}

/// Takes ` of 31 October 2003` where it stands.
pub(super) fn date(cursor: &mut Cursor) {
    cursor.attempt(|cursor| {
        if !cursor.space() || !cursor.word("of") || !cursor.space() {
            return None;
        }
        cursor.figure(2)?;
        cursor.space();
        cursor.run(char::is_alphabetic)?;
        cursor.space();
        cursor.figure(4)
    });
}
