//! Resolutions and decisions: `resolution 428 (V), annex`, `1373 (2001)`, `resolutions 55/5 B and C, 57/4 B`, `resolution 5/3,
//! adopted by the Conference of the Parties`.
//!
//! In: a text and its hits. Out: a claim for each number, with its issuer as far as the words or the shape of the number tell
//! it, and with the pinpoints that trail behind. A bare figure ("resolution 1 of the Conference") is recognised and left alone.

use std::ops::Range;

use super::cursor::{Cursor, ends_with_words};
use super::issuers::{Form, Issuers};
use super::mention::{Claims, Resolution, Sense};
use super::tail;
use super::words::{Hit, Sense as HitSense, Word};

/// Claims the resolutions of a text; `home` is the issuer of the document itself.
pub(super) fn claim(text: &str, hits: &[Hit], issuers: &Issuers, home: Option<usize>, claims: &mut Claims) {
    for hit in hits {
        if let HitSense::Word(Word::Resolution { decision }) = hit.sense
            && claims.is_free(&hit.range)
        {
            list(text, &hit.range, decision, &Words { issuers, home }, claims);
        }
    }
}

struct Words<'i> {
    issuers: &'i Issuers,
    home: Option<usize>,
}

/// One number of a list.
struct Number {
    range: Range<usize>,
    text: String,
    form: Option<Form>,
}

fn list(text: &str, word: &Range<usize>, decision: bool, words: &Words, claims: &mut Claims) {
    let mut cursor = Cursor::new(text, word.end);
    if !cursor.space() || !claims.is_free(&(cursor.at..cursor.at + 1)) {
        return;
    }
    let mut start = word.start;
    let mut before: Option<(usize, Option<usize>)> = None;
    let mut first = true;
    let mut form = None;
    while let Some(numbers) = cursor.attempt(|cursor| numbers(cursor, first, form)) {
        form = numbers[0].form;
        if first {
            before = issuer_before(text, start, form, words);
            start = before.map_or(start, |(at, _)| at);
        }
        let last = numbers.len() - 1;
        for (index, number) in numbers.into_iter().enumerate() {
            let mut range = if first { start..number.range.end } else { number.range.clone() };
            first = false;
            let tail = (index == last).then(|| tail::read(text, number.range.end)).flatten();
            if let Some(tail) = &tail {
                cursor.at = tail.end;
                if tail.joined {
                    range.end = tail.end;
                } else {
                    claims.add(range.end..tail.end, "pinpoint of a resolution", Sense::Claimed);
                }
            }
            let Some(form) = number.form else {
                claims.add(
                    range,
                    "resolution by its figure alone",
                    Sense::Unlinked("its issuer numbers in a way that is not known here"),
                );
                continue;
            };
            let issuer = match before {
                Some((_, issuer)) => issuer,
                None => issuer_behind(text, cursor.at, words.issuers).or_else(|| by_form(form, &number.text, words)),
            };
            let rule = if decision { "decision" } else { "resolution" };
            let mut annexes: Vec<Option<(Range<usize>, String)>> =
                tail.as_ref().map(|tail| tail.annexes.iter().cloned().map(Some).collect()).unwrap_or_default();
            if annexes.is_empty() {
                annexes.push(None);
            }
            let whole = range.clone();
            let count = annexes.len();
            for (nth, annex) in annexes.into_iter().enumerate() {
                let range = match &annex {
                    Some((own, _)) if nth > 0 => own.start..if nth + 1 == count { whole.end } else { own.end },
                    Some((own, _)) if count > 1 => whole.start..own.end,
                    _ => whole.clone(),
                };
                let resolution = Resolution {
                    number: number.text.clone(),
                    decision,
                    issuer,
                    annex: annex.map(|(_, label)| label),
                    paragraph: tail.as_ref().and_then(|tail| tail.paragraphs.first().cloned()),
                };
                claims.add(range, rule, Sense::Resolution(resolution));
            }
        }
    }
}

/// The next number, with its letters; behind the first one only after a comma or "and".
fn numbers(cursor: &mut Cursor, first: bool, form: Option<Form>) -> Option<Vec<Number>> {
    if !first {
        date(cursor);
        let comma = cursor.sign(&[',', ';']);
        let and = cursor.space() && (cursor.word("and") || cursor.word("as well as") || cursor.word("or")) && cursor.space();
        if !(comma || and) {
            return None;
        }
    }
    cursor.any_word(&["no. ", "nos. "]);
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
    let letter = cursor.attempt(|cursor| {
        cursor.space();
        cursor.run(|c| c.is_ascii_uppercase()).filter(|letter| letter.len() == 1)
    });
    let session = cursor.attempt(|cursor| {
        cursor.space();
        let open = cursor.sign(&['(']);
        let inner = cursor.run(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')?;
        (open && cursor.sign(&[')'])).then_some(inner)
    });
    if let Some(session) = session {
        let year = session.len() == 4 && session.bytes().all(|b| b.is_ascii_digit());
        let roman = session.rsplit('-').next().is_some_and(|part| !part.is_empty() && part.chars().all(|c| "IVXLC".contains(c)));
        let letter = letter.map(|letter| format!(" {letter}")).unwrap_or_default();
        let form = if year { Some(Form::Council) } else { roman.then_some(Form::Roman) };
        return Some(vec![Number { range: start..cursor.at, text: format!("{stem}{letter} ({session})"), form }]);
    }
    // A figure alone is only a resolution directly behind the word.
    let alone = first && letter.is_none() && form.is_none() && !cursor.in_word() && figure.len() <= 3;
    alone.then(|| vec![Number { range: start..cursor.at, text: stem, form: None }])
}

/// `55/5 B and C` are two resolutions.
fn with_letters(cursor: &mut Cursor, start: usize, stem: &str, form: Form) -> Vec<Number> {
    let mut found = Vec::new();
    let mut from = start;
    while let Some((at, letter)) = cursor.attempt(|cursor| {
        if found.is_empty() {
            cursor.space();
        } else {
            let comma = cursor.sign(&[',']);
            let and = cursor.space() && cursor.word("and") && cursor.space();
            if !(comma || and) {
                return None;
            }
        }
        let at = cursor.at;
        let letter = cursor.run(char::is_alphanumeric).filter(|run| run.len() == 1 && run.as_bytes()[0].is_ascii_uppercase())?;
        // "55/5 A number of States" begins a sentence; a letter of a resolution is followed by a sign or a small word.
        let next = cursor.rest();
        let ends = next.is_empty()
            || next.starts_with([',', ';', '.', ')', ']', ':', '”'])
            || next.starts_with(" and")
            || next.starts_with(" of ")
            || next.starts_with(" to ");
        ends.then_some((at, letter))
    }) {
        let first = found.is_empty();
        found.push(Number {
            range: if first { from } else { at }..cursor.at,
            text: format!("{stem} {letter}"),
            form: Some(form),
        });
        from = cursor.at;
    }
    if found.is_empty() {
        found.push(Number { range: start..cursor.at, text: stem.to_string(), form: Some(form) });
    }
    found
}

/// Takes ` of 31 October 2003` where it stands.
fn date(cursor: &mut Cursor) {
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

/// The issuer named before the word, and where its name begins. `Some(_, None)`: one is named, but several could be meant.
fn issuer_before(text: &str, at: usize, form: Option<Form>, words: &Words) -> Option<(usize, Option<usize>)> {
    let before = text[..at].trim_end_matches(' ');
    let before = before.strip_suffix("’s").or_else(|| before.strip_suffix("'s")).unwrap_or(before);
    let full = words
        .issuers
        .all()
        .filter_map(|(index, issuer)| Some((ends_with_words(before, &issuer.name.to_lowercase())?, Some(index))));
    if let Some(found) = full.min_by_key(|(start, _)| *start) {
        return Some(found);
    }
    let mut short = words.issuers.all().filter_map(|(index, issuer)| {
        let start = issuer.short.iter().find_map(|name| {
            let start = ends_with_words(before, &name.to_lowercase())?;
            before[start..].starts_with(char::is_uppercase).then_some(start)
        })?;
        Some((start, index, form.is_none_or(|form| issuer.forms.contains(&form))))
    });
    let all: Vec<_> = short.by_ref().collect();
    let start = all.first()?.0;
    let fitting: Vec<usize> = all.iter().filter(|(_, _, fits)| *fits).map(|(_, index, _)| *index).collect();
    let home = fitting.iter().copied().find(|index| words.home == Some(*index));
    let only = (fitting.len() == 1).then(|| fitting[0]);
    Some((start, home.or(only)))
}

/// The issuer named behind the number: `, adopted by the Conference of the Parties`, ` of the Economic and Social Council`.
fn issuer_behind(text: &str, at: usize, issuers: &Issuers) -> Option<usize> {
    let mut cursor = Cursor::new(text, at);
    date(&mut cursor);
    cursor.sign(&[',']);
    if !cursor.space() || !cursor.any_word(&["adopted by", "of", "by"]) || !cursor.space() {
        return None;
    }
    cursor.word("the ");
    issuers
        .all()
        .filter(|(_, issuer)| cursor.rest().starts_with(&issuer.name))
        .max_by_key(|(_, issuer)| issuer.name.len())
        .map(|(index, _)| index)
}

/// The issuer that the shape of a number tells: only the General Assembly counts sessions beyond thirty in everyday use.
fn by_form(form: Form, number: &str, words: &Words) -> Option<usize> {
    let name = match form {
        Form::Roman => "General Assembly",
        Form::Council => "Security Council",
        Form::Year => "Economic and Social Council",
        Form::Session => {
            let session = number.split('/').next().unwrap_or_default();
            let special = session.starts_with(['S', 'E']);
            let high = session.parse::<u32>().is_ok_and(|session| session > 30);
            let home = words.home.filter(|home| words.issuers.get(*home).forms.contains(&Form::Session));
            let assembly = words.issuers.named("General Assembly");
            return match home {
                Some(home) if Some(home) != assembly && !high => Some(home),
                _ => assembly.filter(|_| high || special && home.is_none()),
            };
        }
    };
    words.issuers.named(name)
}

#[cfg(test)]
mod tests {
    use super::super::tests::register;
    use super::super::words;
    use super::*;

    fn found(text: &str) -> Vec<(String, String, Option<String>, Option<String>)> {
        let register = register();
        let mut claims = Claims::default();
        claim(text, &words::hits(text, register), &register.issuers, None, &mut claims);
        claims
            .into_sorted()
            .into_iter()
            .filter_map(|mention| match mention.sense {
                Sense::Resolution(resolution) => Some((
                    text[mention.range].to_string(),
                    resolution.number,
                    resolution.issuer.map(|index| register.issuers.get(index).name.clone()),
                    resolution.annex,
                )),
                _ => None,
            })
            .collect()
    }

    fn one(text: &str, mention: &str, number: &str, issuer: Option<&str>, annex: Option<&str>) {
        let wanted = (mention.to_string(), number.to_string(), issuer.map(Into::into), annex.map(Into::into));
        assert_eq!(found(text), [wanted], "{text}");
    }

    #[test]
    fn every_style_of_number_tells_its_issuer() {
        one("see resolution 428 (V), annex.", "resolution 428 (V), annex", "428 (V)", Some("General Assembly"), Some("annex"));
        one("resolution 2200 A (XXI) of", "resolution 2200 A (XXI)", "2200 A (XXI)", Some("General Assembly"), None);
        one("Its resolution 1373 (2001) was", "resolution 1373 (2001)", "1373 (2001)", Some("Security Council"), None);
        one("in resolution 1996/31,", "resolution 1996/31", "1996/31", Some("Economic and Social Council"), None);
        one(
            "(Assembly resolution 55/25, annex II)",
            "Assembly resolution 55/25, annex II",
            "55/25",
            Some("General Assembly"),
            Some("II"),
        );
        one(
            "resolution 5/3, adopted by the Conference of the Parties to",
            "resolution 5/3",
            "5/3",
            Some("Conference of the Parties"),
            None,
        );
        one(
            "Human Rights Council resolution 5/1",
            "Human Rights Council resolution 5/1",
            "5/1",
            Some("Human Rights Council"),
            None,
        );
        one("resolution S-30/1,", "resolution S-30/1", "S-30/1", Some("General Assembly"), None);
        one("resolution 5/3 was", "resolution 5/3", "5/3", None, None);
    }

    #[test]
    fn lists_give_each_number_its_own_words() {
        let numbers = |text| found(text).into_iter().map(|(mention, number, ..)| (mention, number)).collect::<Vec<_>>();
        let pair = |a: &str, b: &str| (a.to_string(), b.to_string());
        assert_eq!(
            numbers("resolutions 55/5 B and C, 57/4 B and others"),
            [pair("resolutions 55/5 B", "55/5 B"), pair("C", "55/5 C"), pair("57/4 B", "57/4 B")]
        );
        assert_eq!(
            numbers("its resolutions 46/182 of 19 December 1991 and 78/119 of 8 December 2023"),
            [pair("resolutions 46/182", "46/182"), pair("78/119", "78/119")]
        );
        assert_eq!(
            numbers("General Assembly resolutions 40/34, annex, 60/147, annex, and 217 A (III)."),
            [
                pair("General Assembly resolutions 40/34, annex", "40/34"),
                pair("60/147, annex", "60/147"),
                pair("217 A (III)", "217 A (III)")
            ]
        );
        assert_eq!(
            numbers("resolution 55/25, annexes I and II"),
            [pair("resolution 55/25, annexes I", "55/25"), pair("II", "55/25")]
        );
    }

    #[test]
    fn other_figures_are_no_resolutions() {
        assert!(found("a resolution of 12 March").is_empty());
        assert!(found("resolution 225, on fighting").is_empty());
        assert!(found("the resolution 12 States adopted").is_empty());
    }
}
