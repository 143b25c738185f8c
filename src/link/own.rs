//! Places in the document itself: `paragraph 9 above`, `section II.B`, `annex I`, `note 4`.
//!
//! In: a text, its hits and what is claimed already. Out: claims for what is left: places in this document, unless they are
//! joined to a resolution, a symbol or a treaty ("annex II to resolution 55/25", "paragraph 5 of the report"), whose they are.

use std::ops::Range;

use super::annexes;
use super::cursor::{Cursor, ends_with_words, is_capital, word_before};
use super::foreign;
use super::joining::belongs_elsewhere;
use super::labels::ends_plausibly;
use super::mention::{Claims, Internal, Mention, Resolution, Sense, Unit};
use super::passage::Passage;
use super::words::{Hit, Sense as HitSense, Word};
use super::{outline, provisions, tail};
use crate::model::{ReferenceKind, Target};

/// Claims the places in the document itself.
pub(super) fn claim(passage: &Passage, hits: &[Hit], claims: &mut Claims) {
    let text = passage.text;
    for (index, hit) in hits.iter().enumerate() {
        let HitSense::Word(word) = hit.sense else { continue };
        if !claims.is_free(&hit.range) || article_of_annex(text, &hits[index..], claims).is_some() {
            continue;
        }
        if let Some((range, unit, count)) = preceding(text, &hit.range, word) {
            let places = vec![(range.clone(), vec![count.to_string()])];
            claims.add(range, "paragraph before", Sense::Internal(Internal { unit, places, annex: None, certain: true }));
            continue;
        }
        let Some((unit, places)) = places(text, &hit.range, word) else { continue };
        let found = Found { unit, places, annex: None };
        let inner = annexes::around(text, &found).filter(|found| claims.is_free(&found.range()));
        let found = inner.unwrap_or(found);
        let range = found.range();
        // A label that stands alone, as in a heading, cites nothing.
        if claims.is_free(&range) && range.len() < text.trim().len() {
            claim_one(passage, found, &range, claims);
        }
    }
}

/// Gives `article 3 of annex III` to the resolution that follows: an article of the instrument that the annex holds.
fn article_of_annex(text: &str, hits: &[Hit], claims: &mut Claims) -> Option<()> {
    let [article, annex, ..] = hits else { return None };
    let (HitSense::Word(word @ Word::Article { .. }), HitSense::Word(of @ Word::Annex { .. })) = (article.sense, annex.sense)
    else {
        return None;
    };
    let pinpoint = provisions::read(text, &article.range, word)?;
    let start = pinpoint.range().start;
    let (unit, places) = places(text, &annex.range, of)?;
    let range = places[0].0.start..places[places.len() - 1].0.end;
    let joined = matches!(text.get(pinpoint.range().end..range.start), Some(" of " | " of the "));
    if !joined || !claims.is_free(&(start..range.end)) || !give_to_next(text, unit, &places, None, &range, claims) {
        return None;
    }
    if let Sense::Resolution(resolution) = &mut claims.next(range.start)?.sense {
        resolution.provisions = Some(pinpoint);
        claims.extend_back(range.start, start);
    }
    Some(())
}

/// `the preceding paragraph`, `the two preceding paragraphs`: the words, what they name, and how many of it.
fn preceding(text: &str, range: &Range<usize>, word: Word) -> Option<(Range<usize>, Unit, usize)> {
    let (unit, plural) = match word {
        Word::Paragraph { plural } | Word::Point { plural } => (Unit::Preceding, plural),
        Word::Article { plural } => (Unit::PrecedingArticle, plural),
        _ => return None,
    };
    let (start, adjective) = word_before(text, range.start)?;
    if !matches!(adjective.to_lowercase().as_str(), "preceding" | "previous" | "foregoing") {
        return None;
    }
    let counted = word_before(text, start).and_then(|(start, word)| match word.to_lowercase().as_str() {
        "two" => Some((start, 2)),
        "three" => Some((start, 3)),
        _ => None,
    });
    let (start, count) = counted.unwrap_or((start, 1));
    (plural == (count > 1)).then_some((start..range.end, unit, count))
}

pub(super) type Places = Vec<(Range<usize>, Vec<String>)>;

/// Places of one kind, and the annex that they stand in if the words name it.
pub(super) struct Found {
    pub unit: Unit,
    pub places: Places,
    pub annex: Option<String>,
}

impl Found {
    fn range(&self) -> Range<usize> {
        self.places[0].0.start..self.places[self.places.len() - 1].0.end
    }
}

pub(super) fn places(text: &str, range: &Range<usize>, word: Word) -> Option<(Unit, Places)> {
    match word {
        Word::Paragraph { .. } => {
            let pinpoint = provisions::read(text, range, word)?;
            Some((Unit::Paragraph, paragraphs(&pinpoint)))
        }
        Word::Point { .. } => {
            let pinpoint = provisions::read(text, range, word)?;
            if pinpoint.pins().any(|pin| pin.paragraph.is_some()) {
                return Some((Unit::Paragraph, paragraphs(&pinpoint)));
            }
            let points =
                |item: &provisions::Item| item.pins.iter().filter_map(|pin| pin.point.as_deref()).map(Into::into).collect();
            Some((Unit::Point, pinpoint.items.iter().map(|item| (item.range.clone(), points(item))).collect()))
        }
        Word::Section { .. } if text[range.clone()].to_lowercase().starts_with("chap") => {
            Some((Unit::Chapter, labelled(text, range)?))
        }
        Word::Section { .. } => Some((Unit::Section, labelled(text, range)?)),
        Word::Part => Some((Unit::Part, part(text, range)?)),
        Word::Note => Some((Unit::Note, labelled(text, range)?)),
        Word::Annex { plural } => {
            let bare = || (!plural).then(|| vec![(range.clone(), vec!["annex".to_string()])]);
            let spans = |places: Places| {
                let labels = places.into_iter().map(|(range, labels)| (range, labels.concat())).collect();
                tail::spans(text, labels)
            };
            Some((Unit::Annex, labelled(text, range).map(spans).or_else(bare)?))
        }
        _ => None,
    }
}

/// Paragraphs with the points below them: `3.a`.
fn paragraphs(pinpoint: &provisions::Pinpoint) -> Places {
    let label = |pin: &provisions::Pin| {
        let point = pin.point.as_deref().map(|point| format!(".{}", point.replace([')', ' '], "").replace('(', ".")));
        pin.paragraph.as_ref().map(|number| format!("{number}{}", point.unwrap_or_default()))
    };
    pinpoint.items.iter().map(|item| (item.range.clone(), item.pins.iter().filter_map(label).collect())).collect()
}

/// `II`, `II.B and III`, `I to III` behind the word.
fn labelled(text: &str, range: &Range<usize>) -> Option<Places> {
    let mut cursor = Cursor::new(text, range.end);
    let mut places: Places = Vec::new();
    while let Some((own, label)) = tail::value(&mut cursor, places.is_empty()) {
        places.push((own, vec![label]));
    }
    places.first_mut()?.0.start = range.start;
    Some(places)
}

/// `II` or `One` behind "Part"; who takes part is no part: "they take part I think".
fn part(text: &str, range: &Range<usize>) -> Option<Places> {
    if let Some(places) = labelled(text, range) {
        let (last, labels) = &places[places.len() - 1];
        let pronoun = labels == &["I"] && !is_capital(&text[range.clone()]) && !ends_plausibly(&Cursor::new(text, last.end));
        return (!pronoun).then_some(places);
    }
    let mut cursor = Cursor::new(text, range.end);
    let number = cursor.space().then(|| cursor.run(char::is_alphabetic)).flatten()?;
    let known = outline::NUMBERS.contains(&number.to_lowercase().as_str()) && is_capital(number);
    known.then(|| vec![(range.start..cursor.at, vec![number.to_string()])])
}

fn claim_one(passage: &Passage, found: Found, range: &Range<usize>, claims: &mut Claims) {
    let text = passage.text;
    let Found { unit, places, annex } = found;
    let own = own_document(text, range.end);
    let beside = is_beside(text, range);
    if own.is_none() && unit != Unit::Note {
        if give_to_next(text, unit, &places, annex.as_deref(), range, claims) || give_to_last(text, unit, &places, range, claims)
        {
            return;
        }
        let foreign = || unit == Unit::Paragraph && annex.is_none() && foreign::is_named_before(passage, range, claims);
        let placed = if text[range.start..].to_lowercase().starts_with("annex") { Unit::Annex } else { unit };
        let trailing = !beside && (trails_a_source(text, range.start, placed, claims) || foreign());
        let to_another = (placed == Unit::Annex || annex.is_some()) && text[range.end..].starts_with(" to ");
        if trailing || belongs_elsewhere(text, range.end) || to_another {
            if unit == Unit::Part {
                return;
            }
            claims.add(range.clone(), "place in another document", Sense::Unlinked("it belongs to another document"));
            return;
        }
    }
    let certain = own.is_some() || beside;
    let bare_annex = places[0].1 == ["annex"];
    let footnote = text[range.clone()].to_lowercase().starts_with("footnote");
    let sure_enough = match unit {
        _ if annex.as_deref() == Some("annex") => certain || is_pointed_at(text, range.start),
        Unit::Annex => !bare_annex || certain || is_pointed_at(text, range.start),
        Unit::Note => certain || footnote || goes_on_from_note(text, range, claims),
        _ => true,
    };
    if sure_enough {
        claims.add(range.clone(), "place in the document itself", Sense::Internal(Internal { unit, places, annex, certain }));
    }
}

/// `footnote 2 and notes 3 and 5`: the word in full tells what the next notes are.
fn goes_on_from_note(text: &str, range: &Range<usize>, claims: &Claims) -> bool {
    let Some(last) = claims.before(range.start) else { return false };
    let note = match &last.sense {
        Sense::Note(_) => true,
        Sense::Internal(internal) => internal.unit == Unit::Note,
        _ => false,
    };
    note && matches!(text.get(last.range.end..range.start), Some(" and " | ", " | ", and " | "; " | " or "))
}

/// Longest text between a source and "paragraph 5 thereof", in bytes.
const THEREOF: usize = 200;

/// Gives a place to the source that it looks back to: `resolution 60/1 and paragraph 5 thereof`.
fn give_to_last(text: &str, unit: Unit, places: &Places, range: &Range<usize>, claims: &mut Claims) -> bool {
    if unit != Unit::Paragraph || !text[range.end..].starts_with(" thereof") {
        return false;
    }
    let near = claims.before(range.start).filter(|mention| {
        let between = text.get(mention.range.end..range.start);
        between.is_some_and(|between| between.len() < THEREOF && !between.contains(". "))
    });
    let paragraphs: Vec<String> = places.iter().flat_map(|(_, labels)| labels).map(|label| bracketed(label)).collect();
    let sense = match near.map(|mention| &mention.sense) {
        Some(Sense::Resolution(resolution)) => Sense::Resolution(Resolution { paragraphs, ..resolution.clone() }),
        Some(Sense::Settled { kind: ReferenceKind::Symbol, targets, .. }) => {
            let whole = Target { paragraph: None, ..targets[0].clone() };
            let targets =
                paragraphs.into_iter().map(|paragraph| Target { paragraph: Some(paragraph.into()), ..whole.clone() }).collect();
            Sense::Settled { kind: ReferenceKind::Symbol, targets, implicit: true }
        }
        _ => Sense::Unlinked("it belongs to another document"),
    };
    claims.add(range.start..range.end + " thereof".len(), "paragraph of the source before", sense);
    true
}

/// ` of the present report`, ` to this document`: the document says that it means itself.
fn own_document(text: &str, at: usize) -> Option<usize> {
    const SELF: &[&str] = &[
        "report",
        "document",
        "note",
        "resolution",
        "paper",
        "decision",
        "section",
        "annex",
        "article",
        "recommendation",
        "comment",
        "convention",
        "protocol",
        "covenant",
        "agreement",
        "treaty",
        "charter",
        "statute",
    ];
    let mut cursor = Cursor::new(text, at);
    cursor.sign(&[',']);
    if !cursor.space() || !cursor.any_word(&["of ", "to ", "in "]) || !cursor.any_word(&["the present ", "this "]) {
        return None;
    }
    cursor.any_word(&["general "]);
    cursor.any_word(SELF).then_some(cursor.at)
}

/// "above", "below", "supra" beside the number.
pub(super) fn is_beside(text: &str, range: &Range<usize>) -> bool {
    let mut cursor = Cursor::new(text, range.end);
    cursor.sign(&[',']);
    let behind = cursor.space() && cursor.any_word(&["above", "below", "supra", "infra", "hereof"]);
    let before = word_before(text, range.start)
        .is_some_and(|(_, word)| matches!(word.to_lowercase().trim_end_matches(','), "supra" | "infra" | "above" | "below"));
    behind || before || ends_with_words(text[..range.start].trim_end(), "above in").is_some()
}

/// `(Sales No. E.96.IV.13), chap. I`: a pinpoint behind a comma belongs to the source before it.
fn trails_a_source(text: &str, at: usize, unit: Unit, claims: &Claims) -> bool {
    let before = text[..at].trim_end();
    // "paragraph 2 of annex I, annex II": a list of places in the document itself.
    let end = before.trim_end_matches(',').len();
    let own = claims.before(at).is_some_and(|last| last.range.end == end && matches!(last.sense, Sense::Internal(_)));
    !own && (before.ends_with("),") || unit != Unit::Paragraph && before.ends_with(','))
}

/// "see annex", "in the annex".
fn is_pointed_at(text: &str, at: usize) -> bool {
    let Some((start, word)) = word_before(text, at) else { return false };
    match word.to_lowercase().as_str() {
        "see" => true,
        "the" => word_before(text, start).is_some_and(|(_, word)| matches!(word.to_lowercase().as_str(), "in" | "see")),
        _ => false,
    }
}

/// Gives a place to the source that follows it: `annex II to resolution 55/25`, `paragraphs 5 and 6 of A/55/383`.
fn give_to_next(text: &str, unit: Unit, places: &Places, annex: Option<&str>, range: &Range<usize>, claims: &mut Claims) -> bool {
    let Some(mention) = claims.next(range.end).filter(|mention| joins(&text[range.end..mention.range.start])) else {
        return false;
    };
    // A title in capitals has its points in capitals, too.
    let title = !text[range.clone()].contains(char::is_lowercase);
    let label = |label: &String| bracketed(&if title { label.to_lowercase() } else { label.clone() });
    let labels: Vec<String> = places.iter().flat_map(|(_, labels)| labels).map(label).collect();
    let between = text[range.end..mention.range.start].to_lowercase();
    let in_annex = annex.or_else(|| between.contains("annex").then_some("annex")).map(str::to_string);
    if !takes(mention, unit, labels, in_annex) {
        return false;
    }
    let from = mention.range.start;
    claims.extend_back(from, range.start);
    true
}

/// The label of a place as a source has it: `5(a)`.
pub(super) fn bracketed(label: &str) -> String {
    let (number, points) = label.split_once('.').unwrap_or((label, ""));
    let points = points.split('.').filter(|point| !point.is_empty()).flat_map(|point| ["(", point, ")"]);
    std::iter::once(number).chain(points).collect()
}

/// Whether a source takes the places before it.
fn takes(mention: &mut Mention, unit: Unit, labels: Vec<String>, in_annex: Option<String>) -> bool {
    let (annexes, paragraphs) = match unit {
        Unit::Annex => (labels, Vec::new()),
        Unit::Paragraph => (in_annex.into_iter().collect(), labels),
        _ => (in_annex.into_iter().collect(), Vec::new()),
    };
    let annex = annexes.first().cloned();
    match &mut mention.sense {
        Sense::Resolution(resolution) => {
            if resolution.annexes.is_empty() {
                resolution.annexes = annexes;
            }
            if resolution.paragraphs.is_empty() {
                resolution.paragraphs = paragraphs;
            }
        }
        Sense::Settled { targets, .. } if targets.len() == 1 && targets[0].symbol.is_some() => {
            let mut whole = targets.remove(0);
            whole.annex = whole.annex.or(annex.map(Into::into));
            if whole.paragraph.is_some() || paragraphs.is_empty() {
                targets.push(whole);
            } else {
                targets.extend(
                    paragraphs.into_iter().map(|paragraph| Target { paragraph: Some(paragraph.into()), ..whole.clone() }),
                );
            }
        }
        Sense::Treaty(treaty) if unit == Unit::Annex && treaty.pinpoint.is_none() => {
            treaty.annex = annex;
            treaty.standing = super::mention::Standing::Meant;
        }
        _ => return false,
    }
    true
}

/// Longest text between a place and the source that it belongs to, in bytes.
const JOINT: usize = 60;

/// ` to `, ` of the report `, ` of document `, ` of its `.
fn joins(between: &str) -> bool {
    if between.len() > JOINT {
        return false;
    }
    let between = between.to_lowercase();
    let words: Vec<&str> = between.trim_start_matches(',').split_whitespace().collect();
    let small = |word: &str| {
        matches!(word, "the" | "its" | "document" | "report" | "said" | "that" | "his" | "note" | "annex" | "to" | "of")
    };
    matches!(words.split_first(), Some((&("to" | "of" | "in"), rest)) if rest.len() <= 5 && rest.iter().all(|word| small(word)))
}
