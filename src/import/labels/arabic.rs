//! Labels in Arabic: letters that count in an order of their own, and a dash behind figures.
//!
//! In: a line. Out: the shape of its label, if it begins with one.

use super::{LONGEST, Shape};
use crate::model::{figure_from_letters, western_digit};

/// Whether a dash stands before a word of Arabic.
pub(super) fn is_dashed(tail: &str) -> bool {
    tail.strip_prefix(" - ").is_some_and(|words| words.starts_with(|c: char| ('\u{620}'..='\u{6ff}').contains(&c)))
}

/// `٣ - `, `٣-`, `٣.`, `(٣)`: figures of its own, with what stands behind those of the West.
pub(super) fn figure(text: &str, start: usize) -> Option<Shape> {
    let figures = text[start..].chars().take(4).take_while(|c| c.is_numeric() && western_digit(*c).is_ascii_digit());
    let end = start + figures.map(char::len_utf8).sum::<usize>();
    let tail = &text[end..];
    let bracket = tail.starts_with(')');
    let sign = [" - ", " – ", "- ", "-", ".", ")"].into_iter().find(|sign| tail.starts_with(sign))?;
    let words = tail[sign.len()..].trim_start();
    let fits = end > start && (bracket || start == 0) && words.starts_with(|c: char| !c.is_numeric());
    let closed = if bracket { end + 1 } else { end };
    fits.then(|| Shape { core: start..end, end: closed, rest: text.len() - words.len(), bracket })
}

/// `(أ)`, `ب)`: a letter that counts, in brackets; `start` is where it stands.
pub(super) fn letter(text: &str, start: usize) -> Option<Shape> {
    if text.as_bytes().get(start).is_none_or(u8::is_ascii) {
        return None;
    }
    let head = &text[start..text.floor_char_boundary(LONGEST)];
    let end = start + head.find(')')?;
    figure_from_letters(&text[start..end])?;
    let tail = &text[end + 1..];
    let words = tail.trim_start();
    (words.len() < tail.len()).then(|| Shape { core: start..end, end: end + 1, rest: text.len() - words.len(), bracket: true })
}
