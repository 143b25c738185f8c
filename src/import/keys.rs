//! What lines are compared by when one returns on every page.
//!
//! In: a line. Out: its key, the same for lines that differ in case, markup or the figures at their ends alone.

use std::hash::{DefaultHasher, Hasher as _};

use super::labels::division;
use super::lines::Line;
use super::signs::Signs;
use super::vocabulary::is_surely_small;

/// Longest line that can be a running head, in characters.
const HEAD: usize = 110;

/// Whether a line can be a running head by its length.
pub(super) fn is_short(text: &str) -> bool {
    text.len() <= HEAD || text.chars().nth(HEAD).is_none()
}

/// What a line is compared with others by: no case, no markup, no figures at either end but those
/// that name a part of the text. A line without words, or longer than a
/// running head can be, is compared with nothing.
pub(super) type Key = Option<u64>;

/// `words` is room to write in.
pub(super) fn key(line: &Line, words: &mut Vec<u8>) -> Key {
    let text = line.text.as_ref();
    if text.len() > 4 * HEAD {
        return None;
    }
    let core = match core(text) {
        core if core.len() < text.len() && names_a_part(text) => text,
        core => core,
    };
    if core.chars().filter(|c| c.is_alphabetic()).take(2).count() < 2 {
        return None;
    }
    words.clear();
    if line.signs.have(Signs::BEYOND) {
        core.chars().for_each(|c| write_small(c, words));
    } else {
        words.extend_from_slice(core.as_bytes());
        words.make_ascii_lowercase();
    }
    if line.signs.have(Signs::MARKUP) {
        words.retain(|byte| !is_markup(char::from(*byte)));
    }
    let mut hasher = DefaultHasher::new();
    hasher.write(words);
    Some(hasher.finish())
}

/// Whether the figures of a line name a part of the text, as in `Article 3`, `3. The Board` or `Table 2`, and no page.
fn names_a_part(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || is_markup(c));
    let behind = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    if behind.len() < bare.len() {
        return behind.starts_with(['.', ')']);
    }
    let word = bare.split(' ').next().unwrap_or_default();
    division(bare).is_some() || NUMBERED.iter().any(|numbered| numbered.eq_ignore_ascii_case(word))
}

/// What documents number beside their divisions.
const NUMBERED: &[&str] =
    &["table", "tableau", "cuadro", "figure", "box", "case", "question", "recommendation", "target", "goal", "item"];

/// Writes a character as a small one.
fn write_small(c: char, words: &mut Vec<u8>) {
    if c.is_ascii() {
        words.extend(u8::try_from(c.to_ascii_lowercase()));
        return;
    }
    let mut bytes = [0; 4];
    let mut write = |c: char| words.extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
    if is_surely_small(c) {
        write(c);
    } else {
        c.to_lowercase().for_each(write);
    }
}

/// Whether a character is one that converters put around words.
pub(super) fn is_markup(c: char) -> bool {
    matches!(c, '*' | '_' | '#')
}

/// The words of a line without the figures at its ends.
pub(super) fn core(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '/' | '[' | ']') || is_markup(c))
}

/// How many times keys are there.
pub(super) struct Counts(Vec<u64>);

impl Counts {
    pub(super) fn new(keys: impl Iterator<Item = Key>) -> Self {
        let mut keys: Vec<u64> = keys.flatten().collect();
        keys.sort_unstable();
        Self(keys)
    }

    /// How many times a key is there.
    pub(super) fn of(&self, key: u64) -> usize {
        self.0.partition_point(|other| *other <= key) - self.0.partition_point(|other| *other < key)
    }

    /// Every key, and how many times it is there.
    pub(super) fn all(&self) -> impl Iterator<Item = (u64, usize)> {
        self.0.chunk_by(|one, next| one == next).map(|same| (same[0], same.len()))
    }

    /// Whether any key is there so many times.
    pub(super) fn reach(&self, times: usize) -> bool {
        self.0.windows(times).any(|keys| keys[0] == keys[times - 1])
    }
}
