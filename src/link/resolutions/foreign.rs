//! Issuers that the tables do not know: `European Parliament resolution 2008/123`, `resolution 37 (2001) of the Court`, `decision 15/4 of
//! the Conference of the Parties to the Convention on Biological Diversity`.
//!
//! In: a text and a list of resolutions in it. Out: whether somebody is named with it who is none of the known issuers, so that the
//! shape of its numbers must not give it to one of them. Knows no foreign issuer by name.

use std::ops::Range;

use super::super::cursor::{Cursor, ends_with_words, is_capital, word_before};
use super::super::external;
use super::super::numbers;
use super::super::words::Sense;
use super::issuer::{self, Words};

/// Nouns that the names of bodies have.
const BODIES: &[&str] = &[
    "Assembly",
    "Council",
    "Conference",
    "Committee",
    "Commission",
    "Parliament",
    "Court",
    "Union",
    "Board",
    "Congress",
    "Institute",
    "Agency",
    "Organization",
    "Organisation",
    "Meeting",
    "Parties",
    "Ministers",
    "Governors",
    "Tribunal",
    "Summit",
    "Federation",
];

/// Capital words that are no part of a body's name.
const OTHERS: &[&str] = &[
    "United",
    "Nations",
    "UN",
    "U.N.",
    "See",
    "The",
    "In",
    "Under",
    "By",
    "Of",
    "And",
    "To",
    "With",
    "For",
    "Pursuant",
    "States",
    "Member",
    "Heads",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether an unknown issuer is named with the list.
pub(super) fn is_named(text: &str, list: &Range<usize>, words: &Words) -> bool {
    before(text, list.start, words) || issuer::before(text, list.start, None, words).is_none() && behind(text, list.end, words)
}

/// `ICAO Assembly resolution`, `the Committee of Ministers, in its resolution`, `General Assembly of INTERPOL in resolution`.
fn before(text: &str, at: usize, words: &Words) -> bool {
    let direct = text[..at].trim_end();
    let direct = direct.strip_suffix("’s").or_else(|| direct.strip_suffix("'s")).unwrap_or(direct);
    let opening = ends_with_words(direct, "its").map_or(direct, |cut| direct[..cut].trim_end());
    let Some(cut) = ["in", "by", "through"].iter().find_map(|word| ends_with_words(opening, word)) else {
        return opening.len() == direct.len() && is_unknown(direct, words, |_| true);
    };
    let subject = opening[..cut].trim_end();
    match subject.strip_suffix(',') {
        Some(subject) => is_unknown(subject, words, |phrase| phrase.iter().any(|word| BODIES.contains(word))),
        None => is_unknown(subject, words, |phrase| {
            let known = |count: usize| words.is_name(&phrase[..count].join(" "));
            phrase.iter().position(|word| *word == "of").is_some_and(known)
        }),
    }
}

/// Whether words end with the name of a body that is not known, or with a known one that belongs to another organization.
fn is_unknown(subject: &str, words: &Words, is_body: impl Fn(&[&str]) -> bool) -> bool {
    let subject = subject.strip_suffix(" of the United Nations").unwrap_or(subject);
    if let Some((start, _)) = issuer::before(subject, subject.len(), None, words) {
        let before = word_before(subject, start);
        return before.is_some_and(|(at, word)| is_modifier(subject, at, word));
    }
    let phrase = phrase_before(subject);
    if phrase.is_empty() {
        return false;
    }
    let whole = subject[phrase.clone()].split(' ').collect::<Vec<_>>();
    let treaty =
        words.all_names(&subject[phrase.clone()]).find_map(|(issuer, end)| of_treaty(subject, phrase.start + end, issuer, words));
    treaty.map_or_else(|| is_body(&whole), |fits| !fits)
}

/// Longest name of a body, in bytes.
const LONGEST: usize = 200;

/// The longest run of capital words and the small ones between them that a text ends with.
fn phrase_before(subject: &str) -> Range<usize> {
    let cut = subject.floor_char_boundary(subject.len().saturating_sub(LONGEST));
    let near = format!("{} ", &subject[cut..]);
    let text = near.as_str();
    let mut start = subject.len() - cut;
    let mut at = text.len();
    let end = start;
    while let Some((word_start, word)) = word_before(text, at) {
        if word.ends_with([',', ';', ':', '.', ')', ']', '”', '"'])
            || text[word_start + word.len()..].starts_with(['(', '[', '“'])
        {
            break;
        }
        if is_modifier(text, word_start, word)
            || start < end && is_capital(word) && !OTHERS.contains(&word) && begins_sentence(text, word_start)
        {
            start = word_start;
        } else if start == end || !matches!(word, "of" | "the" | "on" | "for" | "to" | "and" | "in") && !is_united(word) {
            break;
        }
        at = word_start;
    }
    cut + start..subject.len()
}

fn is_united(word: &str) -> bool {
    matches!(word, "United" | "Nations")
}

/// A capital word that makes a body another one; one that begins a sentence must be an acronym or a compound.
fn is_modifier(text: &str, at: usize, word: &str) -> bool {
    let letters = word.chars().all(|c| c.is_alphabetic() || c == '-');
    let name = is_capital(word)
        && letters
        && !OTHERS.iter().any(|other| *other == word || word.len() > 1 && other.to_uppercase() == word)
        && !word.ends_with("ing");
    let compound = word.chars().filter(|c| c.is_uppercase()).count() > 1;
    name && (compound || !begins_sentence(text, at))
}

fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '“', '"', '(', '‘']);
    before.is_empty() || before.ends_with(['.', ':', ';', '!', '?', '\n'])
}

/// ` of the Court`, ` of UNESCO`, ` of the Conference of the Parties to the Convention on Biological Diversity`.
fn behind(text: &str, at: usize, words: &Words) -> bool {
    let mut cursor = Cursor::new(text, at);
    numbers::date(&mut cursor);
    cursor.sign(&[',']);
    if !cursor.space() || !cursor.any_word(&["adopted by", "of", "by"]) || !cursor.space() {
        return false;
    }
    let the = cursor.word("the ");
    cursor.any_word(&["united nations ", "un "]);
    if let Some((issuer, end)) = words.all_names(cursor.rest()).max_by_key(|(_, end)| *end) {
        let end = cursor.at + end;
        let theirs = text[end..].strip_prefix(" of ").map(|rest| rest.strip_prefix("the ").unwrap_or(rest));
        let other = theirs
            .is_some_and(|rest| is_capital(rest) && !rest.starts_with("United Nations") && !rest.starts_with("Organization"));
        return other || of_treaty(text, end, issuer, words) == Some(false);
    }
    let word = cursor.rest().split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    let acronym = word.chars().filter(|c| c.is_uppercase()).count() > 1;
    (the || acronym) && is_capital(word) && !OTHERS.contains(&word)
}

/// Whether the treaty named behind a conference of parties is the one whose documents are the issuer's; `None` without one.
fn of_treaty(text: &str, at: usize, issuer: usize, words: &Words) -> Option<bool> {
    let mut cursor = Cursor::new(text, at);
    if !cursor.space() || !cursor.word("to the ") {
        return None;
    }
    let from = cursor.at;
    let named = words.hits.iter().filter(|hit| (from..=from + "United Nations ".len()).contains(&hit.range.start));
    let named = named.filter_map(|hit| match hit.sense {
        Sense::Name { ids, .. } => Some(ids),
        _ => None,
    });
    let series = &words.issuers.get(issuer).series;
    let fits = |ids: &[_]| {
        let mut own = ids.iter().flat_map(|id| &words.register.entry(*id).instrument.series);
        own.any(|own| series.contains(own))
    };
    let generic = || cursor.any_word(&["convention", "protocol"]) && external::longer_name(text, cursor.at).is_none();
    Some(named.map(fits).next().unwrap_or_else(generic))
}
