//! Document symbols: `A/55/383 and Add.1-3`, `CTOC/COP/WG.7/2012/2`, `A/RES/1514 (XV)`, also with the spaces and the letters of
//! other alphabets that a scan puts in.
//!
//! In: a text. Out: claims for every symbol, each corrigendum and addendum of its own, with the pinpoints that trail behind.
//! A symbol is found by its slashes and must begin with a known series and hold a figure, so that "and/or 5" is none.

mod companions;
mod part;

use std::ops::Range;

use super::cursor::Cursor;
use super::issuers::Issuers;
use super::mention::{Claims, Resolution, Sense};
use super::tail::{self, Tail};
use crate::model::{ReferenceKind, Target};
use companions::companions;
use part::{is_symbol_letter, plain};

/// Which symbols are read: those of known series, and the document's own in any.
#[derive(Clone, Copy)]
pub(super) struct Series<'s> {
    pub issuers: &'s Issuers,
    /// The document's own symbol.
    pub own: Option<&'s str>,
}

impl Series<'_> {
    fn has(self, word: &str) -> bool {
        self.issuers.is_series(word)
    }

    /// Whether the document's own symbol begins with this word.
    fn is_own(self, word: &str) -> bool {
        self.own.and_then(|own| own.split('/').next()) == Some(word)
    }
}

/// Claims the symbols of a text.
pub(super) fn claim(text: &str, series: Series, claims: &mut Claims) {
    let mut from = 0;
    for (slash, _) in text.match_indices('/') {
        if slash < from {
            continue;
        }
        let Some((range, symbol)) = at_slash(text, slash, series) else { continue };
        from = range.end;
        if claims.is_free(&range) {
            from = claim_one(text, range, &symbol, series.issuers, claims);
        }
    }
}

fn claim_one(text: &str, range: Range<usize>, symbol: &str, issuers: &Issuers, claims: &mut Claims) -> usize {
    let mut citations = vec![(range.clone(), symbol.to_string())];
    citations.extend(companions(text, range.end, symbol));
    let last = citations.len() - 1;
    let mut end = citations[last].0.end;
    let tail = tail::read(text, end);
    for (index, (mut range, symbol)) in citations.into_iter().enumerate() {
        let tail = tail.as_ref().filter(|_| index == last);
        if let Some(tail) = tail {
            end = tail.end;
            if tail.joined {
                range.end = tail.end;
            } else {
                claims.add(range.end..tail.end, "pinpoint of a document", Sense::Claimed);
            }
        }
        let besides = tail.and_then(|tail| tail.besides.clone());
        let mut sense = sense(symbol, tail.cloned().unwrap_or_default(), issuers);
        if let (Some(annex), Sense::Settled { targets, .. }) = (besides, &mut sense) {
            targets.push(Target { paragraph: None, annex: Some(annex.into()), ..targets[0].clone() });
        }
        claims.add(range, "symbol", sense);
    }
    end
}

fn sense(symbol: String, tail: Tail, issuers: &Issuers) -> Sense {
    let Tail { annexes, section, chapter, paragraphs, provisions, .. } = tail;
    let annex = annexes.into_iter().next().and_then(|(_, labels)| labels.into_iter().next());
    if let Some((issuer, number)) = issuers.of_resolution_symbol(&symbol) {
        let numbers = vec![number.to_string()];
        return Sense::Resolution(Resolution {
            numbers,
            undated: false,
            decision: false,
            issuer: Some(issuer),
            annexes: annex.into_iter().collect(),
            paragraphs,
            provisions,
        });
    }
    let whole = Target {
        symbol: Some(symbol.into()),
        annex: annex.map(Into::into),
        section: section.map(Into::into),
        chapter,
        ..Target::default()
    };
    let mut targets: Vec<Target> =
        paragraphs.into_iter().map(|paragraph| Target { paragraph: Some(paragraph.into()), ..whole.clone() }).collect();
    if targets.is_empty() {
        targets.push(whole);
    }
    Sense::Settled { kind: ReferenceKind::Symbol, targets, implicit: false }
}

/// The symbol that has its first slash here: the words it covers, and the symbol in its canonical form.
fn at_slash(text: &str, slash: usize, known: Series) -> Option<(Range<usize>, String)> {
    let before = text[..slash].strip_suffix(' ').unwrap_or(&text[..slash]);
    let start =
        before.rfind(|c: char| !is_symbol_letter(c)).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    // A hyphen joins the two symbols of one document: "E/2019/30-E/CN.15/2019/15".
    let start = start + usize::from(start > 0 && before[start..].starts_with('-'));
    let series: String = before[start..].chars().map(plain).collect();
    let cut = text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '.' | '@'));
    let is_known = known.has(&series);
    if cut || !is_known && !known.is_own(&series) {
        return None;
    }
    let mut symbol = series;
    let mut cursor = Cursor::new(text, slash);
    let mut end = slash;
    let mut spaced = before.len() < slash;
    let mut parts = 0;
    while let Some((part, space)) = cursor.attempt(|cursor| part::read(cursor, known)) {
        symbol.push('/');
        symbol.push_str(&part);
        spaced |= space;
        parts += 1;
        end = cursor.at;
    }
    let figures = symbol.chars().any(|c| c.is_ascii_digit());
    if parts == 0 || !figures || spaced && parts < 2 {
        return None;
    }
    if let Some(suffix) = cursor.attempt(|cursor| suffix(cursor, &symbol)) {
        symbol.push_str(&suffix);
        end = cursor.at;
    }
    let bounded = !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '/');
    (bounded && (is_known || known.own == Some(symbol.as_str()))).then_some((start..end, symbol))
}

/// What may stand in brackets behind a symbol: a session, a year, a volume, a part; or the letter of a resolution.
fn suffix(cursor: &mut Cursor, symbol: &str) -> Option<String> {
    let resolution = symbol.contains("/RES/") || symbol.contains("/DEC/");
    let spaced = cursor.space();
    if resolution
        && let Some(letter) = cursor.attempt(|cursor| {
            let letter = cursor.run(|c| c.is_ascii_uppercase()).filter(|letter| letter.len() == 1)?;
            let ends = cursor.peek().is_none_or(|c| !c.is_alphanumeric() && c != '\'' && c != '’');
            (ends && !cursor.rest().starts_with(" /")).then_some(letter)
        })
    {
        let mut found = letter.to_string();
        if let Some(session) = cursor.attempt(|cursor| suffix(cursor, symbol)) {
            found.push_str(&session);
        }
        return Some(found);
    }
    if !cursor.sign(&['(']) {
        return None;
    }
    let inner = cursor.run(|c| c != ')' && c != '(')?;
    if !cursor.sign(&[')']) {
        return None;
    }
    let roman = |text: &str| !text.is_empty() && text.chars().all(|c| "IVXLC".contains(c));
    let session = inner.split_once('-').map_or(inner, |(special, rest)| if matches!(special, "S" | "ES") { rest } else { "" });
    let year =
        inner.len() == 4 && (inner.starts_with("19") || inner.starts_with("20")) && inner.bytes().all(|b| b.is_ascii_digit());
    let named =
        ["Vol. ", "Part ", "Sect. ", "Resumption ", "Supp"].iter().any(|word| inner.starts_with(word)) || inner == "closed";
    if resolution
        && roman(session)
        && let Some(letter) = cursor.attempt(|cursor| {
            let letter = cursor.run(char::is_alphanumeric)?;
            (letter.len() == 1 && letter.as_bytes()[0].is_ascii_uppercase()).then_some(letter)
        })
    {
        return Some(format!("{letter}({inner})"));
    }
    if roman(session) || year {
        return Some(format!("({inner})"));
    }
    (named && inner.len() < 20).then(|| format!("{}({inner})", if spaced { " " } else { "" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbols(text: &str) -> Vec<String> {
        let issuers = Issuers::built_in();
        let mut claims = Claims::default();
        claim(text, Series { issuers: &issuers, own: None }, &mut claims);
        claims
            .into_sorted()
            .into_iter()
            .filter(|mention| mention.rule == "symbol")
            .map(|mention| text[mention.range].to_string())
            .collect()
    }

    const GOOD: &str = "A/RES/64/293
A/AC.96/965/Add.1
CTOC/COP/2005/1
CTOC/COP/WG.7/2012/2
CTOC/COP/WG.8/2015/CRP.1
S/22393
S/22393/Corr.1
E/CN.4/2003/85/Add.1
E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1
A/CONF.213/RPM.1/1
A/55/383/Add.1
A/RES/1514(XV)
A/RES/1514 (XV)
S/RES/2314(2016)
S/RES/2314 (2016)
A/RES/ES-11/1
A/HRC/RES/41/11
A/C.3/56/L.71/Rev.1
A/75/6 (Sect. 5)
ST/LIB/SER.B/5/Rev.5
ST/AI/189/Add.9/Rev.2/Add.2
CEDAW/C/2004/I/4
CCW/MSP/2019/9
CEB/2022/2/Add.1
S/PV.9381
A/78/PV.63
A/BUR/72/1
CAC/COSP/2009/15
CRC/GC/2005/6
CCPR/C/21/Rev.1/Add.13
A/9012/Add.2
E/1978/1
HRI/GEN/1/Rev.9 (Vol. I)
WO/PBC/25/2
A/RES/55/5 B
A/RES/2200 A (XXI)
A/48/49 (Vol. I)
A/55/383/Add.1-3
A/CN.9/WG.III/WP.4
TD/B/EX(50)/2";

    #[test]
    fn symbols_of_every_series_are_read_whole() {
        for symbol in GOOD.lines() {
            for tail in [".", ";", ")", "\u{201d}", " (para. 4)", " was"] {
                assert_eq!(symbols(&format!("see {symbol}{tail}")), [symbol], "before {tail:?}");
            }
        }
    }

    #[test]
    fn other_slashes_are_no_symbols() {
        for text in [
            "and/or 5",
            "1/2",
            "n/a",
            "A/C",
            "TCP/IP",
            "S/he 5",
            "km/h",
            "I/O 2",
            "A/B 12",
            "E/M 3",
            "A/c No. 5",
            "S/N 123",
            "A/See 4",
            "ID/OOD 3",
            "T/F 1",
            "http://x.org/A/55/25x/",
            "type A / 12 items",
        ] {
            assert_eq!(symbols(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn scans_may_put_spaces_and_foreign_letters_into_a_symbol() {
        let canonical = |text: &str| {
            let issuers = Issuers::built_in();
            at_slash(text, text.find('/').expect("it has one"), Series { issuers: &issuers, own: None }).map(|(_, symbol)| symbol)
        };
        assert_eq!(canonical("А/НRС/14/15").as_deref(), Some("A/HRC/14/15"));
        assert_eq!(canonical("A/ HRC/ 14/15").as_deref(), Some("A/HRC/14/15"));
        assert_eq!(canonical("CTOC/COP/WG. 7/2012/2").as_deref(), Some("CTOC/COP/WG.7/2012/2"));
        assert_eq!(canonical("S/2OO1/1195").as_deref(), Some("S/2001/1195"));
        assert_eq!(canonical("E/CN.15/2O02/1O").as_deref(), Some("E/CN.15/2002/1O"));
        assert_eq!(canonical("A/RES/2200 A (XXI)").as_deref(), Some("A/RES/2200A(XXI)"));
    }

    #[test]
    fn corrigenda_and_addenda_written_short_are_documents_of_their_own() {
        assert_eq!(symbols("S/22393 and Corr.1, annex I."), ["S/22393", "Corr.1, annex I"]);
        assert_eq!(symbols("A/55/383 and Add.1-3 and"), ["A/55/383", "Add.1-3"]);
        assert_eq!(symbols("A/55/383/Add.1 and 2, which"), ["A/55/383/Add.1", "2"]);
        assert_eq!(symbols("A/55/383, Add.1 and Corr.1 and 2 and 12 States").len(), 4);
        assert_eq!(symbols("A/55/383/Add.1–3 and Corr.1."), ["A/55/383/Add.1–3", "Corr.1"]);
        assert_eq!(symbols("A/55/383, Add.2/Corr.1 and Add.3/Rev.1."), ["A/55/383", "Add.2/Corr.1", "Add.3/Rev.1"]);
        assert_eq!(symbols("A/55/383 and Corr. l."), ["A/55/383", "Corr. l"]);
    }

    #[test]
    fn a_joint_document_has_two_symbols() {
        assert_eq!(symbols("A/66/335–S/2011/598."), ["A/66/335", "S/2011/598"]);
        assert_eq!(symbols("E/2019/30-E/CN.15/2019/15, para. 3."), ["E/2019/30", "E/CN.15/2019/15, para. 3"]);
    }

    #[test]
    fn a_pinpoint_outside_the_bracket_belongs_to_the_symbol() {
        let issuers = Issuers::built_in();
        let mut claims = Claims::default();
        claim("(A/CONF.192/15), chap. IV, para. 24.", Series { issuers: &issuers, own: None }, &mut claims);
        assert_eq!(claims.mentions.len(), 2);
        assert!(!claims.is_free(&(20..25)));
    }
}
