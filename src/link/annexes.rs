//! Places within an annex of the document: `annex II, para. 1`, `annex II, sect. A, para. 2`, `paragraph 2 of annex I`.
//!
//! In: an annex, a section or a paragraph that was read. Out: the same with its neighbour, as one place in the annex; nothing
//! where none stands beside it. Whether the annex is the document's own is not asked here.

use super::cursor::Cursor;
use super::mention::Unit;
use super::own::{Found, places};
use super::tail;
use super::words::Word;

/// The place in an annex that a found place is part of.
pub(super) fn around(text: &str, found: &Found) -> Option<Found> {
    match found.unit {
        Unit::Annex => behind(text, found),
        Unit::Paragraph | Unit::Section => before(text, found),
        _ => None,
    }
}

/// `, sect. A, para. 2` behind one annex.
fn behind(text: &str, found: &Found) -> Option<Found> {
    let [(range, labels)] = &found.places[..] else { return None };
    let [annex] = &labels[..] else { return None };
    let mut cursor = Cursor::new(text, range.end);
    let section = cursor.attempt(|cursor| {
        joined(cursor, &["section", "sect."])?;
        tail::value(cursor, true)
    });
    let paragraphs = cursor.attempt(|cursor| {
        let from = joined(cursor, &["paragraphs", "paragraph", "paras.", "para.", "paras", "para", "§", "¶"])?;
        let plural = text[from..cursor.at].trim_end_matches('.').ends_with('s');
        places(text, &(from..cursor.at), Word::Paragraph { plural })
    });
    let annex = Some(annex.clone());
    match (section, paragraphs) {
        (section, Some((unit, mut places))) => {
            places[0].0.start = range.start;
            if let Some((_, section)) = section {
                let labels = places.iter_mut().flat_map(|(_, labels)| labels);
                labels.for_each(|label| *label = format!("{section}/{label}"));
            }
            Some(Found { unit, places, annex })
        }
        (Some((own, section)), None) => {
            Some(Found { unit: Unit::Section, places: vec![(range.start..own.end, vec![section])], annex })
        }
        (None, None) => None,
    }
}

/// Takes a comma, a space and one of the words; gives where the word begins.
fn joined(cursor: &mut Cursor, words: &[&str]) -> Option<usize> {
    cursor.sign(&[',']);
    if !cursor.space() {
        return None;
    }
    let from = cursor.at;
    cursor.any_word(words).then_some(from)
}

/// ` of annex II` behind paragraphs or a section.
fn before(text: &str, found: &Found) -> Option<Found> {
    let mut places = found.places.clone();
    let last = places.last_mut()?;
    let mut cursor = Cursor::new(text, last.0.end);
    cursor.sign(&[',']);
    if !cursor.space() || !cursor.any_word(&["of annex", "in annex", "to annex"]) {
        return None;
    }
    let (range, annex) = tail::value(&mut cursor, true)?;
    last.0.end = range.end;
    Some(Found { unit: found.unit, places, annex: Some(annex) })
}
