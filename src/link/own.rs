//! Places in the document itself: `paragraph 9 above`, `section II.B`, `annex I`, `note 4`.
//!
//! In: a text, its hits and what is claimed already. Out: claims for what is left: places in this document, unless they are
//! joined to a resolution, a symbol or a treaty ("annex II to resolution 55/25", "paragraph 5 of the report"), whose they are.

use std::ops::Range;

use super::cursor::{Cursor, ends_with_words, word_before};
use super::joining::belongs_elsewhere;
use super::mention::{Claims, Internal, Mention, Sense, Unit};
use super::provisions;
use super::tail;
use super::words::{Hit, Sense as HitSense, Word};

/// Claims the places in the document itself.
pub(super) fn claim(text: &str, hits: &[Hit], claims: &mut Claims) {
    for hit in hits {
        let HitSense::Word(word) = hit.sense else { continue };
        if !claims.is_free(&hit.range) {
            continue;
        }
        let Some((unit, places)) = places(text, &hit.range, word) else { continue };
        let range = places[0].0.start..places[places.len() - 1].0.end;
        // A label that stands alone, as in a heading, cites nothing.
        if claims.is_free(&range) && range.len() < text.trim().len() {
            claim_one(text, unit, places, &range, claims);
        }
    }
}

type Places = Vec<(Range<usize>, Vec<String>)>;

fn places(text: &str, range: &Range<usize>, word: Word) -> Option<(Unit, Places)> {
    match word {
        Word::Paragraph { .. } => {
            let pinpoint = provisions::read(text, range, word)?;
            let label = |pin: &provisions::Pin| {
                let point = pin.point.as_deref().map(|point| format!(".{}", point.replace([')', ' '], "").replace('(', ".")));
                pin.paragraph.as_ref().map(|number| format!("{number}{}", point.unwrap_or_default()))
            };
            let places = pinpoint.items.iter().map(|item| (item.range.clone(), item.pins.iter().filter_map(label).collect()));
            Some((Unit::Paragraph, places.collect()))
        }
        Word::Section { .. } => Some((Unit::Section, labelled(text, range)?)),
        Word::Note => Some((Unit::Note, labelled(text, range)?)),
        Word::Annex { plural } => {
            let bare = || (!plural).then(|| vec![(range.clone(), vec!["annex".to_string()])]);
            Some((Unit::Annex, labelled(text, range).or_else(bare)?))
        }
        _ => None,
    }
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

fn claim_one(text: &str, unit: Unit, places: Places, range: &Range<usize>, claims: &mut Claims) {
    let own = own_document(text, range.end);
    if own.is_none() {
        if unit != Unit::Note && give_to_next(text, unit, &places, range, claims) {
            return;
        }
        let trailing = unit != Unit::Note && trails_a_source(text, range.start, unit) && !is_beside(text, range);
        if trailing || belongs_elsewhere(text, range.end) || unit == Unit::Annex && text[range.end..].starts_with(" to ") {
            claims.add(range.clone(), "place in another document", Sense::Unlinked("it belongs to another document"));
            return;
        }
    }
    let beside = is_beside(text, range);
    let certain = own.is_some() || beside;
    let bare_annex = places[0].1 == ["annex"];
    let footnote = text[range.clone()].to_lowercase().starts_with("footnote");
    let sure_enough = match unit {
        Unit::Paragraph | Unit::Section => true,
        Unit::Annex => !bare_annex || certain || is_pointed_at(text, range.start),
        Unit::Note => certain || footnote,
    };
    if sure_enough {
        claims.add(range.clone(), "place in the document itself", Sense::Internal(Internal { unit, places, certain }));
    }
}

/// ` of the present report`, ` to this document`: the document says that it means itself.
fn own_document(text: &str, at: usize) -> Option<usize> {
    const SELF: &[&str] =
        &["report", "document", "note", "resolution", "paper", "decision", "section", "annex", "recommendation", "comment"];
    let mut cursor = Cursor::new(text, at);
    cursor.sign(&[',']);
    if !cursor.space() || !cursor.any_word(&["of ", "to ", "in "]) || !cursor.any_word(&["the present ", "this "]) {
        return None;
    }
    cursor.any_word(&["general "]);
    cursor.any_word(SELF).then_some(cursor.at)
}

/// "above", "below", "supra" beside the number.
fn is_beside(text: &str, range: &Range<usize>) -> bool {
    let mut cursor = Cursor::new(text, range.end);
    cursor.sign(&[',']);
    let behind = cursor.space() && cursor.any_word(&["above", "below", "supra", "infra", "hereof"]);
    let before = word_before(text, range.start)
        .is_some_and(|(_, word)| matches!(word.to_lowercase().as_str(), "supra" | "infra" | "above" | "below"));
    behind || before || ends_with_words(text[..range.start].trim_end(), "above in").is_some()
}

/// `(Sales No. E.96.IV.13), chap. I`: a pinpoint behind a comma belongs to the source before it.
fn trails_a_source(text: &str, at: usize, unit: Unit) -> bool {
    let before = text[..at].trim_end();
    before.ends_with("),") || unit != Unit::Paragraph && before.ends_with(',')
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

/// Gives a place to the source that follows it: `annex II to resolution 55/25`, `paragraph 5 of A/55/383`.
fn give_to_next(text: &str, unit: Unit, places: &Places, range: &Range<usize>, claims: &mut Claims) -> bool {
    let Some(mention) = claims.next(range.end).filter(|mention| joins(&text[range.end..mention.range.start])) else {
        return false;
    };
    if !takes(mention, unit, &places[0].1[0]) {
        return false;
    }
    let from = mention.range.start;
    claims.extend_back(from, range.start);
    true
}

fn takes(mention: &mut Mention, unit: Unit, label: &str) -> bool {
    let label = Some(label.to_string());
    let (annex, paragraph) = match &mut mention.sense {
        Sense::Resolution(resolution) => (&mut resolution.annex, &mut resolution.paragraph),
        Sense::Settled { targets, .. } if targets.len() == 1 && targets[0].symbol.is_some() => {
            let target = &mut targets[0];
            (&mut target.annex, &mut target.paragraph)
        }
        Sense::Treaty(treaty) if unit == Unit::Annex && treaty.pinpoint.is_none() => {
            treaty.annex = label;
            treaty.standing = super::mention::Standing::Meant;
            return true;
        }
        _ => return false,
    };
    match unit {
        Unit::Annex if annex.is_none() => *annex = label,
        Unit::Paragraph if paragraph.is_none() => {
            *paragraph = label.map(|label| label.split('.').next().unwrap_or_default().to_string());
        }
        _ => {}
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
