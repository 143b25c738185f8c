//! Which of several protocols are meant, told behind a noun in the plural: `the two Protocols supplementing the X Convention, on
//! trafficking in persons and on smuggling of migrants`.
//!
//! In: the treaties of a text, in order. Out: the same; a noun whose list is understood knows its instruments and covers the list.
//! A list that names one that is not known, or another number than the noun counts, tells nothing.

use super::cursor::Cursor;
use super::mention::{Owner, Standing, Who};
use super::names::Stem;
use super::register::{Id, Register};
use super::treaties::Found;

/// Gives the nouns in the plural what the words behind them name.
pub(super) fn tell(text: &str, found: &mut [Found], register: &Register) {
    for index in 0..found.len() {
        let (before, behind) = found.split_at_mut(index + 1);
        let one = &mut before[index];
        let (Who::Generic(generic), Some(head)) = (&mut one.treaty.who, one.treaty.head) else { continue };
        if !generic.plural || generic.small || one.treaty.standing != Standing::Meant {
            continue;
        }
        let owner = match generic.owner {
            Owner::Named(id) => Some(id),
            _ => None,
        };
        let Some((ids, end)) = names(text, one.range.end, head, owner, register) else { continue };
        let free = behind.iter().all(|next| next.treaty.standing == Standing::Within || next.range.start >= end);
        if free && (generic.count == 0 || generic.count == ids.len()) {
            generic.only = ids;
            one.range.end = end;
        }
    }
}

/// The instruments of a list that begins at `at`, and where it ends.
fn names(text: &str, at: usize, head: &str, owner: Option<Id>, register: &Register) -> Option<(Vec<Id>, usize)> {
    let mut cursor = Cursor::new(text, at);
    cursor.sign(&[',']);
    if !cursor.space() || !cursor.any_word(PREPOSITIONS) {
        return None;
    }
    let among = |id: Id| owner.is_none_or(|owner| register.entry(owner).children.contains(&id));
    let subjects: Vec<(Id, &str)> =
        register.stems(head, &[]).into_iter().filter(|(id, _)| among(*id)).map(|(id, stem)| (id, subject(stem))).collect();
    let mut ids: Vec<Id> = Vec::new();
    while let Some(id) = cursor.attempt(|cursor| {
        if !ids.is_empty() {
            let comma = cursor.sign(&[',']);
            let and = cursor.space() && cursor.word("and ");
            if !comma && !and {
                return None;
            }
            cursor.any_word(PREPOSITIONS);
        }
        cursor.word("the ");
        one(cursor, &subjects)
    }) {
        ids.push(id);
    }
    let mut different = ids.clone();
    different.sort_unstable();
    different.dedup();
    let goes_on = cursor.rest().starts_with(" and on ") || cursor.rest().starts_with(" and against ");
    (ids.len() > 1 && different.len() == ids.len() && !goes_on).then_some((ids, cursor.at))
}

const PREPOSITIONS: &[&str] = &["on ", "against ", "concerning ", "relating to "];

/// What a name is about: `Smuggling of Migrants`.
fn subject(stem: &Stem) -> &str {
    let (Stem::Before(words) | Stem::Behind(words)) = stem;
    let words = PREPOSITIONS.iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    words.strip_prefix("the ").unwrap_or(words)
}

/// The instrument whose subject stands here, whole or by the first word that no other has.
fn one(cursor: &mut Cursor, subjects: &[(Id, &str)]) -> Option<Id> {
    let rest = cursor.rest();
    let begins = |words: &str| {
        let found = rest.get(..words.len())?;
        let whole = !rest[words.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
        (whole && found.eq_ignore_ascii_case(words)).then_some(words.len())
    };
    let whole = subjects.iter().filter_map(|(id, subject)| Some((begins(subject)?, *id))).max_by_key(|(length, _)| *length);
    let first = || {
        let words = subjects.iter().filter_map(|(id, subject)| {
            let word = subject.split([' ', ',']).next().filter(|word| word.len() > 5)?;
            Some((begins(word)?, *id))
        });
        let mut words: Vec<(usize, Id)> = words.collect();
        words.dedup();
        let ends = |length: usize| {
            rest[length..].is_empty() || rest[length..].starts_with([',', '.', ';', ')']) || rest[length..].starts_with(" and ")
        };
        words.first().copied().filter(|(length, id)| words.iter().all(|(_, other)| other == id) && ends(*length))
    };
    let (length, id) = whole.or_else(first)?;
    cursor.at += length;
    Some(id)
}
