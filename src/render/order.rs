//! The order in which people look for things: numbers by what they count, words by the alphabet.
//!
//! In: printed numbers, titles, symbols. Out: keys to sort by. Never changes what is shown.

use deunicode::deunicode;

use crate::model::figure_from_roman;

/// The order of printed numbers: `2` before `10`, `IV` before `IX`, `3` before `3 bis`, `1 (a)` before `1 (b)`.
pub(super) fn number(printed: &str) -> Vec<(u32, String)> {
    let parts = printed.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
            let roman = || figure_from_roman(part).filter(|_| part.chars().all(char::is_uppercase));
            (part[..digits].parse().ok().or_else(roman).unwrap_or(0), part[digits..].to_string())
        })
        .collect()
}

/// A piece of words in their order: figures count, before letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    /// A figure.
    Figure(u64),
    /// Anything else, without accents and capitals.
    Letters(String),
}

/// The order of titles and symbols: without capitals and accents, figures by their value: `A/9/2` before `A/55/25`.
pub(super) fn words(words: &str) -> Vec<Piece> {
    let plain = deunicode(words).to_lowercase();
    let mut pieces = Vec::new();
    let mut rest = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
    while let Some(first) = rest.chars().next() {
        let figure = first.is_ascii_digit();
        let length = rest.find(|c: char| c.is_ascii_digit() != figure).unwrap_or(rest.len());
        let (piece, behind) = rest.split_at(length);
        pieces.push(match piece.parse() {
            Ok(value) if figure => Piece::Figure(value),
            _ => Piece::Letters(piece.to_string()),
        });
        rest = behind;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_put_in_the_order_in_which_they_count() {
        let mut numbers = ["10", "2", "3 bis", "3", "IX", "IV"];
        numbers.sort_by_key(|printed| number(printed));
        assert_eq!(numbers, ["2", "3", "3 bis", "IV", "IX", "10"]);
    }

    #[test]
    fn titles_and_symbols_are_put_in_the_order_in_which_people_look_for_them() {
        let mut titles = ["“Zebra” rules", "A/55/25", "A/55/383", "A/9/2", "A/55/25/Add.1", "Éclair code", "apple treaty"];
        titles.sort_by_key(|title| words(title));
        assert_eq!(titles, ["A/9/2", "A/55/25", "A/55/25/Add.1", "A/55/383", "apple treaty", "Éclair code", "“Zebra” rules"]);
    }
}
