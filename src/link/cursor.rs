//! Reading a text forward and backward from a byte, word by word: what the grammars are written in.
//!
//! In: a text and a place in it. Out: the next or the previous word, figure or sign, and how far it reached. Knows nothing of
//! treaties; never moves when what was asked for is not there.

/// A place in a text that moves forward over what it recognises.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    /// Byte offset, always on a character boundary.
    pub at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// What is still to be read.
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Takes the character if it is one of these.
    pub(super) fn sign(&mut self, signs: &[char]) -> bool {
        match self.peek() {
            Some(c) if signs.contains(&c) => {
                self.at += c.len_utf8();
                true
            }
            _ => false,
        }
    }

    /// Whether a sign stands before that needs no space behind it: the point of an abbreviation, `§`.
    pub(super) fn is_behind_sign(&self) -> bool {
        self.text[..self.at].ends_with(['.', '§', '¶'])
    }

    /// Takes spaces; says whether there was one.
    pub(super) fn space(&mut self) -> bool {
        let before = self.at;
        while self.sign(&[' ', '\u{a0}', '\u{202f}', '\n', '\t']) {}
        self.at > before
    }

    /// Takes the words (written in small letters) in any case, if they end at the end of a word.
    pub(super) fn word(&mut self, words: &str) -> bool {
        let Some(found) = self.rest().get(..words.len()) else { return false };
        let ends = !words.ends_with(char::is_alphanumeric) || !self.rest()[words.len()..].starts_with(char::is_alphanumeric);
        if ends && found.eq_ignore_ascii_case(words) {
            self.at += words.len();
            return true;
        }
        false
    }

    /// Takes the first of these words that is there.
    pub(super) fn any_word(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(word))
    }

    /// Takes a space and then the words, or nothing.
    pub(super) fn space_word(&mut self, words: &str) -> bool {
        let before = self.at;
        if self.space() && self.word(words) {
            return true;
        }
        self.at = before;
        false
    }

    /// Takes the longest run of characters of a kind; `None` when there is none.
    pub(super) fn run(&mut self, kind: impl Fn(char) -> bool) -> Option<&'t str> {
        let length = self.rest().find(|c: char| !kind(c)).unwrap_or(self.rest().len());
        let found = &self.rest()[..length];
        self.at += length;
        (length > 0).then_some(found)
    }

    /// Takes a figure of at most so many digits that no letter, digit or decimal follows.
    pub(super) fn figure(&mut self, most: usize) -> Option<&'t str> {
        let before = self.at;
        let found = self.run(|c| c.is_ascii_digit());
        match found {
            Some(digits) if digits.len() <= most => Some(digits),
            _ => {
                self.at = before;
                None
            }
        }
    }

    /// Does all of something or nothing of it.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    /// Whether the next character is a letter or a digit.
    pub(super) fn in_word(&self) -> bool {
        self.peek().is_some_and(char::is_alphanumeric)
    }
}

/// The word before a byte, if only spaces stand between: its start and the word, with the punctuation that clings to it.
pub(super) fn word_before(text: &str, at: usize) -> Option<(usize, &str)> {
    let trimmed = text[..at].trim_end_matches([' ', '\u{a0}']);
    if trimmed.len() == at && at > 0 && text[..at].ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let start =
        trimmed.rfind([' ', '\u{a0}']).map_or(0, |space| space + trimmed[space..].chars().next().map_or(1, char::len_utf8));
    let word = &trimmed[start..];
    let opening = word.len() - word.trim_start_matches(['(', '[', '“', '"', '‘']).len();
    let word = &word[opening..];
    (!word.is_empty()).then_some((start + opening, word))
}

/// Whether a text ends with these words (written in small letters), in any case, from the beginning of a word.
pub(super) fn ends_with_words(text: &str, words: &str) -> Option<usize> {
    let start = text.len().checked_sub(words.len())?;
    let found = text.get(start..)?;
    let begins = !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-');
    (begins && found.eq_ignore_ascii_case(words)).then_some(start)
}

/// Whether a word begins with a capital letter.
pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The word that a text begins with; empty where it begins with another sign.
pub(super) fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default()
}

/// Capitals of a name: `ECHR`, `CRPD`; no roman figure.
pub(super) fn is_abbreviation(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().all(|c| c.is_alphabetic() || c == '-');
    capitals > 2 && letters && capitals * 2 > word.len() && !word.chars().all(|c| "IVXLC".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_whole_or_not_at_all() {
        let mut cursor = Cursor::new("Articles 5", 0);
        assert!(!cursor.word("article"));
        assert!(cursor.word("articles"));
        assert!(cursor.space());
        assert_eq!(cursor.figure(3), Some("5"));
        assert_eq!(cursor.rest(), "");
    }

    #[test]
    fn words_are_found_backward() {
        assert_eq!(word_before("under that Convention", 11), Some((6, "that")));
        assert_eq!(word_before("(the Convention", 5), Some((1, "the")));
        assert_eq!(word_before("Convention", 0), None);
        assert_eq!(ends_with_words("by the General Assembly", "general assembly"), Some(7));
        assert_eq!(ends_with_words("reassembly", "assembly"), None);
    }
}
