//! Labels of resolutions and decisions that stand in a collection.
//!
//! In: a line. Out: its label, if it begins with one.

use super::{Label, Style};
use crate::model::{DRAFT_ACTS, draft, figure_from_roman};

/// `Draft resolution II`, with its title behind a stop or alone on a line, as a committee recommends several of them.
fn recommended(text: &str) -> Option<Label> {
    let named = |name: &&str| text.get(..name.len()).is_some_and(|word| word.to_lowercase() == *name);
    let name = DRAFT_ACTS.into_iter().find(named)?;
    let tail = text[name.len()..].strip_prefix(' ')?;
    let length = tail.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tail.len());
    let (number, words) = tail.split_at(length);
    let value = figure_from_roman(number).filter(|_| !number.contains(char::is_lowercase)).or_else(|| number.parse().ok())?;
    let title = words.trim_start_matches(['.', ':', ' ', '*', '_', '–', '—']);
    (title.is_empty() || words.starts_with(['.', ':'])).then_some(Label {
        style: Style::Resolution,
        value,
        end: name.len() + 1 + length,
        rest: text.len() - title.len(),
        misread: false,
    })
}

/// `5/2. Lighthouses`, `Resolution 5/2`, `Decision 12/CP.3`: the value is the number in the session; `Draft resolution II`.
pub(super) fn resolution(text: &str) -> Option<Label> {
    if draft(text) > 0 || text.starts_with("Pro") {
        return recommended(text);
    }
    if !text.starts_with(|c: char| matches!(c, 'R' | 'D') || c.is_ascii_digit()) {
        return None;
    }
    let words = ["Resolution ", "Decision ", "RESOLUTION ", "DECISION ", "Résolution ", "Décision ", "Resolución ", "Decisión "];
    let figure = text.starts_with(|c: char| c.is_ascii_digit());
    let named = words.iter().find(|word| !figure && text.starts_with(**word)).map_or(0, |word| word.len());
    let figures = |at: usize| text[at..].bytes().take(5).take_while(u8::is_ascii_digit).count();
    let first = figures(named);
    if !(1..=4).contains(&first) || text.as_bytes().get(named + first) != Some(&b'/') {
        return None;
    }
    let second = named + first + 1;
    let conference = text[second..].bytes().take(5).take_while(u8::is_ascii_uppercase).count();
    let count = figures(second);
    let (value, mut end) = match (count, conference) {
        (1..=4, _) => (&text[second..second + count], second + count),
        // A conference counts before its name.
        (0, 2..=4) if text.as_bytes().get(second + conference) == Some(&b'.') => {
            let session = second + conference + 1;
            (&text[named..named + first], session + figures(session))
        }
        _ => return None,
    };
    let part = text.as_bytes().get(end..end + 2).filter(|part| part[0] == b' ' && part[1].is_ascii_uppercase());
    end += part.filter(|_| text[end + 2..].starts_with('.')).map_or(0, <[u8]>::len);
    let tail = &text[end..];
    let words = tail.trim_start_matches(['.', ':', ' ', '*', '_', '–', '—']);
    let opens = words.chars().next().is_none_or(|c| c.is_uppercase() || matches!(c, '“' | '"'));
    let stopped = tail.starts_with(". ") || named > 0 && (tail.is_empty() || tail.starts_with([':', '.', ' ']));
    (stopped && opens).then(|| Label {
        style: Style::Resolution,
        value: value.parse().unwrap_or(0),
        end,
        rest: text.len() - words.len(),
        misread: false,
    })
}
