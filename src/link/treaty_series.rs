//! Places in treaty series: `United Nations, Treaty Series, vol. 189, No. 2545`, `189 UNTS 137`, `ETS No. 5`.
//!
//! In: a text and its hits. Out: claims with the fields that are printed. Which treaty stands there is not decided here.

use std::ops::Range;

use super::cursor::{Cursor, ends_with_words};
use super::mention::{Claims, Sense, SeriesPlace, Within};
use super::provisions;
use super::words::{Hit, Sense as HitSense, Word};

/// Claims the places in treaty series of a text.
pub(super) fn claim(text: &str, hits: &[Hit], claims: &mut Claims) {
    for hit in hits {
        if matches!(hit.sense, HitSense::Word(Word::TreatySeries))
            && claims.is_free(&hit.range)
            && let Some((range, place)) = series(text, &hit.range)
        {
            let mut end = range.end;
            let name = place.series.clone();
            claims.add(range, "treaty series", Sense::Series(place));
            loop {
                end = articles(text, end, hits, claims).unwrap_or(end);
                let Some((range, place)) = further(text, end, name.as_deref()).filter(|(range, _)| claims.is_free(range)) else {
                    break;
                };
                end = range.end;
                claims.add(range, "treaty series", Sense::Series(place));
            }
        }
    }
}

/// Claims `, arts. 2 and 3` behind a place: articles of the treaty that stands there. Gives their end.
fn articles(text: &str, at: usize, hits: &[Hit], claims: &mut Claims) -> Option<usize> {
    let hit = hits.iter().find(|hit| hit.range.start >= at).filter(|hit| &text[at..hit.range.start] == ", ")?;
    let HitSense::Word(word @ Word::Article { .. }) = hit.sense else { return None };
    let pinpoint = provisions::read(text, &hit.range, word)?;
    let range = pinpoint.range();
    if text[range.end..].trim_start_matches(',').starts_with(" of ") || !claims.is_free(&range) {
        return None;
    }
    let end = range.end;
    let within = Within { provisions: Some(pinpoint), ..Within::default() };
    claims.add(range, "provision at a place in a treaty series", Sense::Ibid(within));
    Some(end)
}

/// `; and vol. 993, No. 14531` behind a place: another one in the same series.
fn further(text: &str, at: usize, series: Option<&str>) -> Option<(Range<usize>, SeriesPlace)> {
    let mut cursor = Cursor::new(text, at);
    if !cursor.sign(&[';']) || !cursor.space() {
        return None;
    }
    cursor.word("and ");
    let start = cursor.at;
    let mut place = SeriesPlace { series: series.map(Into::into), ..SeriesPlace::default() };
    if !cursor.rest().get(..3).is_some_and(|word| word.eq_ignore_ascii_case("vol")) || !fields(&mut cursor, &mut place) {
        return None;
    }
    (!place.volumes.is_empty()).then_some((start..cursor.at, place))
}

fn series(text: &str, word: &Range<usize>) -> Option<(Range<usize>, SeriesPlace)> {
    let found = &text[word.clone()];
    let (start, name) = match found {
        "UNTS" | "U.N.T.S." => (word.start, "UNTS"),
        "CETS" | "ETS" => (word.start, "CETS"),
        _ if found.starts_with(['T', 't']) => publisher(text, word.start)?,
        _ => return None,
    };
    let mut place = SeriesPlace { series: Some(name.into()), ..SeriesPlace::default() };
    let mut start = start;
    if let Some((volume, at)) = volume_before(text, start).filter(|_| name == "UNTS") {
        place.volumes.push(volume);
        start = at;
    }
    let mut cursor = Cursor::new(text, word.end);
    let before = !place.volumes.is_empty();
    fields(&mut cursor, &mut place);
    if before {
        let page = cursor.attempt(|cursor| cursor.space().then(|| cursor.figure(4)).flatten());
        place.page = place.page.or(page.and_then(|page| page.parse().ok()));
    } else if place.volumes.is_empty() && place.number.is_none() {
        let bare = cursor.attempt(|cursor| cursor.space().then(|| cursor.figure(4)).flatten());
        place.number = bare.map(without_zeros).filter(|_| name == "CETS");
    }
    (!place.volumes.is_empty() || place.number.is_some()).then_some((start..cursor.at, place))
}

/// Whose treaty series it is, and where its name begins.
fn publisher(text: &str, at: usize) -> Option<(usize, &'static str)> {
    const PUBLISHERS: &[(&str, &str)] =
        &[("united nations", "UNTS"), ("council of europe", "CETS"), ("european", "CETS"), ("league of nations", "LNTS")];
    let before = text[..at].trim_end_matches(' ').trim_end_matches(',');
    PUBLISHERS.iter().find_map(|(words, series)| ends_with_words(before, words).map(|start| (start, *series)))
}

/// The volume in `189 UNTS 137`.
fn volume_before(text: &str, at: usize) -> Option<(String, usize)> {
    let before = text[..at].strip_suffix(' ')?;
    let start =
        before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let volume = &before[start..];
    (!volume.is_empty() && volume.len() <= 4).then(|| (volume.to_string(), start))
}

/// Reads `, vol. 189`, `, vols. 2225, 2237 and 2241`, `, No. 2545`, `, p. 137`, in any order; says whether there was one.
pub(super) fn fields(cursor: &mut Cursor, place: &mut SeriesPlace) -> bool {
    let mut any = false;
    while cursor.attempt(|cursor| field(cursor, place)).is_some() {
        any = true;
    }
    any
}

fn field(cursor: &mut Cursor, place: &mut SeriesPlace) -> Option<()> {
    cursor.sign(&[',']);
    cursor.space();
    if cursor.sign(&['-', '–', '—']) {
        cursor.space();
    }
    if cursor.any_word(&["volumes", "volume", "vols.", "vol.", "vols", "vol"]) {
        cursor.space();
        place.volumes.push(volume(cursor)?);
        while let Some(next) = cursor.attempt(|cursor| {
            let joined = cursor.sign(&[',']) | cursor.sign(&['-', '–']);
            let and = cursor.space_word("and");
            cursor.space();
            let next = volume(cursor)?;
            (joined || and).then_some(next)
        }) {
            place.volumes.push(next);
        }
        return Some(());
    }
    if cursor.any_word(&["nos.", "no.", "nos", "no", "number"]) {
        cursor.space();
        let number = cursor.run(|c| c.is_ascii_digit())?;
        place.number = Some(without_zeros(number));
        return Some(());
    }
    cursor.any_word(&["pages", "page", "pp.", "p."]).then(|| {
        cursor.space();
        let page = cursor.run(|c| c.is_ascii_digit() || c == '-' || c == '–')?;
        place.page = page.parse().ok();
        Some(())
    })?
}

/// A volume, in figures or, in older series, in roman ones.
fn volume(cursor: &mut Cursor) -> Option<String> {
    cursor.attempt(|cursor| {
        let found = cursor.run(|c| c.is_ascii_digit() || "IVXLC".contains(c))?;
        (!cursor.in_word()).then(|| found.to_string())
    })
}

fn without_zeros(number: &str) -> String {
    let short = number.trim_start_matches('0');
    if short.is_empty() { number.to_string() } else { short.to_string() }
}

#[cfg(test)]
mod tests {
    use super::super::tests::claimed;
    use super::*;

    fn found(text: &str) -> Vec<(String, Sense)> {
        claimed(text, claim)
    }

    fn place(series: &str, volumes: &[&str], number: Option<&str>) -> Sense {
        Sense::Series(SeriesPlace {
            series: Some(series.into()),
            volumes: volumes.iter().map(ToString::to_string).collect(),
            number: number.map(Into::into),
            page: None,
        })
    }

    #[test]
    fn series_are_told_by_their_publisher() {
        for (text, mention, wanted) in [
            (
                "United Nations, Treaty Series, vol. 189, No. 2545.",
                "United Nations, Treaty Series, vol. 189, No. 2545",
                place("UNTS", &["189"], Some("2545")),
            ),
            (
                "Council of Europe, Treaty Series, No. 197.",
                "Council of Europe, Treaty Series, No. 197",
                place("CETS", &[], Some("197")),
            ),
            ("European Treaty Series - No. 005", "European Treaty Series - No. 005", place("CETS", &[], Some("5"))),
            ("ETS 185;", "ETS 185", place("CETS", &[], Some("185"))),
            (
                "League of Nations, Treaty Series, vol. LX, No. 1414.",
                "League of Nations, Treaty Series, vol. LX, No. 1414",
                place("LNTS", &["LX"], Some("1414")),
            ),
        ] {
            assert_eq!(found(text), [(mention.to_string(), wanted)]);
        }
    }

    #[test]
    fn a_place_may_be_told_by_its_page() {
        for text in ["189 UNTS 137", "United Nations, Treaty Series, vol. 189, p. 137"] {
            let (mention, sense) = found(&format!("see {text}.")).remove(0);
            assert_eq!(mention, text);
            assert!(matches!(sense, Sense::Series(place) if place.volumes == ["189"] && place.page == Some(137)));
        }
    }

    #[test]
    fn several_volumes_share_a_number() {
        let text = "United Nations, Treaty Series, vols. 2225, 2237, 2241 and 2326, No. 39574.";
        assert_eq!(found(text)[0].1, place("UNTS", &["2225", "2237", "2241", "2326"], Some("39574")));
    }

    #[test]
    fn a_series_without_a_place_is_not_claimed() {
        assert!(found("registered in the United Nations Treaty Series").is_empty());
        assert!(found("the ets system").is_empty());
    }
}
