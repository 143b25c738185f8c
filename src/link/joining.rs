//! What belongs together: a supplementing clause and its protocol, "thereto" and what it looks back to, a provision and its treaty.
//!
//! In: the treaties of a text, in order, and its provisions. Out: the same with neighbours joined into one mention, and claims for
//! the provisions that stand alone. Only the words between two mentions are asked, never the context.

use std::ops::Range;

use super::cursor::{Cursor, ends_with_words, first_word, is_abbreviation, is_capital, word_before};
use super::mention::{Claims, Determiner, Generic, Owner, Sense, Standing, Treaty, Who};
use super::provisions::{self, Pinpoint};
use super::register::Register;
use super::treaties::Found;

/// Joins mentions that are one: a supplementing clause, "the Protocols to the Convention".
pub(super) fn merge(text: &str, found: &mut [Found], register: &Register) {
    for index in 1..found.len() {
        let (before, behind) = found.split_at_mut(index);
        let (one, next) = (&mut before[index - 1], &mut behind[0]);
        if one.range.end > next.range.start {
            continue;
        }
        let between = text[one.range.end..next.range.start].trim_start_matches(',').trim().to_lowercase();
        let between = between.strip_suffix("the").unwrap_or(&between).trim();
        let supplements = matches!(between, "supplementing" | "supplementary to" | "additional to" | "supplemental to");
        if one.treaty.head != Some("protocol") || !(supplements || between == "to") {
            continue;
        }
        let owner = parent(next);
        // "a Protocol to this Convention": none that another treaty has.
        let this = |generic: &Generic| matches!(generic.determiner, Determiner::This | Determiner::Present);
        let foreign =
            matches!(&next.treaty.who, Who::Foreign) || matches!(&next.treaty.who, Who::Generic(generic) if this(generic));
        let owner = owner.filter(|_| !foreign);
        match (&mut one.treaty.who, owner) {
            (Who::Named(ids), Some(Owner::Named(parent))) => {
                let is_child = ids.iter().any(|id| register.entry(parent).children.contains(id));
                if !is_child {
                    continue;
                }
            }
            // A protocol without a page is no reference to the treaty that it belongs to.
            (Who::Named(_) | Who::Foreign, Some(_)) => {}
            (Who::Foreign, None) if foreign => {}
            (Who::Generic(generic), Some(owner)) => generic.owner = owner,
            (who @ Who::Generic(_), None) if foreign => *who = Who::Foreign,
            _ => continue,
        }
        one.range.end = next.range.end;
        one.treaty.name.end = one.range.end;
        next.treaty.standing = Standing::Within;
    }
}

/// "Conference of the Parties to the Convention and the Protocols thereto": the name of a body goes on over "thereto", and the
/// title of a document over the next name: "Handbook on the X Convention and the Y Protocol".
pub(super) fn carry_on(text: &str, found: &mut [Found]) {
    for index in 1..found.len() {
        let (before, behind) = found.split_at_mut(index);
        let (one, next) = (&before[index - 1], &mut behind[0]);
        let looks_back = matches!(&next.treaty.who, Who::Generic(generic) if generic.owner == Owner::Before);
        let joined = text.get(one.range.end..next.range.start) == Some(" and ");
        let between = text.get(one.range.end..next.range.start);
        let listed = matches!(between, Some(" and " | " and the " | " and/or " | ", the " | ", and the "));
        let title = listed && one.treaty.standing == Standing::Title && matches!(next.treaty.who, Who::Named(_));
        let body = looks_back && joined && matches!(one.treaty.standing, Standing::Body | Standing::Title);
        if next.treaty.standing == Standing::Meant && (title || body) {
            next.treaty.standing = one.treaty.standing;
        }
    }
}

fn parent(found: &Found) -> Option<Owner> {
    match &found.treaty.who {
        Who::Named(ids) | Who::Either(ids) if ids.len() == 1 => Some(Owner::Named(ids[0])),
        Who::Generic(generic) if !generic.plural => found.treaty.head.map(Owner::Generic),
        _ => None,
    }
}

/// Joins a provision to the treaty behind it, or claims it alone.
pub(super) fn join(text: &str, mut pinpoint: Pinpoint, found: &mut [Found], claims: &mut Claims) {
    let range = pinpoint.range();
    let behind = found.partition_point(|one| one.range.start < range.end);
    let next = found[behind..].iter_mut().find(|one| one.treaty.standing != Standing::Within);
    let joined = next.filter(|one| is_before(text, range.end, pinpoint.has_article(), one));
    if let Some(one) = joined {
        if one.treaty.pinpoint.is_some()
            || matches!(one.treaty.standing, Standing::Body | Standing::Title) && !pinpoint.has_article()
        {
            claims.add(range, "provision of another text", Sense::Unlinked("it belongs to a text without a page"));
            return;
        }
        if let Who::Either(ids) = &one.treaty.who
            && ids.len() == 1
            && is_acronym(text, one)
        {
            one.treaty.who = Who::Named(ids.clone());
        }
        one.treaty.standing = Standing::Meant;
        pinpoint.extend_to(one.range.end);
        one.range.start = range.start;
        one.treaty.pinpoint = Some(pinpoint);
        return;
    }
    if pinpoint.has_article() || pinpoint.of_this_article {
        if text[range.end..].starts_with(" of annex ") || text[range.end..].starts_with(" of the annex ") {
            return; // `own` gives it to the resolution that has the annex
        }
        if let Some((end, determiner)) = looks_back(text, range.end) {
            pinpoint.extend_to(end);
            let who = Who::Generic(Generic { determiner, ..Generic::default() });
            let name = range.end..end;
            let treaty = Treaty { who, name, head: None, pinpoint: Some(pinpoint), annex: None, standing: Standing::Meant };
            claims.add(range.start..end, "provision of an instrument that the context tells", Sense::Treaty(treaty));
            return;
        }
        let thereof = text[range.end..].starts_with(" thereof");
        let beside = |one: &Found| one.range.end == text[..range.start].trim_end_matches([',', ' ']).len();
        let unknown = is_of_unknown(text, &range) && !found[..behind].iter().any(beside);
        let elsewhere = is_common_or_draft(text, range.start) || is_subject_of_comment(text, range.start) || unknown;
        if !thereof && belongs_elsewhere(text, range.end) || elsewhere {
            claims.add(range, "provision of another text", Sense::Unlinked("it belongs to a text without a page"));
        } else {
            claims.add(range, "provision alone", Sense::Provision(pinpoint));
        }
    }
}

/// Whether a provision that ends at `end` belongs to a treaty behind it; an article may also stand directly before a name.
fn is_before(text: &str, end: usize, article: bool, one: &Found) -> bool {
    let between = &text[end..one.range.start];
    let named = matches!(one.treaty.who, Who::Named(_) | Who::Either(_));
    joins(between) || named && between == " " && article
}

/// `article 13 and 15 of the Covenant`: numbers behind an article in the singular are articles, too, where a treaty follows them.
/// Behind a paragraph only `, and` or a semicolon tells that they are none of its list.
pub(super) fn go_on_to_treaty(text: &str, pinpoint: &mut Pinpoint, found: &[Found], claims: &Claims) {
    let range = pinpoint.range();
    let words = &text[range.clone()];
    let paragraph = words.contains("para") && !words.contains("(para");
    let parted = [", and ", ", or ", "; "].iter().any(|joint| text[range.end..].starts_with(joint));
    if !pinpoint.has_article() || pinpoint.of_this_article || paragraph && !parted {
        return;
    }
    let further = provisions::go_on(text, range.end).filter(|further| claims.is_free(&further.range()));
    let Some(mut further) = further else { return };
    let end = further.range().end;
    let behind = found.partition_point(|one| one.range.start < end);
    let next = found[behind..].iter().find(|one| one.treaty.standing != Standing::Within);
    if next.is_some_and(|one| is_before(text, end, true, one)) {
        pinpoint.items.append(&mut further.items);
    }
}

/// `CRC, arts. 3 and 12`: an article directly behind a name that a committee bears too shows that the treaty is meant.
pub(super) fn settle_beside(text: &str, pinpoint: &Pinpoint, found: &mut [Found]) {
    let start = pinpoint.range().start;
    let behind = found.partition_point(|one| one.range.end <= start);
    let Some(one) = behind.checked_sub(1).map(|before| &mut found[before]) else { return };
    let beside = matches!(&text[one.range.end..start], " " | ", " | " (");
    if let Who::Either(ids) = &one.treaty.who
        && ids.len() == 1
        && is_acronym(text, one)
        && beside
        && pinpoint.has_article()
        && one.treaty.standing == Standing::Meant
    {
        one.treaty.who = Who::Named(ids.clone());
    }
}

/// Whether a committee may bear the name, too; a name of several words other treaties share, which have articles as well.
fn is_acronym(text: &str, one: &Found) -> bool {
    !text[one.treaty.name.clone()].contains(' ')
}

/// `article 14 of the Covenant and 5 of the Convention`: the word "article" governs the numbers before the second treaty too.
pub(super) fn join_further(text: &str, found: &mut [Found], claims: &Claims) {
    for index in 1..found.len() {
        let (before, behind) = found.split_at_mut(index);
        let (one, next) = (&before[index - 1], &mut behind[0]);
        let governed = one.treaty.pinpoint.as_ref().is_some_and(Pinpoint::has_article);
        let free = next.treaty.pinpoint.is_none() && matches!(next.treaty.standing, Standing::Meant);
        if !governed || !free || one.range.end >= next.range.start {
            continue;
        }
        let further = provisions::go_on(text, one.range.end).filter(|further| {
            let range = further.range();
            range.end <= next.range.start && joins(&text[range.end..next.range.start]) && claims.is_free(&range)
        });
        if let Some(mut further) = further {
            further.extend_to(next.range.end);
            next.range.start = further.range().start;
            next.treaty.pinpoint = Some(further);
        }
    }
}

/// `the A Convention and the B Convention, articles 3 and 37 respectively`: to each treaty its own. Says whether "respectively"
/// stands there; where the numbers do not agree, or a treaty is not named, nothing is linked.
pub(super) fn respectively(text: &str, pinpoint: &Pinpoint, found: &[Found], claims: &mut Claims) -> bool {
    let range = pinpoint.range();
    let told = |at: usize| text.get(at..).is_some_and(|rest| rest.trim_start_matches(',').starts_with(" respectively"));
    let from = found.partition_point(|one| one.range.end <= range.start);
    let count = pinpoint.items.len();
    let listed = |list: &[Found]| {
        list.windows(2).all(|pair| {
            let between = text.get(pair[0].range.end..pair[1].range.start).unwrap_or_default();
            matches!(between.trim_end_matches("the ").trim(), "and" | "," | ", and")
        })
    };
    let list = if told(range.end) {
        let before = &found[from.saturating_sub(count)..from];
        let beside = before.last().is_some_and(|last| matches!(&text[last.range.end..range.start], ", " | " " | " (" | ", in "));
        beside.then_some(before)
    } else {
        let behind = &found[from..found.len().min(from + count)];
        let first = behind.first().filter(|first| first.range.start >= range.end && joins(&text[range.end..first.range.start]));
        let Some(_) = first.zip(behind.last().filter(|last| told(last.range.end))) else { return false };
        Some(behind)
    };
    let list = list.filter(|list| list.len() == count && count > 1 && listed(list));
    let whole =
        |one: &Found| matches!(&one.treaty.who, Who::Named(ids) if ids.len() == 1) && one.treaty.standing == Standing::Meant;
    let Some(list) = list.filter(|list| list.iter().all(whole)) else {
        claims.add(range, "provision of several texts", Sense::Unlinked("it is not told which of the texts each belongs to"));
        return true;
    };
    for (one, item) in list.iter().zip(&pinpoint.items) {
        let own = Pinpoint { items: vec![item.clone()], of_this_article: false };
        let treaty = Treaty { pinpoint: Some(own), ..one.treaty.clone() };
        claims.add(item.range.clone(), "provision of a named instrument", Sense::Treaty(treaty));
    }
    true
}

/// Longest text between a provision and its treaty, in bytes.
const JOINT: usize = 80;

/// Whether the words between a provision and a treaty join them: ` of the`, `, of`, `, of the savings clause of the`.
fn joins(between: &str) -> bool {
    if between.len() > JOINT {
        return false;
    }
    let between = if between.chars().any(char::is_lowercase) { between.to_string() } else { between.to_lowercase() };
    let words: Vec<&str> = between.trim_start_matches(',').split_whitespace().collect();
    if !between.starts_with([' ', ',']) {
        return false;
    }
    match words.as_slice() {
        ["of" | "in" | "to"] | ["of" | "in" | "to", "the" | "both" | "each"] => true,
        ["of", "the" | "its" | "that", inner @ .., last] | ["of", "the" | "its", inner @ .., last, "the"] if *last == "of" => {
            (1..=4).contains(&inner.len())
                && inner
                    .iter()
                    .all(|word| word.starts_with(char::is_lowercase) && word.chars().all(|c| c.is_alphabetic() || c == '-'))
        }
        _ => false,
    }
}

/// Whether ` of the ...` follows, so that the provision belongs to something that is not a treaty known here.
pub(super) fn belongs_elsewhere(text: &str, at: usize) -> bool {
    let mut cursor = Cursor::new(text, at);
    cursor.sign(&[',']);
    if !cursor.space() || !cursor.any_word(&["of", "in", "to"]) || !cursor.space() {
        return false;
    }
    let of = text[at..].trim_start_matches(',').trim_start().starts_with("of");
    let word = cursor.rest().split(' ').next().unwrap_or_default();
    let determined =
        matches!(word, "the" | "that" | "this" | "its" | "their" | "his" | "her" | "a" | "an" | "our" | "such" | "Law" | "Act");
    of && (determined || is_capital(word))
}

/// Words that a sentence goes on with behind "the former"; others make it part of a name: "the former Yugoslav code".
const GO_ON: [&str; 12] = ["and", "or", "is", "are", "was", "were", "may", "shall", "provides", "provide", "requires", "states"];

/// ` of the former`, ` of that treaty`: where the words end, and which of the treaties before they mean.
fn looks_back(text: &str, at: usize) -> Option<(usize, Determiner)> {
    const BACK: &[(&str, Determiner)] = &[
        (" of the former", Determiner::Former),
        (" of the latter", Determiner::Latter),
        (" of that treaty", Determiner::That),
        (" of the said treaty", Determiner::That),
        (" of the same treaty", Determiner::That),
        (" of that instrument", Determiner::That),
    ];
    let (words, determiner) = BACK.iter().find(|(words, _)| text[at..].starts_with(words))?;
    let end = at + words.len();
    let next = |rest: &str| rest.split(' ').next().is_some_and(|word| GO_ON.contains(&word));
    let goes_on = text[end..].strip_prefix(' ').is_some_and(|rest| !next(rest) && *determiner != Determiner::That);
    (!goes_on && !text[end..].starts_with(char::is_alphanumeric)).then_some((end, *determiner))
}

/// `general comment No. 36 (2018) on article 6`: whose article it is, the committee knows that made the comment; "its" means the own.
fn is_subject_of_comment(text: &str, at: usize) -> bool {
    let Some(before) = text[..at].strip_suffix(" on ") else { return false };
    let before = before.strip_suffix(')').and_then(|before| Some(before.rsplit_once(" (")?.0)).unwrap_or(before);
    let before = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let of = ["general comment no. ", "general recommendation no. "]
        .iter()
        .find_map(|words| Some(&before[..ends_with_words(before, words)?]));
    of.is_some_and(|of| !of.ends_with("its "))
}

/// `ECHR, art. 6`, `article 6 ECHR`, `article 98 agreement`: an article of what an unknown abbreviation or a noun beside it names.
fn is_of_unknown(text: &str, range: &Range<usize>) -> bool {
    const NOUNS: &[&str] = &["agreement", "agreements", "arrangement", "arrangements", "Working Party", "Working Group"];
    let behind = text[range.end..].strip_prefix(' ').unwrap_or_default();
    let named = NOUNS.iter().any(|noun| {
        let rest = behind.strip_prefix(noun);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let word = first_word(behind);
    let before = word_before(text, range.start).is_some_and(|(_, word)| is_abbreviation(word.strip_suffix(',').unwrap_or(word)));
    named || is_abbreviation(word) || before
}

/// "common article 3", "draft article 5": articles of no single treaty.
fn is_common_or_draft(text: &str, at: usize) -> bool {
    word_before(text, at)
        .is_some_and(|(_, word)| matches!(word.to_lowercase().as_str(), "common" | "draft" | "model" | "proposed" | "former"))
}
