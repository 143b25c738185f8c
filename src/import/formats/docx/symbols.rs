//! Symbols: what the characters of fonts without letters show.
//!
//! In: a font and a character. Out: the sign that it shows there, as a character of its own. Such fonts put signs where others have
//! letters, at U+F000 and above or at the letters themselves, so that the character alone says nothing.

/// Signs of the font Symbol that are no Greek letters.
const SYMBOL: &[(u8, char)] = &[
    (0x22, '∀'),
    (0x24, '∃'),
    (0x27, '∋'),
    (0x2a, '∗'),
    (0x2d, '−'),
    (0x40, '≅'),
    (0x5c, '∴'),
    (0x5e, '⊥'),
    (0x7e, '∼'),
    (0xa2, '′'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xab, '↔'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb2, '″'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb5, '∝'),
    (0xb6, '∂'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xba, '≡'),
    (0xbb, '≈'),
    (0xbc, '…'),
    (0xc6, '∅'),
    (0xc7, '∩'),
    (0xc8, '∪'),
    (0xcc, '⊂'),
    (0xce, '∈'),
    (0xd0, '∠'),
    (0xd1, '∇'),
    (0xd2, '®'),
    (0xd3, '©'),
    (0xd4, '™'),
    (0xd5, '∏'),
    (0xd6, '√'),
    (0xd7, '⋅'),
    (0xdb, '⇔'),
    (0xdc, '⇐'),
    (0xde, '⇒'),
    (0xe2, '®'),
    (0xe3, '©'),
    (0xe4, '™'),
    (0xe5, '∑'),
    (0xf2, '∫'),
];
/// The letters of the font Symbol, from A and from a on.
const GREEK: [&str; 2] = ["ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"];

/// Signs of the font Wingdings.
const WINGDINGS: &[(u8, char)] = &[
    (0x20, ' '),
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x46, '☞'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '☐'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9e, '·'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '☐'),
    (0xab, '★'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xe8, '→'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];
/// Signs of the font Wingdings 2.
const WINGDINGS_2: &[(u8, char)] = &[(0x4f, '✗'), (0x50, '✓'), (0x52, '☑'), (0xa3, '☐')];

/// Whether a font has signs in the place of letters.
pub(super) fn has_signs(font: &str) -> bool {
    font.eq_ignore_ascii_case("symbol") || font.to_ascii_lowercase().starts_with("wingdings")
}

/// What a character of a font shows; nothing for one that is not known.
pub(super) fn shown(font: &str, c: char) -> Option<char> {
    let code = u8::try_from(u32::from(c)).ok().or_else(|| u8::try_from(u32::from(c).checked_sub(0xf000)?).ok())?;
    let among = |signs: &[(u8, char)]| signs.iter().find(|(place, _)| *place == code).map(|(_, sign)| *sign);
    match font.to_ascii_lowercase().as_str() {
        "wingdings" => among(WINGDINGS),
        "wingdings 2" => among(WINGDINGS_2),
        "symbol" => among(SYMBOL).or_else(|| match code {
            b'A'..=b'Z' => GREEK[0].chars().nth(usize::from(code - b'A')),
            b'a'..=b'z' => GREEK[1].chars().nth(usize::from(code - b'a')),
            b' '..=b'~' => Some(char::from(code)),
            _ => None,
        }),
        _ => None,
    }
}

/// Whether a character is one that only a font says the meaning of.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{f020}'..='\u{f0ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_fonts_without_letters_are_what_they_show() {
        for (font, c, sign) in [
            ("Symbol", '\u{f0b3}', Some('≥')),
            ("Symbol", 'm', Some('μ')),
            ("Symbol", '\u{f044}', Some('Δ')),
            ("Wingdings", '\u{f0fc}', Some('✓')),
            ("Wingdings", '\u{f001}', None),
            ("Symbol", '章', None),
            ("Times", '\u{f0b3}', None),
        ] {
            assert_eq!(shown(font, c), sign, "{font} {c:?}");
        }
        assert_eq!(GREEK.map(|letters| letters.chars().count()), [26, 26]);
    }
}
