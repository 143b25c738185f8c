//! Resolutions and decisions: `resolution 428 (V), annex`, `1373 (2001)`, `resolutions 55/5 B and C, 57/4 B`, `resolution 5/3,
//! adopted by the Conference of the Parties`.
//!
//! In: a text and its hits. Out: a claim for each number, with its issuer as far as the words or the shape of the number tell
//! it, and with the pinpoints that trail behind. A bare figure ("resolution 1 of the Conference") is recognised and left alone.

mod foreign;
mod issuer;

use std::ops::Range;

use super::cursor::Cursor;
use super::issuers::{Form, Pattern};
use super::mention::{Claims, Resolution, Sense};
use super::numbers::{self, Number};
use super::register::Register;
use super::tail::{self, Tail};
use super::words::{Hit, Sense as HitSense, Word};
use issuer::{Last, Words};

/// Claims the resolutions of a text; `home` is the issuer of the document itself.
pub(super) fn claim(text: &str, hits: &[Hit], register: &Register, home: Option<usize>, claims: &mut Claims) {
    let issuers = &register.issuers;
    let mut last = None;
    for hit in hits {
        if let HitSense::Word(Word::Resolution { decision }) = hit.sense
            && claims.is_free(&hit.range)
        {
            last = list(text, &hit.range, decision, &Words { register, issuers, hits, home, last }, claims);
        }
    }
}

/// A number with what trails behind it.
struct Cited {
    number: Number,
    tail: Option<Tail>,
}

/// Claims a list; gives the issuer that is named with it, and where it ends.
fn list(text: &str, word: &Range<usize>, decision: bool, words: &Words, claims: &mut Claims) -> Option<Last> {
    let mut cursor = Cursor::new(text, word.end);
    if !cursor.space() || !claims.is_free(&(cursor.at..cursor.at + 1)) {
        return None;
    }
    let mut cited = cited(text, &mut cursor, is_plural(&text[word.clone()]), words.issuers.patterns());
    let Some(first) = cited.first() else {
        let end = unknown_numbers(text, cursor)?;
        claims.add(word.start..end, "resolution in an unknown style", Sense::Unlinked(UNKNOWN_STYLE));
        return None;
    };
    let before = issuer::before(text, word.start, first.number.form, words);
    let fits = |issuer: usize, form: Option<Form>| form.is_none_or(|form| words.numbers_so(issuer, form));
    let form = first.number.form;
    let last = words.last.filter(|last| goes_on(text, last.end, word.start));
    let carried = || last.and_then(|last| last.issuer).filter(|issuer| fits(*issuer, form)).map(Some);
    let start = before.map_or(word.start, |(at, _)| at);
    let end = cited.last_mut().expect("the list has a first number");
    let behind = issuer::behind(text, cursor.at, end.number.form, words).filter(|_| before.is_none());
    if let (None, Some((_, at))) = (&end.tail, behind) {
        end.tail = tail::read(text, at).filter(|tail| tail.joined);
    }
    let named = before.map(|(_, issuer)| issuer).or(behind.map(|(issuer, _)| issuer)).or_else(carried);
    let first = &cited[0].number;
    let adopter = || issuer::adopter(text, word.start, first.form?, words).map(Some);
    let of_its = || issuer::of_its(text, word.start..cursor.at, first.form?, &first.texts[0], words).map(Some);
    let named = named.or_else(adopter).or_else(of_its);
    let carried_foreign = named.is_none() && last.is_some_and(|last| last.issuer.is_none());
    let foreign = carried_foreign || foreign::is_named(text, &(word.start..cursor.at), words);
    for (index, Cited { number, tail }) in cited.into_iter().enumerate() {
        let mut range = if index == 0 { start..number.range.end } else { number.range };
        match &tail {
            Some(tail) if tail.joined => range.end = tail.end,
            Some(tail) => claims.add(range.end..tail.end, "pinpoint of a resolution", Sense::Claimed),
            None => {}
        }
        if foreign {
            claims.add(range, "resolution of another issuer", Sense::Unlinked("its issuer is not known here"));
            continue;
        }
        let own = named.filter(|issuer| index == 0 && before.is_some() || issuer.is_none_or(|issuer| fits(issuer, number.form)));
        let issuer = number.form.map(|form| (form, own.unwrap_or_else(|| issuer::by_form(form, &number.texts[0], words))));
        let known = |(form, issuer): &(_, Option<usize>)| {
            !words.issuers.is_bare(*form) || issuer.is_some_and(|issuer| words.numbers_so(issuer, *form))
        };
        // "resolution 1373" may be named with its year elsewhere.
        let council = || named.flatten().or(words.home).filter(|issuer| words.numbers_so(*issuer, Form::Council));
        let known = issuer.filter(known).map(|(_, issuer)| issuer);
        let undated = known.is_none() && is_bare(number.form, words.issuers.patterns());
        let Some(issuer) = known.or_else(|| undated.then(council)) else {
            claims.add(range, "resolution by its figure alone", Sense::Unlinked(UNKNOWN_STYLE));
            continue;
        };
        let tail = tail.unwrap_or_default();
        let Tail { paragraphs, provisions, .. } = tail;
        let numbers = number.texts;
        let resolution = Resolution { numbers, undated, decision, issuer, annexes: Vec::new(), paragraphs, provisions };
        let rule = if decision { "decision" } else { "resolution" };
        for (range, annexes) in annexes(range, tail.annexes) {
            claims.add(range, rule, Sense::Resolution(Resolution { annexes, ..resolution.clone() }));
        }
    }
    let issuer = named.flatten().filter(|_| !foreign);
    (issuer.is_some() || foreign).then_some(Last { issuer, end: cursor.at })
}

/// Why a number that no known issuer has is not linked.
pub(super) const UNKNOWN_STYLE: &str = "its issuer numbers in a way that is not known here";

/// Whether a number is a figure and nothing else, in nobody's style or in that of an issuer who counts.
fn is_bare(form: Option<Form>, patterns: &[Pattern]) -> bool {
    match form {
        None => true,
        Some(Form::Own(index)) => patterns[index].is_bare(),
        Some(_) => false,
    }
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && word.len() > "res".len()
}

/// The end of a list of numbers in a style that no known issuer has, with what trails behind: `1/CP.21, annex`, `X/2`, `WHA61.21`.
fn unknown_numbers(text: &str, mut cursor: Cursor) -> Option<usize> {
    let mut end = None;
    while cursor.attempt(unknown_number).is_some() {
        cursor.at = tail::read(text, cursor.at).map_or(cursor.at, |tail| tail.end);
        end = Some(cursor.at);
        cursor.sign(&[',']);
        cursor.space();
        cursor.any_word(&["and "]);
    }
    end
}

fn unknown_number(cursor: &mut Cursor) -> Option<()> {
    let run = cursor.run(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '(' | ')'))?;
    let kept = run.trim_end_matches(['.', '-', ')']);
    cursor.at -= run.len() - kept.len();
    let capitals = kept.bytes().take_while(u8::is_ascii_uppercase).count();
    let slash = kept.contains('/') && kept.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
    (kept.bytes().any(|b| b.is_ascii_digit()) && (slash || capitals > 1)).then_some(())
}

/// Whether a list goes on from another: `Human Rights Council resolution 7/3 of 27 March 2008 and decision 17/119`.
fn goes_on(text: &str, from: usize, to: usize) -> bool {
    let mut cursor = Cursor::new(text, from);
    numbers::date(&mut cursor);
    matches!(text.get(cursor.at..to).map(str::trim), Some("and" | "," | ", and" | "and its" | ", its" | ", and its"))
}

/// The numbers of a list; behind the letters of one number nothing trails but behind the last.
fn cited(text: &str, cursor: &mut Cursor, plural: bool, patterns: &[Pattern]) -> Vec<Cited> {
    let mut cited: Vec<Cited> = Vec::new();
    loop {
        let found = match cited.last() {
            None => cursor.attempt(|cursor| numbers::read(cursor, true, patterns)),
            Some(last) => {
                let form = last.number.form.filter(|_| plural);
                let bare = plural && is_bare(last.number.form, patterns);
                let next = cursor.attempt(|cursor| numbers::next(cursor, patterns));
                let next = next.or_else(|| cursor.attempt(|cursor| bare.then(|| numbers::next_figure(cursor)).flatten()));
                next.or_else(|| cursor.attempt(|cursor| numbers::behind_subject(cursor, form?, patterns)))
            }
        };
        let Some(found) = found else { return cited };
        cited.extend(found.into_iter().map(|number| Cited { number, tail: None }));
        if let Some(last) = cited.last_mut() {
            last.tail = tail::read(text, cursor.at);
            cursor.at = last.tail.as_ref().map_or(cursor.at, |tail| tail.end);
        }
    }
}

/// The words of a resolution, a mention for each of its annexes.
fn annexes(whole: Range<usize>, annexes: Vec<(Range<usize>, Vec<String>)>) -> Vec<(Range<usize>, Vec<String>)> {
    let count = annexes.len();
    if count == 0 {
        return vec![(whole, Vec::new())];
    }
    let words = |(nth, (own, labels)): (usize, (Range<usize>, Vec<String>))| {
        let start = if nth == 0 { whole.start } else { own.start };
        let end = if nth + 1 == count { whole.end } else { own.end };
        (start..end, labels)
    };
    annexes.into_iter().enumerate().map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::super::issuers::Issuers;
    use super::super::tests::register;
    use super::super::words;
    use super::*;
    use crate::source::Source;

    fn found(text: &str) -> Vec<(String, String, Option<String>, Option<String>)> {
        let register = register();
        let mut claims = Claims::default();
        claim(text, &words::hits(text, register), register, None, &mut claims);
        claims
            .into_sorted()
            .into_iter()
            .filter_map(|mention| match mention.sense {
                Sense::Resolution(resolution) if !resolution.undated => Some((
                    text[mention.range].to_string(),
                    resolution.numbers.join(" + "),
                    resolution.issuer.map(|index| register.issuers.get(index).name.clone()),
                    resolution.annexes.into_iter().next(),
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
        assert_eq!(numbers("resolutions 58/1 A to C."), [pair("resolutions 58/1 A to C", "58/1 A + 58/1 B + 58/1 C")]);
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
    fn its_means_the_issuer_that_is_the_subject() {
        let parties = Some("Conference of the Parties");
        one("The Conference of the Parties, in its resolution 5/3, asked", "resolution 5/3", "5/3", parties, None);
        one("Pursuant to its resolution 5/3, on fees, the Conference of the Parties met", "resolution 5/3", "5/3", parties, None);
        one("In its resolution 5/3, the Board told the Conference of the Parties", "resolution 5/3", "5/3", None, None);
        one("As the Board asked in its resolution 5/3, the Conference of the Parties met", "resolution 5/3", "5/3", None, None);
        let assembly = Some("General Assembly");
        one("In its resolution 55/25, the Conference of the Parties saw", "resolution 55/25", "55/25", assembly, None);
    }

    #[test]
    fn a_figure_waits_for_its_year_unless_its_issuer_counts() {
        let data = "[[issuer]]\nname = \"Board of Bells\"\nforms = [\"{figure}\"]\n";
        let (issuers, wrong) = Issuers::read(Some(&Source::new("content/citations.toml", data)));
        assert_eq!(wrong, []);
        let register = Register::new(&[], std::iter::empty(), issuers);
        let text = "under resolution 2388 and Board of Bells resolution 5";
        let mut claims = Claims::default();
        claim(text, &words::hits(text, &register), &register, None, &mut claims);
        let undated = claims.into_sorted().into_iter().filter_map(|mention| match mention.sense {
            Sense::Resolution(resolution) => Some(resolution.undated),
            _ => None,
        });
        assert_eq!(undated.collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn other_figures_are_no_resolutions() {
        assert!(found("a resolution of 12 March").is_empty());
        assert!(found("resolution 225, on fighting").is_empty());
        assert!(found("the resolution 12 States adopted").is_empty());
    }
}
