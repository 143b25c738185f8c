//! Further documents under one symbol, written short: `A/55/383 and Corr.1`, `Add.1-3`, `, Add.1 and 2`, `, Add.2/Corr.1`.
//!
//! In: a text and the symbol that ends at a byte. Out: each of them, with the words it covers and its whole symbol.

use std::ops::Range;

use crate::link::cursor::Cursor;

/// What a further document is called.
const KINDS: [&str; 3] = ["Corr.", "Add.", "Rev."];

/// One further document.
struct Companion {
    range: Range<usize>,
    /// `Add`; that of the one before where none is written.
    kind: Option<&'static str>,
    /// `1`, `1-3`, `2/Corr.1`.
    label: String,
}

/// The further documents behind a symbol.
pub(super) fn companions(text: &str, at: usize, symbol: &str) -> Vec<(Range<usize>, String)> {
    let own = symbol.rsplit_once('/').and_then(|(base, last)| Some((base, kind_of(last)?)));
    let base = own.map_or(symbol, |(base, _)| base);
    let mut kind = own.map(|(_, kind)| kind);
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut cursor = Cursor::new(text, at);
    while let Some(next) = cursor.attempt(|cursor| read(cursor, kind.is_some())) {
        let Some(named) = next.kind.or(kind) else { break };
        let above = match own {
            // The corrigendum of a revision or an addendum that is named by its whole symbol: A/60/905/Rev.2/Corr.1.
            Some((_, "Rev.")) if named != "Rev." => symbol,
            Some((_, "Add.")) if named == "Corr." && !is_range(symbol) => symbol,
            _ => base.find(&format!("/{named}")).map_or(base, |cut| &base[..cut]),
        };
        found.push((next.range, format!("{above}/{named}{}", next.label)));
        kind = Some(named);
    }
    found
}

/// The kind of the last part of a symbol, if that is a further document or several: `Add.1-3`.
fn kind_of(last: &str) -> Option<&'static str> {
    let numbers = |kind: &&&str| {
        let number = last.strip_prefix(**kind);
        number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
    };
    KINDS.iter().find(numbers).copied()
}

/// Whether a symbol ends with several documents: `Add.1-3`.
fn is_range(symbol: &str) -> bool {
    symbol.rsplit('/').next().is_some_and(|last| last.contains('-'))
}

/// ` and Corr.1`, `, Add.1-3`, ` and 2` where the one before has a kind.
fn read(cursor: &mut Cursor, has_kind: bool) -> Option<Companion> {
    let comma = cursor.sign(&[',']);
    let space = cursor.space();
    let and = cursor.word("and") && cursor.space();
    if !(and || comma && space) {
        return None;
    }
    let start = cursor.at;
    let kind = named(cursor);
    if kind.is_none() && !(has_kind && and) {
        return None;
    }
    let mut label = figure(cursor, kind.is_some())?;
    if let Some(last) = cursor.attempt(|cursor| cursor.sign(&['-', '–']).then(|| cursor.figure(3)).flatten()) {
        label = format!("{label}-{last}");
    }
    while let Some(below) = cursor.attempt(below) {
        label = format!("{label}/{below}");
    }
    let counts = kind.is_none() && cursor.rest().starts_with(" S");
    let plain = !cursor.in_word() && !cursor.rest().starts_with('/') && !counts;
    plain.then_some(Companion { range: start..cursor.at, kind, label })
}

fn named(cursor: &mut Cursor) -> Option<&'static str> {
    let kind = KINDS.into_iter().find(|kind| cursor.rest().starts_with(kind))?;
    cursor.at += kind.len();
    cursor.space();
    Some(kind)
}

/// `/Corr.1` of `Add.2/Corr.1`.
fn below(cursor: &mut Cursor) -> Option<String> {
    let kind = cursor.sign(&['/']).then(|| named(cursor)).flatten()?;
    Some(format!("{kind}{}", figure(cursor, true)?))
}

/// A figure; behind a kind also one that a scan read as a letter: `Corr. l`.
fn figure(cursor: &mut Cursor, named: bool) -> Option<String> {
    let misread = |cursor: &mut Cursor| {
        let run = cursor.run(char::is_alphanumeric)?;
        (named && matches!(run, "l" | "I")).then(|| "1".to_string())
    };
    cursor.figure(3).map(str::to_string).or_else(|| cursor.attempt(misread))
}
