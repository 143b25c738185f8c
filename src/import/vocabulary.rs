//! Which words a text uses.
//!
//! In: words that are asked for, and the lines. Out: those among them that stand in the lines as whole words, in any case. A text has
//! tens of thousands of words, so only hashes of those that are asked for are kept.
//!
//! A line that ends with `recommen-` above one that begins with `dations` asks for `recommendations`.

use std::mem;

use memchr::memchr;

/// Shortest word that is known, in bytes.
const SHORTEST: usize = 3;

/// The words among those asked for that a text uses, in the order of their hashes.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(Vec<u64>);

impl Vocabulary {
    /// What the lines use of the words asked for; halves of divided words are none.
    pub(super) fn new<'l>(words: impl Iterator<Item: AsRef<str>>, lines: impl Iterator<Item = &'l str>) -> Self {
        let mut shapes = Shapes([0; 1 << 10]);
        let mut asked: Vec<(u64, bool)> = Vec::new();
        for word in words {
            shapes.add(word.as_ref());
            asked.push((hash(word.as_ref()), false));
        }
        if asked.is_empty() {
            return Self::default();
        }
        asked.sort_unstable();
        asked.dedup();
        let mut divided = false;
        for line in lines {
            let (ascii, hyphens) = (line.is_ascii(), memchr(b'-', line.as_bytes()).is_some());
            let mut note = |word: &str| {
                if word.len() >= SHORTEST
                    && (shapes.have(word) || !ascii && !word.is_ascii())
                    && let Ok(place) = asked.binary_search_by_key(&hash(word), |(hash, _)| *hash)
                {
                    asked[place].1 = true;
                }
            };
            let mut is_rest = divided;
            let take = |word: &str| {
                if word.len() < SHORTEST || mem::take(&mut is_rest) || hyphens && word.ends_with('-') {
                    return;
                }
                note(word);
                if hyphens && word.contains('-') {
                    word.split('-').for_each(&mut note);
                }
            };
            if ascii {
                pieces(line).for_each(take);
            } else {
                line.split(|c: char| !is_letter_or_figure(c) && c != '-').for_each(take);
            }
            divided = line.ends_with('-');
        }
        Self(asked.into_iter().filter_map(|(word, used)| used.then_some(word)).collect())
    }

    /// Whether the text uses a word; asked for or not, it knows no other.
    pub(super) fn has(&self, word: &str) -> bool {
        !self.0.is_empty() && self.0.binary_search(&hash(word)).is_ok()
    }
}

/// The words of a line of ASCII that are long enough to be known.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut end = 0;
    line.as_bytes().split(|byte| PARTS[usize::from(*byte)]).filter_map(move |piece| {
        let from = end;
        end += piece.len() + 1;
        (piece.len() >= SHORTEST).then(|| &line[from..end - 1])
    })
}

/// Whether a byte parts words.
const PARTS: [bool; 256] = {
    let mut parts = [false; 256];
    let mut byte: u8 = 0;
    while byte.is_ascii() {
        parts[byte as usize] = !byte.is_ascii_alphanumeric() && byte != b'-';
        byte += 1;
    }
    parts
};

/// What words of ASCII look like from afar, so that few others are hashed: for each pair of a first and a last letter the lengths, a
/// bit for each.
struct Shapes([u32; 1 << 10]);

impl Shapes {
    fn add(&mut self, word: &str) {
        if let Some((ends, length)) = Self::shape(&word.to_lowercase()) {
            self.0[ends] |= length;
        }
    }

    /// Whether one of them looks like a word of ASCII, in any case.
    fn have(&self, word: &str) -> bool {
        Self::shape(word).is_some_and(|(ends, length)| self.0[ends] & length != 0)
    }

    /// Small letters and capitals have the same five bits.
    fn shape(word: &str) -> Option<(usize, u32)> {
        let (first, last) = (word.as_bytes().first()?, word.as_bytes().last()?);
        Some((usize::from(first & 31) << 5 | usize::from(last & 31), 1 << (word.len() % 32)))
    }
}

/// As the standard library says it, only sooner for the letters that most texts are made of.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'а'..='я' | 'А'..='Я' | 'ء'..='ي' | '一'..='鿿') || c.is_alphabetic()
}

/// Likewise.
pub(super) fn is_letter_or_figure(c: char) -> bool {
    is_letter(c) || c.is_numeric()
}

/// Whether a letter is a small one of a common alphabet. Others may be small, too.
pub(super) fn is_surely_small(c: char) -> bool {
    matches!(c, 'a'..='z' | 'а'..='я')
}

/// FNV-1a over the small letters: each word of a text is hashed, and most are short.
fn hash(word: &str) -> u64 {
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let begin = 0xcbf2_9ce4_8422_2325;
    if word.is_ascii() {
        return word.bytes().fold(begin, |hash, byte| add(hash, byte.to_ascii_lowercase()));
    }
    let mut bytes = [0; 4];
    word.chars().flat_map(char::to_lowercase).fold(begin, |hash, c| c.encode_utf8(&mut bytes).bytes().fold(hash, add))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_figures_are_those_of_the_standard_library() {
        let all = || (0..0x1_0000).filter_map(char::from_u32);
        assert!(all().all(|c| is_letter(c) == c.is_alphabetic() && is_letter_or_figure(c) == c.is_alphanumeric()));
        assert!(all().filter(|c| is_surely_small(*c)).all(|c| c.is_lowercase() && c.to_lowercase().eq([c])));
    }

    #[test]
    fn whole_words_are_known_in_any_case_and_halves_are_not() {
        let lines = ["The Recommendations of self-help", "groups and recommen-", "dations ÉTATS"];
        let asked = ["recommendations", "recommen", "dations", "help", "self-help", "état", "états"];
        let words = Vocabulary::new(asked.into_iter(), lines.into_iter());
        let used: Vec<&str> = asked.into_iter().filter(|word| words.has(word)).collect();
        assert_eq!(used, ["recommendations", "help", "self-help", "états"]);
    }
}
