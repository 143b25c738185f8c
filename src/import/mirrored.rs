//! Words read from right to left: the spine or margin of a booklet, as a converter saw it.
//!
//! In: lines, and which of them are furniture. Out: the same with the lines marked whose words are words of the text, turned around.
//! A line is suspected for a word whose only capital is its last letter, and never for that alone.

use std::collections::BTreeSet;

use super::furniture::Furniture;
use super::lines::Line;
use super::signs::Signs;
use super::vocabulary::{Vocabulary, is_letter_or_figure, is_surely_small};

/// Whether a word of four letters and more has its only capital at the end.
fn has_capital_last(text: &str, signs: Signs) -> bool {
    let may = signs.have(Signs::RISE) || signs.have(Signs::BEYOND) && has_letters_beyond_ascii(text);
    if !may {
        return false;
    }
    let mut small = Some(0);
    let mut ended = false;
    for c in text.chars() {
        if is_surely_small(c) {
            ended = false;
            small = small.map(|small| small + 1);
            continue;
        }
        let in_word = c == '_' || is_letter_or_figure(c);
        if ended && !in_word {
            return true;
        }
        ended = small.is_some_and(|small| small >= 3) && c.is_uppercase();
        small = if in_word { small.filter(|_| c.is_lowercase()).map(|small| small + 1) } else { Some(0) };
    }
    ended
}

/// Whether there may be letters beyond ASCII; the quotation marks and dashes of U+2000 to U+203F are none.
fn has_letters_beyond_ascii(text: &str) -> bool {
    let bytes = text.as_bytes();
    let beyond = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let signs = bytes.iter().zip(bytes.get(1..).unwrap_or_default()).filter(|pair| matches!(pair, (0xe2, 0x80))).count();
    beyond > 3 * signs
}

/// Lines of the spine that a converter read backwards: `acirfA ni smelborP` where the text speaks of problems in Africa.
pub(super) fn mirrored(lines: &[Line], found: &mut [Option<Furniture>]) {
    let suspects: Vec<usize> =
        (0..lines.len()).filter(|&index| has_capital_last(&lines[index].text, lines[index].signs)).collect();
    if suspects.is_empty() {
        return;
    }
    // Its neighbours belong to the same spine when they read backwards too.
    let spine: BTreeSet<usize> =
        suspects.iter().flat_map(|&index| index.saturating_sub(2)..(index + 3).min(lines.len())).collect();
    let turned = |index: usize| -> Vec<String> {
        let words = lines[index].text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 5);
        words.map(|word| word.chars().rev().collect()).collect()
    };
    let asked = spine.iter().flat_map(|&index| turned(index));
    let rest = (0..lines.len()).filter(|index| suspects.binary_search(index).is_err());
    let known = Vocabulary::new(asked, rest.map(|index| lines[index].text.as_ref()));
    let backwards = |index: usize| {
        let words = turned(index);
        let known = words.iter().filter(|word| known.has(word)).count();
        known >= 1 && known * 2 > words.len()
    };
    for index in spine {
        if found[index].is_none() && backwards(index) {
            found[index] = Some(Furniture::Mirrored);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_their_capital_last_are_suspected() {
        for text in ["acirfA ni", "ni acirfA", "a (acirfÁ) b"] {
            assert!(has_capital_last(text, Signs::of(text)), "{text}");
        }
        for text in ["Africa", "UNHCR", "the iPHONE", "abC d", "ab1cdE", "McDonald", "adoptedBy them"] {
            assert!(!has_capital_last(text, Signs::of(text)), "{text}");
        }
    }
}
