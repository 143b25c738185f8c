//! Names of treaties that the site has no page for: how far a name reaches, and how a list of authorities writes it.
//!
//! In: a text and the place of a noun that treaties are called by. Out: where its name begins and ends, and its title, where the
//! words are the name of one treaty and of nothing else. A noun alone, a law, a draft and a name cut short have none.

use std::ops::Range;

use super::cursor::{Cursor, is_abbreviation, is_capital, word_before};
use super::generic::{begins_sentence, is_connector};
use super::names::{self, HEADS};
use crate::model::figure_from_roman;

/// Words that show that the noun is not followed by the rest of a longer name.
const PEOPLE: &[&str] = &[
    "State",
    "States",
    "Member",
    "Members",
    "Party",
    "Parties",
    "Government",
    "Governments",
    "Committee",
    "Secretariat",
    "Secretary-General",
    "Article",
    "Articles",
    "Optional",
    "Protocol",
    "Protocols",
    "Convention",
    "Conventions",
    "Covenant",
    "United",
    "General",
    "Assembly",
    "Council",
    "Contracting",
    "High",
    "Depositary",
    "Annex",
    "Annexes",
];

/// Words between the noun and what the treaty is about.
const JOINTS: &[&str] = &[
    "on",
    "against",
    "for",
    "relating to",
    "relative to",
    "concerning",
    "regarding",
    "between",
    "of",
    "to",
    "governing",
    "respecting",
];

/// Nouns that treaties are called by, and laws are not.
const TREATIES: &[&str] = &["convention", "protocol", "covenant", "agreement", "treaty", "charter", "statute"];

/// Capital words that tell no treaty from another.
const ORDINARY: &[&str] = &[
    "All",
    "Applicable",
    "Bilateral",
    "Core",
    "Earlier",
    "Existing",
    "Following",
    "Framework",
    "Human",
    "International",
    "Main",
    "Major",
    "Multilateral",
    "National",
    "New",
    "Optional",
    "Other",
    "Additional",
    "Previous",
    "Regional",
    "Relevant",
    "Rights",
    "Several",
    "Supplementary",
    "United",
    "Nations",
    "UN",
    "Various",
];

/// Words that say how many treaties are meant, which is no part of their name.
const COUNTS: &[&str] = &["Two", "Three", "Four", "Five"];

/// Longest title, in bytes.
const LONGEST: usize = 250;
/// Longest subject in small letters, in bytes.
const LONGEST_SUBJECT: usize = 80;

/// Where a name begins that goes on at `at`: over capitals, words in brackets and a small word between them, as in `Worst Forms of
/// Child Labour Convention`.
pub(super) fn begins(text: &str, at: usize) -> usize {
    let mut start = at;
    let mut joint = "";
    let mut from = at;
    while let Some((word_start, word)) = word_before(text, from) {
        if is_part(text, word_start, word, joint) {
            start = word_start;
            joint = "";
        } else if joint.is_empty() && matches!(word, "of" | "for" | "and" | "in" | "at") {
            joint = word;
        } else {
            break;
        }
        from = word_start;
    }
    with_year(text, start)
}

/// Where a name begins with the year before it: `1980 Hague Convention`.
fn with_year(text: &str, at: usize) -> usize {
    word_before(text, at).filter(|(_, word)| is_year(word)).map_or(at, |(start, _)| start)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u32| (1800..2100).contains(&year))
}

/// Where the adjective of a name begins that directly stands before its noun, or its year: `Supplementary Convention on …`.
pub(super) fn adjectives(text: &str, noun: usize) -> usize {
    let adjective = |(_, word): &(usize, &str)| matches!(*word, "Optional" | "Additional" | "Supplementary" | "Supplemental");
    with_year(text, word_before(text, noun).filter(adjective).map_or(noun, |(start, _)| start))
}

/// Whether a word is part of the name behind it; `joint` is the small word between them.
fn is_part(text: &str, at: usize, word: &str, joint: &str) -> bool {
    let name = is_capital(word) && word.ends_with(char::is_alphanumeric) && !is_connector(word);
    // Two names are no name, and the word that begins a sentence is a verb as often as not.
    let other = joint == "and" && is_abbreviation(word) || !joint.is_empty() && names::head_of(word).is_some();
    name && !other && (!begins_sentence(text, at) || joint == "and")
}

/// The end of a longer name that the noun begins: `Convention on the Law of Treaties`, `Convention No. 29`.
pub(super) fn longer_name(text: &str, at: usize) -> Option<usize> {
    let mut cursor = Cursor::new(text, at);
    if cursor
        .attempt(|cursor| {
            (cursor.space() && cursor.any_word(&["no. ", "nos. ", "(no. "]) && cursor.figure(4).is_some()).then_some(())
        })
        .is_some()
    {
        return Some(cursor.at);
    }
    if let Some(end) = cursor.attempt(roman) {
        return Some(end);
    }
    if !cursor.space() || !cursor.any_word(JOINTS) || !cursor.space() {
        return None;
    }
    if let Some(end) = cursor.attempt(date) {
        return longer_name(text, end).or(Some(end));
    }
    while cursor.any_word(&["the ", "a ", "an ", "all ", "certain ", "of "]) {}
    let word = cursor.rest().split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    let date = cursor.rest().starts_with(|c: char| c.is_ascii_digit());
    if !date && (!is_capital(word) || PEOPLE.contains(&word)) {
        return None;
    }
    cursor.at += word.len();
    possessive(&mut cursor);
    while cursor.attempt(further_word).is_some() {}
    Some(cursor.at)
}

/// The end of ` of the United Nations` behind the noun of a charter.
pub(super) fn of_the_organization(text: &str, at: usize) -> Option<usize> {
    const WORDS: &str = " of the United Nations";
    let end = at + WORDS.len();
    (text[at..].starts_with(WORDS) && !text[end..].strip_prefix(' ').is_some_and(is_capital)).then_some(end)
}

/// The end of the figure in `Additional Protocol II`.
fn roman(cursor: &mut Cursor) -> Option<usize> {
    let figure = cursor.space().then(|| cursor.run(|c| "IVX".contains(c))).flatten()?;
    let ends = cursor.peek().is_none_or(|c| matches!(c, ',' | ';' | '.' | ')' | ':')) || cursor.rest().starts_with(" to ");
    (!cursor.in_word() && (figure.len() > 1 || ends || cursor.rest().starts_with(" additional "))).then_some(cursor.at)
}

/// The end of `28 July 1951`.
fn date(cursor: &mut Cursor) -> Option<usize> {
    cursor.figure(2)?;
    let month = cursor.space().then(|| cursor.run(char::is_alphabetic)).flatten()?;
    let year = cursor.space().then(|| cursor.figure(4)).flatten()?;
    (is_capital(month) && year.len() == 4).then_some(cursor.at)
}

/// The next word of a long title: a capital one, with small words before it.
fn further_word(cursor: &mut Cursor) -> Option<()> {
    if !cursor.space() {
        return None;
    }
    let regard = cursor.any_word(&["with regard to "]);
    while cursor.any_word(&["of ", "the ", "and their ", "and ", "for ", "in ", "against ", "to ", "by ", "with ", "from "]) {}
    let word = cursor.run(|c| c.is_alphanumeric() || c == '-')?;
    possessive(cursor);
    // "with regard to" often ends a name; what it is followed by in one has several capitals.
    let goes_on = !regard || cursor.rest().strip_prefix(' ').is_some_and(is_capital);
    (is_capital(word) && !PEOPLE.contains(&word) && goes_on).then_some(())
}

/// Takes the apostrophe of `Peoples’ Rights`, where the name goes on behind it.
fn possessive(cursor: &mut Cursor) {
    cursor.attempt(|cursor| {
        let sign = cursor.sign(&['’', '\'']);
        cursor.word("s");
        let next = cursor.rest().strip_prefix(' ').is_some_and(is_capital);
        (sign && next).then_some(())
    });
}

/// The title of the treaty that these words name; `None` for what could be another text, a draft, or the beginning of a name.
pub(super) fn title(text: &str, range: &Range<usize>) -> Option<String> {
    let before = text[..range.start].trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    if matches!(last.as_str(), "a" | "an" | "any" | "draft" | "proposed" | "future" | "new" | "model" | "possible") {
        return None;
    }
    if cut_short(text, range.start) {
        return None;
    }
    // "Ratify Geneva Convention", "Domestic Workers Convention": whether the first word is part of the name nobody can tell.
    let first = word_before(text, range.start).filter(|(_, word)| is_capital(word) && word.ends_with(char::is_alphanumeric));
    if first.is_some_and(|(_, word)| !matches!(word, "The" | "All") && !is_connector(word)) {
        return None;
    }
    let words: Vec<&str> = text[range.clone()].split_whitespace().filter(|word| !COUNTS.contains(word)).collect();
    let words = words.strip_prefix(&["the"]).or_else(|| words.strip_prefix(&["The"])).unwrap_or(&words);
    let noun = words.iter().position(|word| names::head_of(word).is_some())?;
    // What the treaty is about tells it from others, else the year may.
    let years = usize::from(is_year(words.first()?) && (noun == 1 || noun + 1 < words.len()));
    let (words, noun) = (&words[years..], noun - years);
    let head = names::head_of(words[noun])?;
    let plural = words[noun].ends_with('s');
    let (front, behind) = (&words[..noun], &words[noun + 1..]);
    let told = front.iter().any(|word| is_capital(word) && !ORDINARY.contains(word) && !is_abbreviation(word))
        || !plural && front.iter().any(|word| is_abbreviation(word))
        || behind.iter().any(|word| is_capital(word) && *word != "No." && figure_from_roman(word).is_none());
    let several =
        plural && (!matches!(head, "convention" | "protocol" | "covenant") || front.is_empty() && behind.iter().any(is_figure));
    let goes_on = text[range.end..].strip_prefix(' ').is_some_and(is_capital);
    let whole = words.first().is_some_and(|word| is_capital(word) || is_year(word))
        && !words.iter().any(|word| matches!(*word, "thereto" | "this"));
    let is_title = TREATIES.contains(&head) && is_capital(words[noun]) && told && whole && !several && !goes_on;
    let small = if head == "protocol" && behind.contains(&"to") { small_subject(&text[range.end..]) } else { "" };
    let title = words.iter().map(|word| plain(word)).collect::<Vec<_>>().join(" ").replace('\'', "’") + small;
    (is_title && title.len() <= LONGEST).then_some(title)
}

/// Whether a capital stands before the small word before a name, which may then be the end of a longer one.
fn cut_short(text: &str, at: usize) -> bool {
    let joint = word_before(text, at).filter(|(_, word)| matches!(*word, "on" | "to" | "by" | "with" | "from" | "against"));
    let before = joint.and_then(|(start, _)| word_before(text, start));
    before.is_some_and(|(_, word)| is_capital(word) && word.ends_with(char::is_alphanumeric))
}

/// What tells protocols to one treaty apart, in small letters: ` on a communications procedure`.
fn small_subject(behind: &str) -> &str {
    let ends = [",", ";", ".", "(", ")", "[", ":", " and ", " or "].iter().filter_map(|sign| behind.find(sign)).min();
    let subject = behind[..ends.unwrap_or(behind.len())].trim_end();
    if subject.starts_with(" on ") && subject.len() <= LONGEST_SUBJECT { subject } else { "" }
}

fn is_figure(word: &&str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// A word of a title as titles have it: `Relating` is written small.
fn plain(word: &str) -> String {
    let small = word.to_lowercase();
    let joint = JOINTS.iter().any(|joint| joint.split(' ').next() == Some(&small)) || matches!(small.as_str(), "the" | "and");
    if joint && !HEADS.contains(&small.as_str()) { small } else { word.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Option<String> {
        let noun = text.find("Con").or_else(|| text.find("Charter")).or_else(|| text.find("Protocol")).expect("a noun");
        let end = noun + text[noun..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.len() - noun);
        let owner = text.find("to the Tea Treaty").map(|to| to + "to the Tea Treaty".len());
        let end = owner.or_else(|| longer_name(text, end)).or_else(|| of_the_organization(text, end)).unwrap_or(end);
        title(text, &(begins(text, noun)..end))
    }

    #[test]
    fn a_name_reaches_as_far_as_its_capitals_and_the_small_words_between_them() {
        for (text, wanted) in [
            ("under the Worst Forms of Child Labour Convention, 1999", "Worst Forms of Child Labour Convention"),
            ("the Violence and Harassment Convention of the", "Violence and Harassment Convention"),
            ("the African Charter on Human and Peoples’ Rights.", "African Charter on Human and Peoples’ Rights"),
            ("the European Convention on Human Rights’ reach", "European Convention on Human Rights"),
            ("the Charter of the United Nations and", "Charter of the United Nations"),
            ("the 1954 Convention Relating to the Status of Apatrides", "Convention relating to the Status of Apatrides"),
            ("the Protocol of 14 September 1939, which", "Protocol of 14 September 1939"),
            ("the 1949 Geneva Conventions apply", "1949 Geneva Conventions"),
            ("the Convention on Harbours and of the Annex to it", "Convention on Harbours"),
            ("the Convention of 25 October 1980 on the Care of Tea", "Convention of 25 October 1980 on the Care of Tea"),
            ("the Geneva Conventions of 12 August 1949 and", "Geneva Conventions of 12 August 1949"),
            ("the four Geneva Conventions apply", "Geneva Conventions"),
            ("the Conventions on Harbours apply", "Conventions on Harbours"),
            ("the Three Harbour Conventions apply", "Harbour Conventions"),
            ("the Protocol to the Tea Treaty on small leaves and buds", "Protocol to the Tea Treaty on small leaves"),
            (
                "the Convention for the Care of Persons with regard to Automatic Filing of Forms, and",
                "Convention for the Care of Persons with regard to Automatic Filing of Forms",
            ),
            ("the Convention on the Tea of Mountains with regard to Slovenia", "Convention on the Tea of Mountains"),
            ("UNTOC and Harassment Convention", "Harassment Convention"),
        ] {
            assert_eq!(named(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn nouns_drafts_laws_and_parts_of_names_have_no_title() {
        for text in [
            "under the 1954 Convention, which",
            "on Previous Conventions",
            "a Convention on the Rights of Older Persons",
            "the draft Convention on Mercury",
            "the Conventions of 28 October 1933 and 10 February 1938",
            "the Geneva Convention Secretariat",
            "Ratify Geneva Convention",
            "the ILO Conventions",
            "of Protocol No. 4 thereto",
            "the Limits to Liability Convention",
            "of Protocol I to it",
        ] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
