//! Mentions of treaties, whole: name or noun, what belongs to the name, and the provision joined to it.
//!
//! In: a text, its marks and its hits. Out: claims for each treaty (`Article 19, paragraph 1, of the savings clause of the
//! Smuggling of Migrants Protocol` is one) and for each provision that stands alone. Two treaties under one head noun are one
//! mention of both; a supplementing clause belongs to the protocol before it. Context is not asked here.

use std::ops::Range;

use super::bodies;
use super::cursor::{Cursor, ends_with_words, is_capital, word_before};
use super::definitions::{self, Definition};
use super::external;
use super::generic::{self, Use};
use super::held;
use super::joining::{carry_on, go_on_to_treaty, join, join_further, merge, respectively, settle_beside};
use super::listed;
use super::mention::{Claims, Determiner, Generic, Sense, Standing, Treaty, Who};
use super::names::Stem;
use super::provisions::{self, Pinpoint};
use super::register::{Id, Register};
use super::words::{Hit, Sense as HitSense, Word};
use crate::model::Mark;

/// A treaty and the words it covers.
pub(super) struct Found {
    pub range: Range<usize>,
    pub treaty: Treaty,
    pub definition: Option<Definition>,
}

/// Claims the treaties and provisions of a text; gives the short forms that it defines.
pub(super) fn claim(
    text: &str,
    marks: &[Mark],
    hits: &[Hit],
    register: &Register,
    claims: &mut Claims,
) -> Vec<(String, Vec<Id>)> {
    let mut found = find(text, hits, register, claims);
    merge(text, &mut found, register);
    listed::tell(text, &mut found, register);
    held::tell(text, &mut found, register, claims);
    for one in &mut found {
        if one.treaty.standing == Standing::Meant {
            one.treaty.standing = bodies::standing(text, marks, &one.range);
        }
    }
    carry_on(text, &mut found);
    let pinpoints = hits.iter().filter_map(|hit| match hit.sense {
        HitSense::Word(word) => provisions::read(text, &hit.range, word),
        _ => None,
    });
    let mut lists: Vec<Pinpoint> = Vec::new();
    for mut pinpoint in pinpoints {
        let end = lists.last().map_or(0, |last| last.range().end);
        if pinpoint.range().start < end || !claims.is_free(&pinpoint.range()) {
            continue;
        }
        go_on_to_treaty(text, &mut pinpoint, &found, claims);
        match lists.last_mut().filter(|last| last.goes_on(text, &pinpoint)) {
            Some(last) => last.items.append(&mut pinpoint.items),
            None => lists.push(pinpoint),
        }
    }
    for pinpoint in lists {
        settle_beside(text, &pinpoint, &mut found);
        if !respectively(text, &pinpoint, &found, claims) {
            join(text, pinpoint, &mut found, claims);
        }
    }
    join_further(text, &mut found, claims);
    let defined = defined(text, &found);
    for Found { range, treaty, .. } in found {
        let rule = rule(&treaty);
        claims.add(range, rule, Sense::Treaty(treaty));
    }
    for hit in hits {
        if let HitSense::Word(word) = hit.sense
            && let Some(range) = provisions::unread(text, &hit.range, word).filter(|range| claims.is_free(range))
        {
            claims.add(range, "provision by a number that is none", Sense::Unlinked("its number is none that an article has"));
        }
    }
    defined
}

/// The short forms that are defined, with what each stands for; nothing for a text without a page. A noun in the plural stands
/// for all that are named with the last: `the A Protocol and the B Protocol (hereinafter “the Protocols”)`.
fn defined(text: &str, found: &[Found]) -> Vec<(String, Vec<Id>)> {
    let mut defined = Vec::new();
    for (index, one) in found.iter().enumerate() {
        let forms = one.definition.iter().flat_map(|definition| &definition.forms);
        for form in forms {
            let plural = one.treaty.head.is_some_and(|head| form.to_lowercase() == format!("{head}s"));
            let ids = match &one.treaty.who {
                Who::Named(_) if plural => group(text, &found[..=index]),
                Who::Named(ids) => ids.clone(),
                Who::Foreign => Vec::new(),
                Who::Either(_) | Who::Generic(_) => continue,
            };
            // A word that no treaty is called by means this one only with its article: "the Text".
            let word = !form.contains(' ')
                && super::names::head_of(form).is_none()
                && form.chars().filter(|c| c.is_uppercase()).count() == 1;
            if plural && ids.len() > 1 || word {
                defined.extend(["the", "The"].map(|determiner| (format!("{determiner} {form}"), ids.clone())));
            } else {
                defined.push((form.clone(), ids));
            }
        }
    }
    defined
}

/// The treaties of a list that ends with the last one.
fn group(text: &str, found: &[Found]) -> Vec<Id> {
    let mut ids: Vec<Id> = Vec::new();
    for (index, one) in found.iter().enumerate().rev() {
        let Who::Named(own) = &one.treaty.who else { break };
        ids.splice(0..0, own.iter().copied());
        let Some(before) = index.checked_sub(1).map(|before| &found[before]) else { break };
        let between = text.get(before.range.end..one.range.start).unwrap_or_default();
        if before.treaty.head != one.treaty.head || !matches!(between.trim_end_matches("the ").trim(), "and" | "," | ", and") {
            break;
        }
    }
    ids
}

fn rule(treaty: &Treaty) -> &'static str {
    match (&treaty.who, treaty.pinpoint.is_some()) {
        (Who::Named(ids), false) if ids.len() > 1 => "treaties under one head noun",
        (Who::Named(_), false) => "name of an instrument",
        (Who::Named(_), true) => "provision of a named instrument",
        (Who::Either(_), _) => "name that several share",
        (Who::Generic(_), false) => "noun that the context explains",
        (Who::Generic(_), true) => "provision of an instrument that the context tells",
        (Who::Foreign, _) => "text without a page",
    }
}

fn find(text: &str, hits: &[Hit], register: &Register, claims: &Claims) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (index, hit) in hits.iter().enumerate() {
        let free = claims.is_free(&hit.range) && found.last().is_none_or(|last| last.range.end <= hit.range.start);
        if !free {
            continue;
        }
        let one = match hit.sense {
            HitSense::Name { ids, plural } => Some(named(text, hit.range.clone(), ids, plural, register)),
            HitSense::Ambiguous { ids } => {
                let head = register.entry(ids[0]).head;
                Some(ambiguous(text, hit.range.clone(), ids, head, &hits[index + 1..]))
            }
            HitSense::Word(Word::Head { head, plural }) => {
                let used = generic::read(text, &hit.range, head, plural, register);
                used.map(|used| of_noun(text, before_name(text, used, head, &hits[index + 1..]), head))
            }
            HitSense::Word(Word::Instruments) => instruments(text, &hit.range),
            HitSense::Word(_) => None,
        };
        if let Some(mut one) = one {
            // The name of a protocol without a page runs into that of its treaty: "Protocol of 2014 to the Y Convention".
            if let Some(last) = found.last_mut().filter(|last| one.range.start < last.range.end)
                && matches!((&last.treaty.who, &one.treaty.who), (Who::Foreign, Who::Foreign))
            {
                last.range.end = one.range.end;
                last.treaty.name.end = one.range.end;
                continue;
            }
            // A determiner of this mention may already be part of the one before: "its Protocols to the Convention".
            if let Some(last) = found.last() {
                if let (HitSense::Name { ids, .. }, true) = (hit.sense, one.range.start < last.range.end) {
                    // What seemed to share the noun is the end of the name before: "against Torture and the X Convention".
                    one.treaty.who = Who::Named(ids.to_vec());
                    one.range.start = hit.range.start;
                }
                one.range.start = one.range.start.max(last.range.end);
            }
            found.push(one);
        }
    }
    found
}

/// Leaves the treaty that a protocol without a page belongs to (`Second Optional Protocol` to the X Covenant), and one that is
/// named next: `the Vienna Convention on the Law of Treaties` and the X Convention.
fn before_name(text: &str, used: Use, head: &str, next: &[Hit]) -> Use {
    let Use::Foreign(range) = used else { return used };
    let inside = next.iter().take_while(|hit| hit.range.start < range.end);
    let mut names = inside.filter(|hit| matches!(hit.sense, HitSense::Name { .. } | HitSense::Word(Word::Head { .. })));
    let cut = names.find_map(|name| {
        if matches!(name.sense, HitSense::Word(_)) {
            let between = text.get(range.start..name.range.start)?;
            return between.rfind(" and the ").filter(|_| is_capital(&text[name.range.clone()])).map(|at| range.start + at);
        }
        let before = text.get(range.start..name.range.start)?.trim_end();
        let before = before.strip_suffix("the").map_or(before, str::trim_end);
        let to = before.strip_suffix("to").filter(|_| head == "protocol");
        let and = before.strip_suffix("and").map(|before| before.trim_end().trim_end_matches(','));
        Some(range.start + to.or(and).or_else(|| before.strip_suffix(','))?.trim_end().len())
    });
    Use::Foreign(range.start..cut.unwrap_or(range.end))
}

fn of_noun(text: &str, used: Use, head: &'static str) -> Found {
    match used {
        Use::Generic(range, generic) => found(range, Who::Generic(generic), Some(head)),
        Use::Foreign(range) => {
            let definition = definitions::read(text, range.end);
            Found { definition, ..found(range, Who::Foreign, Some(head)) }
        }
    }
}

fn found(range: Range<usize>, who: Who, head: Option<&'static str>) -> Found {
    let treaty = Treaty { who, name: range.clone(), head, pinpoint: None, annex: None, standing: Standing::Meant };
    Found { range, treaty, definition: None }
}

/// "both instruments", "the said instruments", "these two instruments".
fn instruments(text: &str, range: &Range<usize>) -> Option<Found> {
    let (start, word) = word_before(text, range.start)?;
    let lower = word.to_lowercase();
    let determiner = match lower.as_str() {
        "both" | "two" => Determiner::Both,
        "said" | "those" | "these" => Determiner::That,
        _ => return None,
    };
    let start = match lower.as_str() {
        "two" | "said" => word_before(text, start).filter(|(_, word)| matches!(*word, "the" | "these" | "those" | "The"))?.0,
        _ => start,
    };
    let count = if determiner == Determiner::Both { 2 } else { 0 };
    let generic = Generic { determiner, plural: true, count, small: true, ..Generic::default() };
    Some(found(start..range.end, Who::Generic(generic), None))
}

/// A name with what belongs to it before and behind.
fn named(text: &str, range: Range<usize>, ids: &[Id], plural: bool, register: &Register) -> Found {
    let head = register.entry(ids[0]).head;
    let mut ids = ids.to_vec();
    let Some(start) = prefix(text, range.start, register.entry(ids[0])) else {
        return found(external::begins(text, range.start)..range.end, Who::Foreign, head);
    };
    let mut range = start..range.end;
    let whole = text[range.clone()].to_lowercase();
    let ends_with_head = head.is_some_and(|head| whole.ends_with(head) || whole.ends_with(&format!("{head}s")));
    if ends_with_head {
        if let Some(end) = generic::stem_end(text, range.end, ids[0], register) {
            range.end = end;
        } else if let Some(end) = other_name(text, range.end) {
            return found(range.start..end, Who::Foreign, head);
        }
    }
    if let Some(head) = head {
        if ends_with_head {
            companions_before(text, &mut range, &mut ids, head, plural, register);
        } else if plural {
            companions_behind(text, &mut range, &mut ids, head, register);
        }
    }
    let definition = definitions::read(text, range.end);
    if let Some(end) = definition.as_ref().and_then(|definition| definition.end) {
        range.end = end;
    }
    Found { definition, ..found(range, Who::Named(ids), head) }
}

/// A longer name of another treaty that begins with this one; "to" and "of" only join other words to it.
fn other_name(text: &str, at: usize) -> Option<usize> {
    let joint = text[at..].starts_with(" to ") || text[at..].starts_with(" of ") || text[at..].starts_with(" for ");
    external::longer_name(text, at).filter(|_| !joint)
}

/// The start of a name with "United Nations", its year or its place before it; `None` when the words before make it the name
/// of another treaty ("Inter-American Convention against Corruption").
fn prefix(text: &str, start: usize, entry: &super::register::Entry) -> Option<usize> {
    const OTHERS: &[&str] = &[
        "European",
        "Inter-American",
        "African",
        "American",
        "Arab",
        "ASEAN",
        "SAARC",
        "OAS",
        "OAU",
        "ILO",
        "Europe",
        "Union",
        "Additional",
        "Optional",
        "Second",
        "Third",
        "First",
        "Regional",
        "Model",
        "Nordic",
        "Commonwealth",
        "Islamic",
        "States",
    ];
    let mut at = start;
    let begins_with_year = text[start..].starts_with(|c: char| c.is_ascii_digit());
    loop {
        let before = text[..at].trim_end_matches([' ', '\u{a0}']);
        if before.len() == at && at > 0 && !before.ends_with(['(', '“', '"', '-', '—', '–', '/']) {
            return Some(at);
        }
        let place = entry.instrument.place.as_deref().unwrap_or_default().to_lowercase();
        let known =
            ["united nations", "un", "u.n.", "u.n", "international"].iter().find_map(|words| ends_with_words(before, words));
        let known = known.or_else(|| ends_with_words(before, &place).filter(|_| !place.is_empty()));
        if let Some(found) = known {
            at = found;
            continue;
        }
        let Some((word_start, word)) = word_before(text, at) else { return Some(at) };
        if let Some(year) = word.parse::<i64>().ok().filter(|year| word.len() == 4 && (1800..2100).contains(year)) {
            let adopted =
                entry.instrument.adopted.as_deref().and_then(|date| date.get(..4)).and_then(|year| year.parse::<i64>().ok());
            let fits = adopted.is_none_or(|adopted| (adopted - year).abs() <= 1);
            return (fits || begins_with_year).then_some(word_start);
        }
        let states_party = word == "States" && word_before(text, word_start).is_some_and(|(_, word)| word == "Member");
        return (!OTHERS.contains(&word) || states_party).then_some(at);
    }
}

/// Adds the treaties whose names stand before a head noun that they share with this one.
fn companions_before(text: &str, range: &mut Range<usize>, ids: &mut Vec<Id>, head: &str, plural: bool, register: &Register) {
    while let Some((id, start)) = companion_before(text, range.start, head, ids, plural, register) {
        ids.insert(0, id);
        range.start = start;
    }
}

/// Adds the treaties whose names stand behind a head noun in the plural.
fn companions_behind(text: &str, range: &mut Range<usize>, ids: &mut Vec<Id>, head: &str, register: &Register) {
    while let Some((id, end)) = companion_behind(text, range.end, head, ids, register) {
        ids.push(id);
        range.end = end;
    }
}

/// `Trafficking in Persons and ` before `Smuggling of Migrants Protocols`.
fn companion_before(text: &str, at: usize, head: &str, ids: &[Id], plural: bool, register: &Register) -> Option<(Id, usize)> {
    let before = text[..at].trim_end();
    let before = ends_with_words(before, "the").map_or(before, |cut| before[..cut].trim_end());
    let joined = ends_with_words(before, "and").map(|cut| before[..cut].trim_end().trim_end_matches(','));
    let before = joined.or_else(|| plural.then(|| before.strip_suffix(',')).flatten())?;
    register.stems(head, ids).into_iter().find_map(|(id, stem)| {
        let Stem::Before(stem) = stem else { return None };
        let start = before.len().checked_sub(stem.len())?;
        let begins = !before.get(..start)?.ends_with(|c: char| c.is_alphanumeric() || c == '-');
        (begins && before.ends_with(stem.as_str())).then_some((id, start))
    })
}

/// ` and against the Smuggling of Migrants` behind `Protocols to Prevent, Suppress and Punish Trafficking in Persons`.
fn companion_behind(text: &str, at: usize, head: &str, ids: &[Id], register: &Register) -> Option<(Id, usize)> {
    let mut cursor = Cursor::new(text, at);
    let comma = cursor.sign(&[',']);
    let and = cursor.space() && cursor.word("and") && cursor.space();
    if !comma && !and {
        return None;
    }
    cursor.word("the ");
    let rest = cursor.rest();
    register.stems(head, ids).into_iter().find_map(|(id, stem)| {
        let (Stem::Before(words) | Stem::Behind(words)) = stem;
        let found = rest.get(..words.len())?;
        let after = &rest[words.len()..];
        let ends = !after.starts_with(char::is_alphanumeric);
        let own_noun = after.trim_start().to_lowercase().starts_with(head);
        (ends && !own_noun && found.eq_ignore_ascii_case(words) && is_capital(found.rsplit(' ').next()?))
            .then_some((id, cursor.at + words.len()))
    })
}

fn ambiguous(text: &str, range: Range<usize>, ids: &[Id], head: Option<&'static str>, next: &[Hit]) -> Found {
    if let Some(end) = external::longer_name(text, range.end).filter(|_| text[range.clone()].contains(' ')) {
        let whole = before_name(text, Use::Foreign(range.start..end), head.unwrap_or_default(), next);
        return of_noun(text, whole, head.unwrap_or("convention"));
    }
    found(range, Who::Either(ids.to_vec()), None)
}
