//! Figures as lists print them: `12`, `l`, `XII`.
//!
//! In: a value and a style. Out: the figure. A value that no list of letters or roman figures reaches is printed in plain figures, so
//! that a number made up by a broken file stays short.

use crate::model::{letters_from_figure, roman_from_figure};

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figures {
    /// 1, 2, 3
    Decimal,
    /// 01, 02, 03
    Padded,
    /// a, b, … z, aa, bb
    Letters,
    /// A, B, … Z, AA, BB
    Capitals,
    /// i, ii, iii
    Roman,
    /// I, II, III
    RomanCapitals,
    /// *, †, ‡, §, **
    Signs,
}

/// A value as a list prints it.
pub(super) fn figure(value: u32, figures: Figures) -> String {
    match figures {
        Figures::Padded => format!("{value:02}"),
        Figures::Letters if (1..=26 * 8).contains(&value) => letters_from_figure(value),
        Figures::Capitals if (1..=26 * 8).contains(&value) => letters_from_figure(value).to_uppercase(),
        Figures::Roman if (1..400).contains(&value) => roman_from_figure(value),
        Figures::RomanCapitals if (1..400).contains(&value) => roman_from_figure(value).to_uppercase(),
        Figures::Signs if (1..=16).contains(&value) => {
            let sign = ['*', '†', '‡', '§'][(value as usize - 1) % 4];
            sign.to_string().repeat((value as usize - 1) / 4 + 1)
        }
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_printed_as_lists_do() {
        assert_eq!(figure(28, Figures::Letters), "bb");
        assert_eq!(figure(4, Figures::RomanCapitals), "IV");
        assert_eq!(figure(5, Figures::Signs), "**");
        assert_eq!(figure(u32::MAX, Figures::Roman), "4294967295");
    }
}
