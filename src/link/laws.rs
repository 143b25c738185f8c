//! Laws and directives by their names: `Law No. 5`, `Directive 2011/36/EU`, `Penal Code, art. 5`.
//!
//! In: a text and the place of a noun that laws are called by. Out: where the name ends. No law has a page; they are told so that an
//! article of one is never taken for an article of the treaty named before.

use std::ops::Range;

use super::cursor::{Cursor, is_capital, word_before};
use super::generic::{begins_sentence, is_connector};

/// `Law No. 5`, `Directive 2011/36/EU`; `Penal Code, art. 5` at the beginning of a sentence.
pub(super) fn law_by_name(text: &str, range: &Range<usize>) -> Option<usize> {
    let mut cursor = Cursor::new(text, range.end);
    let number = cursor.attempt(|cursor| {
        let space = cursor.space();
        cursor.any_word(&["no. ", "nos. ", "(eu) ", "(ec) ", "(eu) no. ", "(eu) no "]);
        let figure = cursor.run(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-'))?;
        (space && figure.starts_with(|c: char| c.is_ascii_digit())).then_some(())
    });
    let cited = || [", art", " (art", " art"].iter().any(|article| text[range.end..].starts_with(article));
    let name = || word_before(text, range.start).is_some_and(|(at, word)| is_law_name(text, at, word));
    (number.is_some() || cited() && name()).then_some(cursor.at)
}

fn is_law_name(text: &str, at: usize, word: &str) -> bool {
    let article =
        matches!(word, "The" | "This" | "That" | "Its" | "Their" | "Our" | "A" | "An" | "Any" | "Each" | "Every" | "No");
    let letters = word.chars().all(|c| c.is_alphabetic() || c == '-');
    is_capital(word) && letters && !article && !is_connector(word) && begins_sentence(text, at)
}
