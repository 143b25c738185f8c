//! One part of a symbol with its slash: `/55`, `/Add.1-3`, `/WG.III`, `/EX(50)`, also as a scan has it (`/2OO1`, `/ WG. 7`).
//!
//! In: a cursor behind what was read of a symbol. Out: the part in its canonical form. A part that no symbol has ends the
//! symbol; the first word of another symbol behind a hyphen is left to that one.

use super::Series;
use crate::link::cursor::Cursor;

/// A slash and the part behind it; whether a space was put in by a scan.
pub(super) fn read(cursor: &mut Cursor, series: Series) -> Option<(String, bool)> {
    let mut spaced = cursor.peek() == Some(' ') && cursor.space();
    if !cursor.sign(&['/']) {
        return None;
    }
    spaced |= cursor.space();
    let start = cursor.at;
    let raw = cursor.run(|c| is_symbol_letter(c) || c.is_ascii_digit() || matches!(c, '.' | '-' | '–'))?;
    // A sentence that is glued to the symbol: "A/CONF.2/1.The Conference".
    let glued = raw.rsplit_once('.').filter(|(own, rest)| own.ends_with(|c: char| c.is_ascii_digit()) && is_word(rest));
    let raw = glued.map_or(raw, |(own, _)| own);
    cursor.at = start + raw.len();
    let joint = raw.rfind(['-', '–']).filter(|at| cursor.peek() == Some('/') && begins_another(&raw[*at..], series));
    let kept = raw[..joint.unwrap_or(raw.len())].trim_end_matches(['.', '-', '–']);
    let mut part = figures(kept.chars().map(plain).collect());
    let mut beyond = *cursor;
    cursor.at -= raw.len() - kept.len();
    // A scan may also put a space behind the point of "WG. 7".
    if raw.ends_with('.')
        && NUMBERED.contains(&part.as_str())
        && beyond.space()
        && let Some(figure) = beyond.figure(4)
    {
        part = format!("{part}.{figure}");
        *cursor = beyond;
        spaced = true;
    }
    // And before the point: "CN .15".
    if !raw.contains('.')
        && NUMBERED.contains(&part.as_str())
        && let Some(figure) = cursor.attempt(|cursor| {
            let point = cursor.space() && cursor.sign(&['.']);
            cursor.space();
            cursor.figure(4).filter(|_| point && cursor.peek() == Some('/'))
        })
    {
        part = format!("{part}.{figure}");
        spaced = true;
    }
    if !is_part(&part) {
        return None;
    }
    if let Some(session) = cursor.attempt(session) {
        part.push_str(&session);
    }
    Some((part, spaced))
}

/// A capital with small letters behind it.
fn is_word(text: &str) -> bool {
    text.len() > 1 && text.starts_with(|c: char| c.is_ascii_uppercase()) && text[1..].chars().all(|c| c.is_ascii_lowercase())
}

/// `–S` of `A/66/335–S/2011/598`.
fn begins_another(joined: &str, series: Series) -> bool {
    let word: String = joined.chars().skip(1).map(plain).collect();
    series.has(&word)
}

/// `(50)` of `TD/B/EX(50)/2`: a session within a symbol.
fn session(cursor: &mut Cursor) -> Option<String> {
    let open = cursor.sign(&['(']);
    let inner = cursor.run(|c| c.is_ascii_digit() || "IVXLCS-".contains(c)).filter(|inner| open && inner.len() <= 8)?;
    (cursor.sign(&[')']) && cursor.peek() == Some('/')).then(|| format!("({inner})"))
}

/// The part with the figures that a scan took for letters: `2OO1` is 2001. One letter behind a figure may be meant.
fn figures(part: String) -> String {
    let misread = |c: char| matches!(c, 'O' | 'o' | 'l' | 'I');
    let figure = part.starts_with(|c: char| c.is_ascii_digit()) && part.chars().all(|c| c.is_ascii_digit() || misread(c));
    let inside = |(at, c): (usize, char)| misread(c) && (at + 1 < part.len() || c.is_ascii_lowercase());
    if !figure || !part.char_indices().any(inside) {
        return part;
    }
    let last = part.len() - 1;
    let read = |(at, c)| match c {
        'O' | 'I' if at == last => c,
        'O' | 'o' => '0',
        'l' | 'I' => '1',
        figure => figure,
    };
    part.char_indices().map(read).collect()
}

/// Parts that a number follows behind a point.
const NUMBERED: &[&str] = &["WG", "CRP", "Add", "Corr", "Rev", "CN", "AC", "CONF", "INF", "Sub", "L", "C"];

/// `55`, `Add.1`, `WG.7`, `WG.III`, `ES-11`, `L.71`, `1514A`, `Add.1-3`, `I`.
fn is_part(part: &str) -> bool {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let rest = &part[digits..];
        return digits <= 5 && (rest.is_empty() || rest.len() == 1 && rest.as_bytes()[0].is_ascii_uppercase());
    }
    let letters = part.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters == 0 || letters > 9 || !part.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let Some(rest) = part[letters..].strip_prefix(['.', '-']) else { return part.len() == letters };
    if rest.len() < 6 && rest.chars().all(|c| "IVX".contains(c)) {
        return true;
    }
    let rest = rest.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let rest = rest[digits..].strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(&rest[digits..]);
    let range = rest.strip_prefix('-').is_some_and(|range| !range.is_empty() && range.bytes().all(|b| b.is_ascii_digit()));
    digits <= 4 && (rest.is_empty() || range)
}

pub(super) fn is_symbol_letter(c: char) -> bool {
    plain(c).is_ascii_alphabetic() || c == '-'
}

/// Letters of other alphabets that look like capitals, as a scan or a keyboard puts them into symbols.
pub(super) fn plain(c: char) -> char {
    match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'І' | 'Ι' => 'I',
        '–' => '-',
        other => other,
    }
}
