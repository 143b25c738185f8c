//! What is known about a source that is not on this site: its name, and what its symbol says about it.
//!
//! In: a target that leads to an official address. Out: its card: the name, then body, kind of document, session and year, as far as
//! the symbol is sure to tell. Nothing is looked up, and nothing is guessed: a symbol of a subsidiary body names none.

use super::cards::Card;
use crate::model::Target;
use crate::render::authority::{self, Authority};
use crate::render::edition::Edition;
use crate::render::official;

/// How a part of a symbol begins that says what the document is, and the message that names it.
const KINDS: [(&str, &str); 12] = [
    ("RES", "symbol-resolution"),
    ("DEC", "symbol-decision"),
    ("Add.", "symbol-addendum"),
    ("Corr.", "symbol-corrigendum"),
    ("Rev.", "symbol-revision"),
    ("L.", "symbol-draft"),
    ("INF", "symbol-information"),
    ("SR.", "symbol-summary-record"),
    ("PV.", "symbol-verbatim-record"),
    ("WP.", "symbol-working-paper"),
    ("CRP.", "symbol-room-paper"),
    ("WG.", "symbol-working-group"),
];
/// The General Assembly's first session was in 1946; since the thirty-first, symbols have its number in figures.
const BEFORE_SESSIONS: u16 = 1945;
const SESSIONS: std::ops::RangeInclusive<u16> = 31..=150;
const YEARS: std::ops::RangeInclusive<u16> = 1946..=2100;

/// The card of a source elsewhere, and the address that it belongs to.
pub(super) fn card(edition: &Edition, target: &Target, url: String) -> Option<(String, Card)> {
    let named = |authority: &Authority| !matches!(authority, Authority::Instrument(_) | Authority::Web(_));
    let name = authority::named(target).into_iter().find(named)?.label(edition);
    let symbol = official::symbol(target).unwrap_or_default();
    let mut said = about(edition, &symbol);
    said.extend(url.split("://").nth(1).and_then(|rest| rest.split('/').next()).map(str::to_string));
    Some((url, [name, said.join(" · "), String::new()]))
}

/// Body, kind, session and year.
fn about(edition: &Edition, symbol: &str) -> Vec<String> {
    let words = edition.words;
    let (body, rest) = body(edition, symbol);
    let parts: Vec<&str> = symbol.split(['/', '(', ')']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let kinds: Vec<String> = parts.iter().filter_map(|part| kind(part)).map(|message| words.say(message)).collect();
    let number = |part: &&str| part.parse::<u16>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
    let year = parts.iter().skip(1).filter_map(number).find(|number| YEARS.contains(number));
    let session = (body == Some("General Assembly"))
        .then(|| rest.split('/').find_map(|part| number(&part)))
        .flatten()
        .filter(|session| SESSIONS.contains(session));
    let when = match session {
        Some(session) => {
            let values = [("number", session.to_string().into()), ("year", (BEFORE_SESSIONS + session).to_string().into())];
            Some(words.fill("symbol-session", values))
        }
        None => year.map(|year| year.to_string()),
    };
    let body = body.map(|body| if body == "General Assembly" { words.say("assembly") } else { body.to_string() });
    let kinds = (!kinds.is_empty()).then(|| words.parts(&kinds));
    [body, kinds, when].into_iter().flatten().collect()
}

/// The body whose document it is, and what stands behind its series; none where a body below it may be meant: `A/AC.96/965`.
fn body<'e>(edition: &'e Edition, symbol: &'e str) -> (Option<&'e str>, &'e str) {
    let begins = |series: &str| symbol.strip_prefix(series)?.strip_prefix('/');
    let known = edition.site.bodies.iter().filter_map(|(series, name)| Some((name.as_str(), begins(series)?)));
    let Some((name, rest)) = known.min_by_key(|(_, rest)| rest.len()) else { return (None, "") };
    let own = rest.starts_with(|c: char| c.is_ascii_digit()) || rest.split('/').next().is_some_and(|part| kind(part).is_some());
    (own.then_some(name), rest)
}

/// The message that names what a part of a symbol says the document is.
fn kind(part: &str) -> Option<&'static str> {
    let is = |begin: &str| {
        let rest = part.strip_prefix(begin);
        rest.is_some_and(|rest| {
            if begin.ends_with('.') {
                rest.starts_with(|c: char| c.is_ascii_digit())
            } else {
                rest.is_empty() || rest.starts_with('.')
            }
        })
    };
    KINDS.iter().find(|(begin, _)| is(begin)).map(|(_, message)| *message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::link::Issuers;
    use crate::model::Site;
    use crate::render::words::Words;

    #[test]
    fn a_symbol_says_body_kind_and_year_as_far_as_it_is_sure() {
        let site = Site { bodies: Issuers::built_in().bodies(), ..Site::default() };
        let (config, words) = (Config::default(), Words::english());
        let edition = Edition::new(&site, &config, words);
        for (symbol, said) in [
            ("A/RES/55/25", "General Assembly · resolution · session 55 (2000)"),
            ("A/55/383/Add.1", "General Assembly · addendum · session 55 (2000)"),
            ("S/RES/1373(2001)", "Security Council · resolution · 2001"),
            ("CTOC/COP/WG.7/2012/2", "Conference of the Parties · working group · 2012"),
            ("A/AC.96/965/Corr.1", "corrigendum"),
            ("E/CN.15/1996/L.3/Rev.1", "Commission on Crime Prevention and Criminal Justice · draft, revision · 1996"),
            ("S/22393", "Security Council"),
            ("PORT/A/Library", ""),
        ] {
            assert_eq!(about(&edition, symbol).join(" · "), said, "{symbol}");
        }
    }
}
