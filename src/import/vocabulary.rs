//! Which words a text uses.
//!
//! In: words that are asked for, and the lines. Out: those among them that stand in the lines as whole words, in any case. A text has
//! tens of thousands of words, so only hashes of those that are asked for are kept.
//!
//! A line that ends with `recommen-` above one that begins with `dations` asks for `recommendations`.

/// Shortest word that is known, in bytes.
const SHORTEST: usize = 3;

/// The words among those asked for that a text uses, in the order of their hashes.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(Vec<u64>);

impl Vocabulary {
    /// What the lines use of the words asked for; halves of divided words are none.
    pub(super) fn new<'l>(asked: impl Iterator<Item: AsRef<str>>, lines: impl Iterator<Item = &'l str>) -> Self {
        let mut asked: Vec<(u64, bool)> = asked.map(|word| (hash(word.as_ref()), false)).collect();
        if asked.is_empty() {
            return Self::default();
        }
        asked.sort_unstable();
        asked.dedup();
        let mut note = |word: &str| {
            if word.len() >= SHORTEST
                && let Ok(place) = asked.binary_search_by_key(&hash(word), |(hash, _)| *hash)
            {
                asked[place].1 = true;
            }
        };
        let mut divided = false;
        for line in lines {
            let pieces = line.split(|c: char| !is_letter_or_figure(c) && c != '-').filter(|piece| piece.len() >= SHORTEST);
            for word in pieces.skip(usize::from(divided)).filter(|word| !word.ends_with('-')) {
                note(word);
                if word.contains('-') {
                    word.split('-').for_each(&mut note);
                }
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

/// As the standard library says it, only sooner for the letters that most texts are made of.
pub(super) fn is_letter_or_figure(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | 'а'..='я' | 'А'..='Я' | 'ء'..='ي' | '一'..='鿿') || c.is_alphanumeric()
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
        assert!((0..0x1_0000).filter_map(char::from_u32).all(|c| is_letter_or_figure(c) == c.is_alphanumeric()));
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
