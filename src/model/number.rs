//! Printed labels and the numbers behind them: figures, letters, roman figures.

/// The value of a roman figure in one case (`iv`, `XIV`); `None` for anything that is not a well-formed one below 400.
pub fn figure_from_roman(text: &str) -> Option<u32> {
    let in_one_case = text.bytes().all(|byte| byte.is_ascii_lowercase()) || text.bytes().all(|byte| byte.is_ascii_uppercase());
    if text.is_empty() || text.len() > 10 || !in_one_case {
        return None;
    }
    let digit = |byte: u8| match byte.to_ascii_lowercase() {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        b'c' => Some(100),
        _ => None,
    };
    let (mut value, mut behind) = (0, 0);
    for byte in text.bytes().rev() {
        let digit = digit(byte)?;
        value += if behind > digit { -digit } else { digit };
        behind = digit;
    }
    let value = u32::try_from(value).ok().filter(|&value| value > 0 && value < 400)?;
    roman_from_figure(value).eq_ignore_ascii_case(text).then_some(value)
}

/// A figure as a roman one in small letters.
pub fn roman_from_figure(value: u32) -> String {
    const STEPS: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut rest = value;
    let mut roman = String::new();
    for (step, figure) in STEPS {
        while rest >= step {
            roman.push_str(figure);
            rest -= step;
        }
    }
    roman
}

/// Figures of Chinese, those that count tens and hundreds included.
pub const CHINESE_FIGURES: &str = "〇零一二三四五六七八九十百";

/// The value of a Chinese figure below 1,000: `四`, `十二`, `一百零三`, `㈢`.
pub fn figure_from_chinese(text: &str) -> Option<u32> {
    if let Some(value) = text.chars().next().and_then(|c| u32::from(c).checked_sub(u32::from('㈠'))).filter(|&value| value < 10)
    {
        return (text.chars().count() == 1).then_some(value + 1);
    }
    let (mut value, mut digit) = (0, 0);
    for c in text.chars() {
        match c {
            '百' | '十' => {
                value += digit.max(1) * if c == '百' { 100 } else { 10 };
                digit = 0;
            }
            '〇' | '零' => digit = 0,
            c => digit = u32::try_from("一二三四五六七八九".chars().position(|figure| figure == c)?).ok()? + 1,
        }
    }
    Some(value + digit).filter(|&value| value > 0 && value < 1000)
}

/// A figure as it is written in the West: `٣` is `3`. Other characters stay what they are.
pub fn western_digit(c: char) -> char {
    let first = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        _ => return c,
    };
    char::from_digit(u32::from(c) - first, 10).unwrap_or(c)
}

/// The letters of Arabic in the order in which they count.
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/// The place of a letter label in its series: a = 1, z = 26, aa = 27, bb = 28 (doubled letters, as legal texts count); أ = 1, ب = 2,
/// ج = 3.
pub fn figure_from_letters(text: &str) -> Option<u32> {
    let first = text.chars().next()?.to_ascii_lowercase();
    if !first.is_ascii() {
        // A stroke joins nothing behind the letter, and the first one is printed with its sign or without.
        let mut letters = text.trim_end_matches('\u{640}').chars();
        let letter = letters.next().map(|letter| if letter == 'ا' { 'أ' } else { letter })?;
        let place = ABJAD.chars().position(|other| other == letter && letters.as_str().is_empty())?;
        return u32::try_from(place + 1).ok();
    }
    if !first.is_ascii_lowercase() || !text.chars().all(|c| c.to_ascii_lowercase() == first) {
        return None;
    }
    let rounds = u32::try_from(text.len()).ok()? - 1;
    Some(u32::from(first as u8 - b'a') + 1 + rounds * 26)
}

/// The letters of a place in a series, those of the Latin alphabet: a, z, aa, bb.
pub fn letters_from_figure(value: u32) -> String {
    let place = value.saturating_sub(1);
    let letter = (b'a'..=b'z').nth(place as usize % 26).map_or('a', char::from);
    letter.to_string().repeat(place as usize / 26 + 1)
}

/// The label without brackets and full stops: `(a)` and `a)` and `a.` are all `a`.
pub fn label_core(label: &str) -> &str {
    label.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '.' | '[' | ']'))
}

/// The full printed number of a label below others: `3`, `(a)`, `(i)` give `3(a)(i)`; `111`, `4` give `111.4`; `1`, `a)` give `1 a)`.
pub fn compose_number(above: Option<&str>, label: &str) -> String {
    let own = label.trim().trim_end_matches('.');
    let opens = own.starts_with(|c: char| c.is_alphanumeric());
    match above {
        Some(above) if opens && own.ends_with(')') => format!("{above} {own}"),
        Some(above) if opens => format!("{above}.{own}"),
        Some(above) => format!("{above}{own}"),
        None => own.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_figures_are_well_formed_or_nothing() {
        assert_eq!(figure_from_roman("iv"), Some(4));
        assert_eq!(figure_from_roman("XLIX"), Some(49));
        assert_eq!(figure_from_roman("iiii"), None);
        assert_eq!(figure_from_roman("Iv"), None);
        assert_eq!(figure_from_roman("a"), None);
    }

    #[test]
    fn letters_count_on_doubled() {
        assert_eq!(figure_from_letters("c"), Some(3));
        assert_eq!(figure_from_letters("aa"), Some(27));
        assert_eq!(figure_from_letters("ab"), None);
        assert_eq!(["a", "z", "bb"], [1, 26, 28].map(letters_from_figure).each_ref().map(String::as_str));
        assert_eq!([Some(1), Some(1), Some(5), Some(28), None], ["أ", "ا", "هـ", "غ", "أب"].map(figure_from_letters));
    }

    #[test]
    fn figures_of_other_scripts_have_their_values() {
        assert_eq!(
            ["四", "十二", "一百零三", "㈢", "条"].map(figure_from_chinese),
            [Some(4), Some(12), Some(103), Some(3), None]
        );
        assert_eq!("٣۴5".chars().map(western_digit).collect::<String>(), "345");
    }

    #[test]
    fn numbers_stack() {
        assert_eq!(compose_number(Some("3(a)"), "(i)"), "3(a)(i)");
        assert_eq!(compose_number(Some("111"), "4."), "111.4");
        assert_eq!(compose_number(Some("1"), "a)"), "1 a)");
        assert_eq!(compose_number(None, "12."), "12");
    }
}
