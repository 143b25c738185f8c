//! Paragraphs cut by a page break that only the reading of the whole text tells from two.
//!
//! In: candidates with their readings. Out: the same, with the end of a numbered paragraph joined to its beginning. `join` has put
//! together what the words themselves show to be cut; here the numbers show it: behind a page break, words without a number go on
//! with a paragraph that does not end as a sentence does, and with any paragraph where all the others are numbered.

use super::candidates::Candidate;
use super::hyphens::append;
use super::labels::Style;
use super::outline::Reading;
use super::vocabulary::Vocabulary;
use super::wrapping::{opens_in_capitals, shouts};

/// Fewest numbered paragraphs that show a text to number all of them.
const FEWEST: usize = 10;
/// Of so many numbered paragraphs one may be without a number.
const RARE: usize = 20;
/// Fewest words of a line that goes on: shorter ones, such as a name or date, stand alone.
const WORDS: usize = 5;

/// Fewest words without a number above a sentence that may begin anew: fewer may be a title.
const LINE: usize = 10;

/// A candidate and what it was read as, with its cost.
type Read = (Candidate, (Reading, f32));

/// Candidates and readings, with cut paragraphs in one piece.
pub(super) fn join_cut(
    mut candidates: Vec<Candidate>,
    mut readings: Vec<(Reading, f32)>,
) -> (Vec<Candidate>, Vec<(Reading, f32)>) {
    if !candidates.iter().any(|candidate| candidate.chunk.broken) {
        return (candidates, readings);
    }
    let all_numbered = numbers_all(&candidates, &readings);
    let mut read: Vec<Read> = candidates.drain(..).zip(readings.drain(..)).collect();
    let words = Vocabulary::default();
    read.dedup_by(|second, first| {
        let joins = goes_on(first, second, all_numbered);
        if joins {
            append(&mut first.0.chunk.text, &second.0.chunk.text, &words);
            first.0.chunk.lines.extend(&second.0.chunk.lines);
            first.0.ends = second.0.ends;
            first.0.last = second.0.last;
        }
        joins
    });
    read.into_iter().unzip()
}

/// Whether the text numbers its paragraphs, all but a few.
fn numbers_all(candidates: &[Candidate], readings: &[(Reading, f32)]) -> bool {
    let mut numbered = 0;
    let mut plain = 0;
    for (candidate, (reading, _)) in candidates.iter().zip(readings) {
        match reading {
            Reading::Paragraph { label: Some(_), level: 0 } => numbered += 1,
            Reading::Paragraph { label: None, level: 0 } if !candidate.chunk.broken => plain += 1,
            _ => {}
        }
    }
    numbered >= FEWEST && plain * RARE <= numbered
}

/// Whether the second is the rest of the first.
fn goes_on((first, (reading, _)): &Read, (second, (rest, _)): &Read, all_numbered: bool) -> bool {
    let Reading::Paragraph { label, level } = *reading else { return false };
    if !matches!(rest, Reading::Paragraph { label: None, level: 0 }) || !second.chunk.broken {
        return false;
    }
    let words = &second.chunk.text;
    if second.closing || second.bracketed || !second.labels.is_empty() || shouts(words) || opens_in_capitals(words) {
        return false;
    }
    let numbered = label.is_some() && level == 0 && first.labels.iter().any(|label| label.style == Style::Figure);
    match first.last {
        Some(':' | ';' | ',') => false,
        _ if first.clause => false,
        _ if !first.ends => {
            let fewest = if first.labels.is_empty() && second.opens { LINE } else { WORDS };
            first.words >= fewest && (second.ends || second.clause)
        }
        _ => all_numbered && numbered && second.is_prose(),
    }
}
