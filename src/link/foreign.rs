//! Whether a paragraph belongs to another work that the words before it name: `General comment No. 31, para. 3`, `Kindler v.
//! Canada, para. 3`, `principle 2, para. 1`.
//!
//! In: a passage, the place of a paragraph in it and what is claimed before. Out: whether a source stands there. Only the form of
//! the words is asked, for the works are unknown; a capital name counts only before a pinpoint, not before a subject ("In Geneva,
//! paragraph 3 was adopted").

use std::ops::Range;

use super::cursor::is_capital;
use super::mention::{Claims, Sense};
use super::passage::{self, Passage};
use crate::model::{MarkKind, ReferenceKind, figure_from_roman};

/// How far back a source is looked for, in bytes.
const LOOK_BACK: usize = 300;

/// Things that are cited by their number.
const NUMBERED: &[&str] = &[
    "principle",
    "rule",
    "guideline",
    "recommendation",
    "comment",
    "decision",
    "regulation",
    "resolution",
    "opinion",
    "observation",
    "directive",
    "communication",
    "application",
    "case",
    "standard",
    "goal",
    "target",
    "conclusion",
];

/// Whether a source stands before a paragraph, joined to it by a comma or nothing; in a note, anywhere before.
pub(super) fn is_named_before(passage: &Passage, range: &Range<usize>, claims: &Claims) -> bool {
    let text = passage.text;
    let from = text.ceil_char_boundary(range.start.saturating_sub(LOOK_BACK));
    let before = text[from..range.start].trim_end();
    let before = before.strip_suffix(" at").unwrap_or(before);
    let body = before.trim_end_matches([',', '(']).trim_end();
    let joint = before[body.len()..].trim_start();
    let end = from + body.len();
    let words: Vec<&str> = clause(body).split_whitespace().collect();
    if passage.is_note && (is_strong(&body.split_whitespace().collect::<Vec<_>>()) || cites(range.start, claims)) {
        return true;
    }
    if joint == ","
        && let Some(is_place) = ending(end, claims)
    {
        return !is_place;
    }
    let italic = passage.marks.iter().any(|mark| mark.kind == MarkKind::Emphasis && end.abs_diff(mark.end) <= 1);
    let pinpoint = is_pinpoint(text, range);
    let near = words.iter().rposition(|word| word.ends_with(',')).map_or(0, |at| at + 1);
    if joint == "," {
        let strong = is_strong(if pinpoint { &words } else { &words[near..] });
        return strong || pinpoint && (italic || words[near..].iter().any(|word| is_year(word)) || is_name(&words));
    }
    let near = &words[words.len().saturating_sub(3)..];
    let label = near.last().is_some_and(|word| is_capital(word) || word.starts_with(|c: char| c.is_ascii_digit()));
    label && is_strong(near) || joint.is_empty() && pinpoint && (italic || is_name(&words))
}

/// The clause that ends with a text.
fn clause(body: &str) -> &str {
    let sentence = passage::sentences(body).last().copied().unwrap_or_default();
    let sign = body.rfind([';', ':']).map_or(0, |at| at + 1);
    let open = body.rfind('(').filter(|at| !body[*at..].contains(')')).map_or(0, |at| at + 1);
    &body[sentence.max(sign).max(open).min(body.len())..]
}

/// A number, a case or a page: `No. 31`, `Kindler v. Canada`, `decision VII/28`, `p. 226`.
fn is_strong(words: &[&str]) -> bool {
    words.windows(2).enumerate().any(|(at, pair)| {
        let first = pair[0].trim_start_matches(['(', '[', '“', '"']).to_lowercase();
        let figure = pair[1].starts_with(|c: char| c.is_ascii_digit());
        let label = figure || pair[1].contains('/') && pair[1].contains(|c: char| c.is_ascii_digit());
        let thing = first.strip_suffix('s').unwrap_or(&first);
        match first.as_str() {
            "no." | "nos." | "p." | "pp." => figure,
            "v." | "vs." => at > 0 && is_capital(pair[1]),
            _ => label && NUMBERED.contains(&thing),
        }
    })
}

fn is_year(word: &str) -> bool {
    let figure = word.trim_matches(|c: char| !c.is_alphanumeric());
    figure.len() == 4 && figure.parse().is_ok_and(|year: u32| (1800..2100).contains(&year))
}

/// Whether words end with a name: a capital word that does not begin the sentence, but as part of an abbreviation.
fn is_name(words: &[&str]) -> bool {
    let Some((last, before)) = words.split_last() else { return false };
    let word = last.trim_matches(|c: char| !c.is_alphanumeric());
    let shortened = last.ends_with('.') && !word.contains('.');
    is_capital(word) && !before.is_empty() && !shortened && figure_from_roman(word).is_none()
}

/// `para. 3`, `paragraph 3, which`: cited, where `paragraph 3 provides` is the subject of what follows.
fn is_pinpoint(text: &str, range: &Range<usize>) -> bool {
    let long = text[range.start..].get(.."paragraph".len()).is_some_and(|word| word.eq_ignore_ascii_case("paragraph"));
    let behind = text[range.end..].chars().next();
    !long || behind.is_none_or(|c| c.is_ascii_punctuation())
}

/// Whether what ends at a byte is a place in the document itself, as in `section II, paragraph 5`; nothing where no source ends.
fn ending(end: usize, claims: &Claims) -> Option<bool> {
    let mention = claims.before(end).filter(|mention| mention.range.end == end)?;
    (!matches!(mention.sense, Sense::Treaty(_))).then_some(matches!(mention.sense, Sense::Internal(_)))
}

/// Whether a source is cited before a byte.
fn cites(at: usize, claims: &Claims) -> bool {
    let is_source = |sense: &Sense| match sense {
        Sense::Settled { kind, .. } => *kind != ReferenceKind::Url,
        sense => matches!(sense, Sense::Resolution(_) | Sense::Series(_) | Sense::Ibid(_)),
    };
    claims.mentions.iter().any(|mention| mention.range.end <= at && is_source(&mention.sense))
}
