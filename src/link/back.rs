//! References back to a source that a note cites: `Ibid., para. 5`, `note 4 above, art. 33`, `supra note 2`, `Smith, op. cit., p. 6`.
//!
//! In: a text and its hits. Out: claims with what is cited of the source; which source it is, the notes before tell, and
//! `resolve` reads them in order. Never guesses whose work an "op. cit." is that no name stands before.

use std::ops::Range;

use super::cursor::Cursor;
use super::mention::{Claims, NoteCited, Sense, SeriesPlace, Within};
use super::own::is_beside;
use super::words::{Hit, Sense as HitSense, Word};
use super::{provisions, tail, treaty_series};

/// Claims what cites the source before it.
pub(super) fn claim(text: &str, hits: &[Hit], claims: &mut Claims) {
    for hit in hits {
        if !claims.is_free(&hit.range) {
            continue;
        }
        match hit.sense {
            HitSense::Word(Word::Ibid) => ibid(text, &hit.range, claims),
            HitSense::Word(Word::OpCit) => {
                let mut cursor = Cursor::new(text, hit.range.end);
                let mut within = Within::default();
                pinpoint(text, &mut cursor, &mut within);
                let reason = "it is a work cited before, and its name is not known here";
                claims.add(hit.range.start..cursor.at, "op. cit.", Sense::Unlinked(reason));
            }
            HitSense::Word(Word::Note) => note(text, &hit.range, claims),
            _ => {}
        }
    }
}

fn ibid(text: &str, word: &Range<usize>, claims: &mut Claims) {
    // "Id." is an abbreviation of other things, too, but at the beginning of a citation.
    let before = text[..word.start].trim_end();
    let short = text[word.clone()].eq_ignore_ascii_case("id.");
    if short && !(text[word.start..].starts_with('I') && (before.is_empty() || before.ends_with([';', '.']))) {
        return;
    }
    let mut cursor = Cursor::new(text, word.end);
    if !text[word.clone()].ends_with('.') {
        cursor.sign(&['.']);
    }
    let mut within = Within::default();
    let mut place = SeriesPlace::default();
    if treaty_series::fields(&mut cursor, &mut place) {
        within.series = (!place.volumes.is_empty() || place.number.is_some()).then_some(place);
    } else {
        pinpoint(text, &mut cursor, &mut within);
    }
    // "Ibid., Supplement No. 12A (A/79/12/Add.1)": other words go on that are not understood.
    let partial = within.series.is_none() && cursor.rest().starts_with(", ");
    claims.add(word.start..cursor.at, "ibid.", if partial { Sense::Claimed } else { Sense::Ibid(within) });
}

/// Claims `note 4 above, para. 6`: the label of a note and what is cited of its source.
fn note(text: &str, word: &Range<usize>, claims: &mut Claims) {
    let mut cursor = Cursor::new(text, word.end);
    let Some((label_range, label)) = tail::value(&mut cursor, true) else { return };
    let words = word.start..label_range.end;
    let footnote = text[word.clone()].to_lowercase().starts_with("footnote");
    let listed = tail::value(&mut cursor.clone(), false).is_some();
    if listed || !footnote && !is_beside(text, &words) {
        return;
    }
    cursor.attempt(|cursor| {
        cursor.sign(&[',']);
        (cursor.space() && cursor.any_word(&["above", "below", "supra", "infra"])).then_some(())
    });
    let mut within = Within::default();
    pinpoint(text, &mut cursor, &mut within);
    let end = if within == Within::default() { words.end } else { cursor.at };
    claims.add(words.start..end, "note cited for its source", Sense::Note(NoteCited { label, words, within }));
}

/// Reads the pinpoint behind a source: `, art. 5`, `, annex II`, `, paras. 3 and 5-7`.
fn pinpoint(text: &str, cursor: &mut Cursor, within: &mut Within) {
    let article = cursor.attempt(|cursor| {
        cursor.sign(&[',']);
        cursor.space();
        let start = cursor.at;
        let plural = cursor.any_word(&["articles", "arts."]);
        if !plural && !cursor.any_word(&["article", "art."]) {
            return None;
        }
        let found = provisions::read(text, &(start..cursor.at), Word::Article { plural })?;
        cursor.at = found.range().end;
        Some(found)
    });
    within.provisions = article;
    if within.provisions.is_none()
        && let Some(tail) = tail::read(text, cursor.at).filter(|tail| tail.joined)
    {
        cursor.at = tail.end;
        within.annex = tail.annexes.into_iter().flat_map(|(_, labels)| labels).next();
        within.paragraphs = tail.paragraphs;
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::claimed;
    use super::*;

    fn found(text: &str) -> Vec<(String, Sense)> {
        claimed(text, claim)
    }

    #[test]
    fn ibid_keeps_the_fields_that_it_replaces() {
        let (text, sense) = found("Ibid. vol. 606, No. 8791.").remove(0);
        assert_eq!(text, "Ibid. vol. 606, No. 8791");
        assert!(matches!(sense, Sense::Ibid(Within { series: Some(place), .. }) if place.volumes == ["606"]));
        let (text, sense) = found("Ibid., paras. 5-7.").remove(0);
        assert_eq!(text, "Ibid., paras. 5-7");
        assert!(matches!(sense, Sense::Ibid(within) if within.paragraphs == ["5", "6", "7"]));
        assert_eq!(found("Ibid., p. 12.").remove(0).1, Sense::Ibid(Within::default()));
    }

    #[test]
    fn id_is_an_ibid_where_a_citation_begins() {
        assert_eq!(found("Id., para. 7.").len(), 1);
        assert!(found("the passport id. number 7").is_empty());
    }
}
