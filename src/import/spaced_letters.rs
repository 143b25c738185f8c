//! Words whose letters stand apart, as printers set some headings: `A R T I C L E  I V`, `P r e a m b l e`.
//!
//! In: a line. Out: the same with those words put together. Two blanks part words; where a converter left one, the name of a division
//! does. One letter more or less beside others is none of this: five stand in a row at least.

use std::borrow::Cow;

use crate::model::{division, figure_from_roman};

/// Fewest letters in a row.
const FEWEST: usize = 5;

/// Longest line of such words, in bytes.
const LONGEST: usize = 160;

/// A line with its words put together.
pub(super) fn joined(line: Cow<'_, str>) -> Cow<'_, str> {
    let words = line.trim_start();
    let apart = |bytes: &[u8]| {
        bytes.len() >= 2 * FEWEST && bytes.chunks(2).take(FEWEST).all(|pair| pair[0].is_ascii_alphabetic() && pair[1] == b' ')
    };
    if words.len() > LONGEST || !apart(words.as_bytes()) {
        return line;
    }
    let indent = line.len() - words.len();
    let end = words
        .as_bytes()
        .chunks(2)
        .position(|pair| pair[0] != b' ' && pair.get(1).is_some_and(|next| *next != b' '))
        .map_or(words.len(), |pair| 2 * pair);
    let (spaced, rest) = words.split_at(end);
    let together: Vec<String> = spaced.split("  ").map(|word| word.replace(' ', "")).filter(|word| !word.is_empty()).collect();
    Cow::Owned(format!("{}{} {rest}", &line[..indent], parted(&together.join(" "))).trim_end().to_string())
}

/// The name of a division and its number, where nothing stands between: `ARTICLEIV`.
fn parted(words: &str) -> String {
    let splits = (1..words.len()).filter(|&at| words.is_char_boundary(at));
    let numbered = |at: &usize| division(&words[..*at]).is_some() && figure_from_roman(&words[*at..]).is_some();
    match splits.into_iter().find(numbered) {
        Some(at) => format!("{} {}", &words[..at], &words[at..]),
        None => words.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_stand_apart_are_words() {
        for (line, words) in [
            ("A R T I C L E II", "ARTICLE II"),
            ("  A R T I C L E I", "  ARTICLE I"),
            ("C H A P T E R  I V", "CHAPTER IV"),
            ("P r e a m b l e", "Preamble"),
            ("A B C of ports", "A B C of ports"),
            ("I a m at sea", "I a m at sea"),
        ] {
            assert_eq!(joined(Cow::Borrowed(line)), words);
        }
    }
}
