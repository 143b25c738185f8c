//! Treaties without their name: "the Convention", "that Protocol", "its Protocols", "the Optional Protocol thereto", "both
//! conventions"; and treaties and laws with a name that the site has no page for.
//!
//! In: a text and the place of a head noun. Out: a generic mention that the context must explain, a foreign one that stands in
//! the way of wrong explanations, or nothing. Never says which treaty is meant.

use std::ops::Range;

use super::cursor::{Cursor, is_capital, word_before};
use super::external::{self, longer_name};
use super::laws::law_by_name;
use super::mention::{Determiner, Generic, Owner};
use super::register::{Id, Register};

/// What a head noun is used for.
pub(super) enum Use {
    Generic(Range<usize>, Generic),
    Foreign(Range<usize>),
}

/// Adjectives between a determiner and the noun.
const ADJECTIVES: &[&str] = &[
    "optional",
    "said",
    "same",
    "present",
    "two",
    "three",
    "supplementing",
    "supplementary",
    "supplemental",
    "additional",
    "respective",
    "aforementioned",
    "above-mentioned",
    "abovementioned",
];

/// What the head noun at `range` is used for; `linkable` nouns are those that an instrument of the site is called by.
pub(super) fn read(text: &str, range: &Range<usize>, head: &str, plural: bool, register: &Register) -> Option<Use> {
    let noun = &text[range.clone()];
    let capital = is_capital(noun);
    if !capital && !plural {
        return None;
    }
    let left = left(text, range.start);
    if left.named && capital {
        return Some(Use::Foreign(left.start..longer_name(text, range.end).unwrap_or(range.end)));
    }
    if capital
        && !plural
        && matches!(head, "charter" | "statute" | "treaty" | "agreement")
        && let Some(end) = longer_name(text, range.end).or_else(|| external::of_the_organization(text, range.end))
    {
        return Some(Use::Foreign(range.start..end));
    }
    let treaty = matches!(head, "convention" | "protocol" | "covenant");
    if !treaty {
        // Laws and other texts only keep a bare article from being taken for one of the treaty named before.
        if let Some(whole) = law_by_name(text, range).filter(|_| capital && !matches!(head, "rules" | "principles")) {
            return Some(Use::Foreign(left.start..whole));
        }
        let law = capital && left.determiner.is_some() && !next_is_capital(text, range.end);
        let this = matches!(left.determiner, Some(Determiner::This | Determiner::Present)) && !plural;
        let itself = || Generic { determiner: left.determiner.unwrap_or_default(), ..Generic::default() };
        let whole = left.start..range.end;
        return law.then(|| if this { Use::Generic(whole, itself()) } else { Use::Foreign(whole) });
    }
    let mut generic = Generic {
        determiner: left.determiner.unwrap_or_default(),
        plural,
        count: left.count,
        optional: left.optional,
        year: left.year,
        small: !capital,
        owner: if left.determiner == Some(Determiner::Its) { Owner::Before } else { Owner::None },
        only: Vec::new(),
    };
    if !capital {
        let counted = generic.determiner == Determiner::Both;
        let certain = left.determiner.is_some() && !left.optional && (counted || generic.determiner != Determiner::Its);
        return (certain && longer_name(text, range.end).is_none()).then_some(Use::Generic(left.start..range.end, generic));
    }
    if let Some(thereto) = thereto(text, range.end) {
        generic.owner = Owner::Before;
        let only = child_behind(text, thereto, head, register).filter(|_| !plural);
        let continued = only.is_none() && !plural && longer_name(text, thereto).is_some();
        let end = only.and_then(|id| stem_end(text, thereto, id, register)).unwrap_or(thereto);
        generic.only.extend(only);
        return Some(if continued { Use::Foreign(left.start..end) } else { Use::Generic(left.start..end, generic) });
    }
    let to = text[range.end..].starts_with(" to ") && head == "protocol";
    if let Some(end) = longer_name(text, range.end).filter(|_| !to) {
        return Some(Use::Foreign(external::adjectives(text, range.start)..end));
    }
    if next_is_body(text, range.end) {
        return None;
    }
    if left.determiner.is_some() || to || left.optional {
        return Some(Use::Generic(left.start..range.end, generic));
    }
    None
}

/// What stands before a head noun.
#[derive(Default)]
struct Left {
    start: usize,
    determiner: Option<Determiner>,
    count: usize,
    optional: bool,
    year: Option<u32>,
    /// A capital word that makes it a name: "Hague Convention".
    named: bool,
}

fn left(text: &str, at: usize) -> Left {
    let mut left = Left { start: at, ..Left::default() };
    let mut said = false;
    while let Some((start, word)) = word_before(text, left.start) {
        if let Some(start) = inserted(text, left.start).filter(|_| left.determiner.is_none() && left.start == at) {
            return Left { start: external::begins(text, start), named: true, ..left };
        }
        if word.ends_with([',', ';', ':', '.', ')', ']', '”', '"', '?']) {
            break;
        }
        let lower = word.to_lowercase();
        let determiner = match lower.as_str() {
            "the" => Some(if said {
                Determiner::That
            } else if left.count > 0 {
                Determiner::Both
            } else {
                Determiner::The
            }),
            "this" => Some(Determiner::This),
            "that" | "those" | "these" | "such" => Some(if left.count > 0 { Determiner::Both } else { Determiner::That }),
            "both" => Some(Determiner::Both),
            "its" | "their" => Some(Determiner::Its),
            _ => None,
        };
        if determiner.is_some() {
            left.determiner = determiner;
            left.start = start;
            left.count = if lower == "both" { 2 } else { left.count };
            let both = word_before(text, start).filter(|(_, word)| word.eq_ignore_ascii_case("both"));
            if let Some((start, _)) = both.filter(|_| lower == "the" || lower == "these" || lower == "those") {
                left.determiner = Some(Determiner::Both);
                left.count = 2;
                left.start = start;
            }
            return left;
        }
        if ADJECTIVES.contains(&lower.as_str()) {
            said |= matches!(lower.as_str(), "said" | "same" | "aforementioned" | "above-mentioned" | "abovementioned");
            left.count = match lower.as_str() {
                "two" => 2,
                "three" => 3,
                _ => left.count,
            };
            left.optional |= lower == "optional";
            if lower == "present" {
                left.start = start;
                let the = word_before(text, start).filter(|(_, word)| word.eq_ignore_ascii_case("the"));
                left.determiner = the.map(|_| Determiner::Present);
                left.start = the.map_or(start, |(start, _)| start);
                return left;
            }
        } else if let Some(year) = year(word) {
            left.year = Some(year);
        } else {
            left.named = is_capital(word) && !begins_sentence(text, start) && !is_connector(word);
            if left.named {
                left.start = external::begins(text, start);
            }
            return left;
        }
        left.start = start;
    }
    left
}

/// Where a name begins that has words in brackets before its noun: `Discrimination (Employment and Occupation) Convention`.
fn inserted(text: &str, at: usize) -> Option<usize> {
    const LONGEST: usize = 60;
    let before = text[..at].trim_end().strip_suffix(')')?;
    let open = before.rfind('(').filter(|open| before.len() - open < LONGEST)?;
    let (start, word) = word_before(text, open)?;
    let name = is_capital(word) && word.ends_with(char::is_alphanumeric) && is_capital(&before[open + 1..]);
    (name && !before[open..].contains(|c: char| c.is_ascii_digit())).then_some(start)
}

/// A capital word that only begins a sentence does not make a name.
pub(super) fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '“', '"', '(', '‘']);
    before.is_empty() || before.ends_with(['.', ':', ';', '!', '?'])
}

pub(super) fn is_connector(word: &str) -> bool {
    matches!(word, "Under" | "In" | "Of" | "And" | "By" | "To" | "With" | "For" | "Parties" | "States" | "Party")
}

fn year(word: &str) -> Option<u32> {
    word.parse().ok().filter(|year| (1800..2100).contains(year) && word.len() == 4)
}

fn next_is_capital(text: &str, at: usize) -> bool {
    text[at..].strip_prefix(' ').is_some_and(is_capital)
}

/// "the Convention Secretariat", "the Protocol Bureau".
fn next_is_body(text: &str, at: usize) -> bool {
    let mut cursor = Cursor::new(text, at);
    cursor.space() && cursor.any_word(&["secretariat", "bureau", "committee", "body", "bodies", "conference"])
}

/// The byte behind " thereto".
fn thereto(text: &str, at: usize) -> Option<usize> {
    let mut cursor = Cursor::new(text, at);
    (cursor.space() && cursor.word("thereto")).then_some(cursor.at)
}

/// The instrument whose name goes on behind "the Protocol thereto": ` to Prevent, Suppress and Punish ...`.
fn child_behind(text: &str, at: usize, head: &str, register: &Register) -> Option<Id> {
    register.stems(head, &[]).into_iter().find(|(id, _)| stem_end(text, at, *id, register).is_some()).map(|(id, _)| id)
}

/// Where the stem of an instrument's name ends if it stands behind `at`.
pub(super) fn stem_end(text: &str, at: usize, id: Id, register: &Register) -> Option<usize> {
    let mut cursor = Cursor::new(text, at);
    cursor.sign(&[',']);
    if !cursor.space() {
        return None;
    }
    let ends = register.stems_of(id).iter().filter_map(|stem| match stem {
        super::names::Stem::Behind(stem) => {
            let found = cursor.rest().get(..stem.len())?;
            (found.eq_ignore_ascii_case(stem)).then_some(cursor.at + stem.len())
        }
        super::names::Stem::Before(_) => None,
    });
    ends.max()
}

#[cfg(test)]
mod tests {
    use super::super::tests::register;
    use super::*;

    fn used(text: &str, noun: &str) -> Option<Use> {
        let start = text.find(noun).expect("it is there");
        let head = noun.trim_end_matches('s').to_lowercase();
        let head = super::super::names::HEADS.iter().find(|known| **known == head).expect("a head noun");
        read(text, &(start..start + noun.len()), head, noun.ends_with('s'), register())
    }

    #[test]
    fn determiners_make_a_noun_generic() {
        for (text, noun, determiner, words) in [
            ("under the Convention, States", "Convention", Determiner::The, "the Convention"),
            ("under that Convention.", "Convention", Determiner::That, "that Convention"),
            ("the said Protocol is", "Protocol", Determiner::That, "the said Protocol"),
            ("and its supplementing Protocols, as", "Protocols", Determiner::Its, "its supplementing Protocols"),
            ("role of both conventions for", "conventions", Determiner::Both, "both conventions"),
            ("the two Covenants", "Covenants", Determiner::Both, "the two Covenants"),
            ("the Protocols thereto by", "Protocols", Determiner::The, "the Protocols thereto"),
            ("the present Convention shall", "Convention", Determiner::Present, "the present Convention"),
        ] {
            let Some(Use::Generic(range, generic)) = used(text, noun) else { panic!("{text} is not generic") };
            assert_eq!((generic.determiner, &text[range]), (determiner, words));
        }
    }

    #[test]
    fn names_without_a_page_are_foreign() {
        for text in [
            "the Hague Convention of 1980",
            "the Convention on the Law of Treaties",
            "ILO Convention No. 29",
            "the Convention for the Suppression of the Traffic",
        ] {
            assert!(matches!(used(text, "Convention"), Some(Use::Foreign(_))), "{text}");
        }
        assert!(matches!(used("article 5 of the Penal Code", "Code"), Some(Use::Foreign(_))));
    }

    #[test]
    fn small_nouns_and_bodies_are_nothing() {
        assert!(used("strict protocols must", "protocols").is_none());
        assert!(used("treaties and optional protocols relevant to", "protocols").is_none());
        assert!(used("the Convention secretariat", "Convention").is_none());
        assert!(used("the Convention for States parties", "Convention").is_some_and(|used| matches!(used, Use::Generic(..))));
    }
}
