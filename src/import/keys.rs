//! What lines are compared by when one returns on every page.
//!
//! In: a line. Out: its key, the same for lines that differ in case, markup or the figures at their ends alone.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher as _};

/// Longest line that can be a running head, in characters.
const HEAD: usize = 110;

/// Whether a line can be a running head by its length.
pub(super) fn is_short(text: &str) -> bool {
    text.len() <= HEAD || text.chars().nth(HEAD).is_none()
}

/// What a line is compared with others by: no case, no markup, no figures at either end. A line without words, or longer than a
/// running head can be, is compared with nothing.
pub(super) type Key = Option<u64>;

/// `words` is room to write in.
pub(super) fn key(text: &str, words: &mut Vec<u8>) -> Key {
    if text.len() > 4 * HEAD {
        return None;
    }
    let core = core(text);
    if core.chars().filter(|c| c.is_alphabetic()).take(2).count() < 2 {
        return None;
    }
    words.clear();
    if core.is_ascii() {
        core.as_bytes().split(|byte| is_markup(char::from(*byte))).for_each(|piece| words.extend_from_slice(piece));
        words.make_ascii_lowercase();
    } else {
        let mut bytes = [0; 4];
        let small = core.chars().filter(|c| !is_markup(*c)).flat_map(char::to_lowercase);
        small.for_each(|c| words.extend_from_slice(c.encode_utf8(&mut bytes).as_bytes()));
    }
    let mut hasher = DefaultHasher::new();
    hasher.write(words);
    Some(hasher.finish())
}

fn is_markup(c: char) -> bool {
    matches!(c, '*' | '_' | '#')
}

/// The words of a line without the figures at its ends.
pub(super) fn core(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '/' | '[' | ']') || is_markup(c))
}

/// How many times each key is there.
pub(super) fn counts(keys: impl Iterator<Item = Key>) -> HashMap<u64, usize> {
    let mut counts = HashMap::new();
    for key in keys.flatten() {
        *counts.entry(key).or_default() += 1;
    }
    counts
}
