//! What tells the words of a block from others: a fingerprint for the same words, a sketch for words that are alike.
//!
//! In: a block. Out: figures that do not change with line breaks, spaces or the way accents are encoded, nor with the printed number
//! of a paragraph, so that a paragraph is known again when it is renumbered. A heading is known with its label, a table with its
//! caption. Both stand in files that are kept for years: they must never come out otherwise for the same words.

use std::borrow::Cow;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::model::{Anchored, Block, Content, Note, Paragraph, Print, Text};

/// Longest excerpt of a text, in characters.
pub(super) const LONGEST_WORDS: usize = 60;

/// The fingerprint of a block's words: the first eight bytes of their SHA-256.
pub fn fingerprint(block: &Block) -> u64 {
    let words = match &block.content {
        Content::Paragraph(Paragraph { text, .. }) | Content::Note(Note { text, .. }) if is_even(&text.plain) => {
            Cow::from(&text.plain)
        }
        _ => all_words(block).into(),
    };
    let digest = if words.is_ascii() { Sha256::digest(&*words) } else { Sha256::digest(words.nfc().collect::<String>()) };
    digest[..8].iter().fold(0, |print, byte| print << 8 | u64::from(*byte))
}

/// How many parts a sketch has.
const PARTS: usize = 16;

/// The sketch of a block's words. Each of its sixteen hexadecimal figures stands for a sixteenth of all pairs of words that there can
/// be and comes from the least of those that the text has (a `MinHash`), so that texts which share half of their pairs of words have
/// about half of the figures in common. 0 stands for a part that has no pair.
pub(super) fn sketch(block: &Block) -> u64 {
    let mut least = [u64::MAX; PARTS];
    let mut before = 0;
    let mut take = |own: u64| {
        if own != 0 {
            let pair = mixed(before ^ own.rotate_left(1));
            let part = &mut least[usize::try_from(pair >> 60).expect("four bits fit")];
            *part = (*part).min(pair);
            before = own;
        }
    };
    all_texts(block, &mut |text| {
        word_hashes(text, &mut take);
        true
    });
    least.iter().fold(0, |sketch, pair| sketch << 4 | if *pair == u64::MAX { 0 } else { pair % 15 + 1 })
}

/// The part of two sketches that agrees, from 0 to 1, less what agrees by chance.
pub(super) fn sketches_agree(left: u64, right: u64) -> f64 {
    let figures = |sketch: u64| (0..PARTS).map(move |part| sketch >> (4 * part) & 15);
    let both = figures(left).zip(figures(right)).filter(|(left, right)| (*left, *right) != (0, 0));
    let (same, all) = both.fold((0u8, 0u8), |(same, all), (left, right)| (same + u8::from(left == right), all + 1));
    if all == 0 {
        return 0.0;
    }
    let share = f64::from(same) / f64::from(all);
    ((share - 1.0 / 15.0) / (14.0 / 15.0)).max(0.0)
}

/// Calls with the letters and figures of each word as a number (FNV), without case and punctuation; 0 for a word that has none.
/// Words of plain letters are hashed as they are found.
fn word_hashes(text: &str, take: &mut impl FnMut(u64)) {
    if !text.is_ascii() {
        return text.split_whitespace().for_each(|word| take(hashed(word.bytes()).unwrap_or(0)));
    }
    let bytes = text.as_bytes();
    for word in bytes.split(|byte| is_space(*byte)) {
        take(hashed(word.iter().copied()).unwrap_or(0));
    }
}

/// The letters and figures of a word as a number; `None` where it has none.
fn hashed(word: impl Iterator<Item = u8>) -> Option<u64> {
    let signs = word.map(|byte| SIGNS[usize::from(byte)]).filter(|sign| *sign != 0);
    signs.fold(None, |hash, sign| Some((hash.unwrap_or(0xcbf2_9ce4_8422_2325) ^ u64::from(sign)).wrapping_mul(0x0100_0000_01b3)))
}

/// What a byte counts for: a letter or figure for itself, whatever its case, and all else in ASCII for nothing.
const SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    let mut byte = u8::MAX;
    while byte > 0 {
        if byte.is_ascii_alphanumeric() || !byte.is_ascii() {
            signs[byte as usize] = byte.to_ascii_lowercase();
        }
        byte -= 1;
    }
    signs
};

/// Every bit of a number spread over all others.
fn mixed(number: u64) -> u64 {
    let number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ number >> 31
}

/// The first words of a block, at most [`LONGEST_WORDS`] characters, with `…` where there are more.
pub fn opening(block: &Block) -> String {
    let mut words = String::new();
    let mut length = 0;
    each_word(block, &mut |word| {
        let own = word.chars().count();
        let space = usize::from(length > 0);
        if length + space + own >= LONGEST_WORDS {
            if length == 0 {
                words.extend(word.chars().take(LONGEST_WORDS - 1));
            }
            words.push('…');
            return false;
        }
        if length > 0 {
            words.push(' ');
        }
        words.push_str(word);
        length += space + own;
        true
    });
    words
}

/// Words that are in no block, as the ledger keeps them.
pub(super) fn anchored(id: &str, words: &str) -> Anchored {
    let paragraph = Paragraph { text: Text::plain(words), ..Paragraph::default() };
    let block = Block { content: Content::Paragraph(paragraph), line: 1 };
    let print = Print { fingerprint: fingerprint(&block), sketch: sketch(&block) };
    Anchored { id: id.into(), print, words: opening(&block) }
}

/// All words of a block with one space between them.
pub(super) fn all_words(block: &Block) -> String {
    let mut words = String::new();
    each_word(block, &mut |word| {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        true
    });
    words
}

/// Calls with each word of a block, until it is told to stop.
fn each_word(block: &Block, take: &mut dyn FnMut(&str) -> bool) {
    all_texts(block, &mut |text| all_words_in(text, &mut *take));
}

/// Calls with each text of a block until it is told to stop; whether it never was.
fn all_texts(block: &Block, take: &mut dyn FnMut(&str) -> bool) -> bool {
    match &block.content {
        Content::Heading(heading) => heading.label.as_deref().is_none_or(&mut *take) && take(&heading.text.plain),
        Content::Paragraph(paragraph) => take(&paragraph.text.plain),
        Content::Note(note) => take(&note.text.plain),
        Content::Preformatted(lines) => take(lines),
        Content::Table(table) => {
            table.caption.as_ref().is_none_or(|caption| take(&caption.plain))
                && table.rows.iter().flatten().all(|cell| take(&cell.text.plain))
        }
    }
}

/// Whether a text is plain letters with one space between words, as nearly all are, so that nothing is to be done to it.
fn is_even(text: &str) -> bool {
    let mut before = b' ';
    let even = text.bytes().all(|byte| {
        let even = byte.is_ascii_graphic() || byte == b' ' && before != b' ';
        before = byte;
        even
    });
    even && (before != b' ' || text.is_empty())
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Calls with each word of a text until it is told to stop; whether it never was. Words of plain letters are found byte by byte.
fn all_words_in(text: &str, take: &mut dyn FnMut(&str) -> bool) -> bool {
    if !text.is_ascii() {
        return text.split_whitespace().all(take);
    }
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        if is_space(byte) {
            if start < at && !take(&text[start..at]) {
                return false;
            }
            start = at + 1;
        }
    }
    start == text.len() || take(&text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(words: &str) -> Block {
        Block { content: Content::Paragraph(Paragraph { text: Text::plain(words), ..Paragraph::default() }), line: 1 }
    }

    #[test]
    fn layout_does_not_change_a_fingerprint_and_words_do() {
        let print = |words: &str| fingerprint(&block(words));
        assert_eq!(print("The  Protocol\nenters"), print("The Protocol enters"));
        assert_eq!(print("e\u{301}"), print("é"));
        assert_ne!(print("The Protocol"), print("The Protocols"));
        assert_eq!(["", "a", "a b"].map(is_even), [true; 3]);
        assert_eq!([" ", " a", "a ", "a  b", "a\nb", "é"].map(is_even), [false; 6]);
        assert_eq!(print("a b"), print(" a\u{b}b "));
    }

    #[test]
    fn prints_are_the_same_for_ever() {
        let text = block("The Protocol enters into force on the ninetieth day.");
        assert_eq!(format!("{:016x}", fingerprint(&text)), "c2cd69aa2df5498e");
        assert_eq!(format!("{:016x}", sketch(&text)), "e210070000f870b0");
    }

    #[test]
    fn plain_words_end_where_words_of_any_letters_do() {
        for text in ["", " ", "a", " a  b\tc\nd\u{b}e\u{c}f\rg ", "a\u{1c}b", "é \u{a0}b"] {
            let mut words = Vec::new();
            assert!(all_words_in(text, &mut |word| {
                words.push(word.to_string());
                true
            }));
            assert_eq!(words, text.split_whitespace().collect::<Vec<_>>(), "{text:?}");
        }
        assert!(!all_words_in("a b", &mut |_| false));
    }

    #[test]
    fn sketches_agree_as_far_as_the_words_do() {
        let text = |from: usize, to: usize| (from..to).map(|word| format!("word{word}")).collect::<Vec<_>>().join(" ");
        let agree = |left: &str, right: &str| sketches_agree(sketch(&block(left)), sketch(&block(right)));
        assert!(agree(&text(0, 100), &text(0, 100)) > 0.99);
        assert!(agree(&text(0, 100), &text(5, 105)) > 0.6);
        assert!(agree(&text(0, 100), &text(200, 300)) < 0.3);
        assert!(sketch(&block("- .")) == 0 && agree("", "") < 0.1);
    }

    #[test]
    fn first_words_are_cut_between_words() {
        assert_eq!(opening(&block("The Protocol")), "The Protocol");
        let long = opening(&block(&"Whereas ".repeat(20)));
        assert!(long.chars().count() <= LONGEST_WORDS && long.ends_with("Whereas…"), "{long}");
        assert!(opening(&block(&"x".repeat(200))).chars().count() <= LONGEST_WORDS);
    }
}
