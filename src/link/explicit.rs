//! Links that the page itself writes: `[text](cite:smuggling-protocol/16/3)`, `[text](cite:A/RES/55/25/annex-III)`,
//! `[text](cite:#para-9)`, `[text](cite:A/55/383#para-9)` and addresses on the web, with or without a scheme.
//!
//! In: a text with its marks and hits. Out: claims, first of all, so that nothing else touches what a person settled. A `cite:`
//! link that names nothing is claimed as broken.

use arcstr::ArcStr;

use super::mention::{Claims, Resolution, Sense};
use super::register::Register;
use super::resolve::{annexes_there_are, beyond};
use super::words::{Hit, Sense as HitSense, Word};
use crate::model::{Addresses, Instrument, Mark, MarkKind, ReferenceKind, Target};

/// Claims the links of a text.
pub(super) fn claim(text: &str, marks: &[Mark], hits: &[Hit], addresses: &Addresses, register: &Register, claims: &mut Claims) {
    for mark in marks {
        let MarkKind::Link(link) = &mark.kind else { continue };
        let range = mark.start..mark.end;
        if range.is_empty() || !claims.is_free(&range) || official_symbol(link, register).is_some() {
            continue;
        }
        match link.strip_prefix("cite:") {
            Some(cited) => {
                let broken = |why| Sense::Broken(format!("“{link}” leads nowhere: {why}"));
                let sense = cite(cited, addresses, register).unwrap_or_else(broken);
                claims.add(range, "cite: link of the page", sense);
            }
            None => claims.add(range, "link of the page", url(link.to_string())),
        }
    }
    for hit in hits {
        if matches!(hit.sense, HitSense::Word(Word::Web)) && claims.is_free(&hit.range) {
            let range = hit.range.start..address_end(text, hit.range.start);
            if range.len() > hit.range.len() + 2 && claims.is_free(&range) {
                let address = &text[range.clone()];
                let absolute = if address.contains("://") { address.to_string() } else { format!("https://{address}") };
                claims.add(range, "address on the web", url(absolute));
            }
        }
    }
}

/// Claims the links to the official page of a document whose words say nothing else: words that name a source are its mention,
/// however far a converter made the link reach.
pub(super) fn claim_official(text: &str, marks: &[Mark], register: &Register, claims: &mut Claims) {
    for mark in marks {
        let MarkKind::Link(link) = &mark.kind else { continue };
        let range = mark.start..mark.end;
        if range.is_empty() || text[range.clone()].trim().is_empty() || !claims.is_free(&range) {
            continue;
        }
        if let Some(symbol) = official_symbol(link, register) {
            claims.add(range, "link to a document's official page", of_symbol(&symbol, None, register));
        }
    }
}

/// The symbol in the official address of a document: `https://docs.un.org/en/A/RES/46/182`.
fn official_symbol(link: &str, register: &Register) -> Option<String> {
    const HOSTS: &[&str] = &["docs.un.org/", "undocs.org/", "www.undocs.org/"];
    let address = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"))?;
    let path = HOSTS.iter().find_map(|host| address.strip_prefix(host))?;
    let path = ["en/", "fr/", "es/", "ru/", "ar/", "zh/"].iter().find_map(|language| path.strip_prefix(language)).unwrap_or(path);
    let symbol = percent_encoding::percent_decode_str(path).decode_utf8().ok()?.into_owned();
    let (series, rest) = symbol.split_once('/')?;
    let known = register.issuers.is_series(series) && rest.bytes().any(|b| b.is_ascii_digit());
    known.then_some(symbol)
}

fn of_symbol(symbol: &str, annex: Option<String>, register: &Register) -> Sense {
    match register.issuers.of_resolution_symbol(symbol) {
        Some((issuer, number)) => Sense::Resolution(Resolution {
            numbers: vec![number.into()],
            undated: false,
            decision: false,
            issuer: Some(issuer),
            annexes: annex.into_iter().collect(),
            provisions: None,
            paragraphs: Vec::new(),
        }),
        None => settled(
            ReferenceKind::Symbol,
            Target { symbol: Some(symbol.into()), annex: annex.map(Into::into), ..Target::default() },
        ),
    }
}

fn url(address: String) -> Sense {
    Sense::Settled { kind: ReferenceKind::Url, targets: vec![Target::url(address)], implicit: false }
}

/// Where an address ends: at white space or a mark that cannot be part of it; closing punctuation belongs to the sentence.
fn address_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let length = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '|' | '{' | '}'))
        .unwrap_or(rest.len());
    let mut address = &rest[..length];
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '\'', '’', '?', '!', '*']);
        let closed = shorter.ends_with(')') && shorter.matches('(').count() < shorter.matches(')').count();
        let closed = closed || shorter.ends_with(']') && !shorter.contains('[');
        let shorter = if closed { &shorter[..shorter.len() - 1] } else { shorter };
        if shorter.len() == address.len() {
            return start + address.len();
        }
        address = shorter;
    }
}

/// What a `cite:` link names, or what is wrong with it.
fn cite(cited: &str, addresses: &Addresses, register: &Register) -> Result<Sense, String> {
    // Markdown has no blanks in links: `cite:untoc/5%20bis`.
    let cited = &*percent_encoding::percent_decode_str(cited.trim()).decode_utf8_lossy();
    if let Some(anchor) = cited.strip_prefix('#') {
        let there = addresses.find(anchor).map(|_| settled(own_kind(anchor), Target::anchor(anchor)));
        return there.ok_or_else(|| format!("the document has no place with the anchor “{anchor}”"));
    }
    if let Some((document, anchor)) = cited.split_once('#') {
        let known = register.document(document).is_some() || register.has_document(document);
        let target = Target { symbol: Some(document.into()), anchor: Some(anchor.into()), ..Target::default() };
        let provision = || anchor.strip_prefix("article-").unwrap_or("6").replace('-', "/");
        return match known {
            true => Ok(settled(ReferenceKind::Symbol, target)),
            false if register.find(document).is_some() => {
                Err(format!("articles of an instrument stand behind a slash, as in cite:{document}/{}", provision()))
            }
            false => Err(format!("the site has no document “{document}”")),
        };
    }
    let (id, below) = cited.split_once('/').unwrap_or((cited, ""));
    if let Some(id) = register.find(id) {
        return provision(&register.entry(id).instrument, below);
    }
    let (symbol, annex) = annex_behind(cited);
    let is_symbol = register.issuers.is_series(id) && symbol.contains('/') && symbol.bytes().any(|b| b.is_ascii_digit());
    if is_symbol || register.issuers.of_resolution_symbol(symbol).is_some() {
        return Ok(of_symbol(symbol, annex, register));
    }
    if below.is_empty() && register.has_document(id) {
        return Ok(settled(ReferenceKind::Symbol, Target { symbol: Some(id.into()), ..Target::default() }));
    }
    Err(match nearest(id, register) {
        _ if id.is_empty() => "it names nothing".into(),
        Some(known) => format!("there is no instrument “{id}”; did you mean “{known}”?"),
        None => format!("there is no instrument “{id}” and no such symbol"),
    })
}

/// `16`, `16/3`, `16/3/a` behind the name of an instrument.
fn provision(instrument: &Instrument, below: &str) -> Result<Sense, String> {
    let mut parts = below.split('/').filter(|part| !part.is_empty()).map(ArcStr::from);
    let mut target = Target::instrument(instrument.id.clone());
    if let Some(annex) = below.strip_prefix("annex").map(|number| number.trim_start_matches(['-', ' '])) {
        if !instrument.has_annex(annex) {
            return Err(annexes_there_are(instrument));
        }
        target.annex = Some(if annex.is_empty() { "annex" } else { annex }.into());
        return Ok(settled(ReferenceKind::Treaty, target));
    }
    target.article = parts.next();
    target.paragraph = parts.next();
    target.point = parts.next();
    if let Some(beyond) = beyond(instrument, target.article.as_deref(), target.paragraph.as_deref()) {
        return Err(beyond.there_are);
    }
    match parts.next() {
        Some(part) => Err(format!("“{part}” stands behind the point; write points of points as b(i)")),
        None => Ok(settled(ReferenceKind::Treaty, target)),
    }
}

/// A symbol without its annex, and the annex: `A/RES/55/25/annex-III`, `A/RES/60/147/annex`.
fn annex_behind(cited: &str) -> (&str, Option<String>) {
    let Some((symbol, annex)) = cited.rsplit_once("/annex") else { return (cited, None) };
    match annex.trim_start_matches(['-', ' ']) {
        "" => (symbol, Some("annex".into())),
        number if annex.len() > number.len() => (symbol, Some(number.to_string())),
        _ => (cited, None),
    }
}

/// The id of an instrument that is written much like this.
fn nearest<'r>(id: &str, register: &'r Register) -> Option<&'r str> {
    let ids = register.instruments().map(|(_, instrument)| instrument.id.as_str());
    let near = ids.map(|known| (strsim::damerau_levenshtein(id, known), known)).min();
    near.filter(|(distance, _)| *distance <= 1 + id.len() / 4).map(|(_, known)| known)
}

fn settled(kind: ReferenceKind, target: Target) -> Sense {
    Sense::Settled { kind, targets: vec![target], implicit: false }
}

/// The kind of a place in the document by its anchor.
fn own_kind(anchor: &str) -> ReferenceKind {
    let last = anchor.rsplit_once("-fn-").map_or(anchor, |_| "fn-");
    match last {
        _ if last.starts_with("fn-") => ReferenceKind::Footnote,
        _ if last.starts_with("annex") && !last.contains("-para-") && !last.contains("-u") => ReferenceKind::Annex,
        _ if last.starts_with("section") => ReferenceKind::Section,
        _ => ReferenceKind::Paragraph,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::register;
    use super::super::words;
    use super::*;
    use crate::model::Address;

    fn claimed(text: &str, marks: &[Mark]) -> Vec<(String, Sense)> {
        let register = register();
        let address = Address::new("para-9");
        let addresses = Addresses::new(vec![address]);
        let mut claims = Claims::default();
        claim(text, marks, &words::hits(text, register), &addresses, register, &mut claims);
        claims.into_sorted().into_iter().map(|mention| (text[mention.range].to_string(), mention.sense)).collect()
    }

    fn link(to: &str) -> Sense {
        let marks = [Mark { start: 0, end: 4, kind: MarkKind::Link(to.into()) }];
        claimed("here", &marks).remove(0).1
    }

    #[test]
    fn cite_links_name_instruments_symbols_and_anchors() {
        let target =
            Target { article: Some("16".into()), paragraph: Some("3".into()), ..Target::instrument("smuggling-protocol") };
        assert_eq!(link("cite:smuggling-protocol/16/3"), settled(ReferenceKind::Treaty, target));
        assert_eq!(link("cite:#para-9"), settled(ReferenceKind::Paragraph, Target::anchor("para-9")));
        assert!(matches!(link("cite:A/RES/55/25"), Sense::Resolution(resolution) if resolution.numbers == ["55/25"]));
        assert!(matches!(link("cite:CTOC/COP/2005/1"), Sense::Settled { kind: ReferenceKind::Symbol, .. }));
    }

    #[test]
    fn cite_links_name_annexes_and_have_their_signs_decoded() {
        for (to, annex) in [("cite:A/RES/55/25/annex-III", "III"), ("cite:A/RES/60/147/annex", "annex")] {
            assert!(matches!(link(to), Sense::Resolution(resolution) if resolution.annexes == [annex]), "{to}");
        }
        let target = Target { symbol: Some("A/55/383".into()), annex: Some("I".into()), ..Target::default() };
        assert_eq!(link("cite:A/55/383/annex-I"), settled(ReferenceKind::Symbol, target));
        let target = Target { article: Some("5 bis".into()), ..Target::instrument("cbd") };
        assert_eq!(link("cite:cbd/5%20bis"), settled(ReferenceKind::Treaty, target));
    }

    #[test]
    fn cite_links_that_name_nothing_say_why() {
        for (to, why) in [
            ("cite:smugling-protocol/3", "there is no instrument “smugling-protocol”; did you mean “smuggling-protocol”?"),
            ("cite:no-such-treaty/3", "there is no instrument “no-such-treaty” and no such symbol"),
            ("cite:#para-99", "the document has no place with the anchor “para-99”"),
            ("cite:", "it names nothing"),
            (
                "cite:smuggling-protocol#article-16-3",
                "articles of an instrument stand behind a slash, as in cite:smuggling-protocol/16/3",
            ),
            ("cite:smuggling-protocol/99", "the Smuggling of Migrants Protocol has 25 articles"),
            ("cite:smuggling-protocol/16%20bis", "the Smuggling of Migrants Protocol has no such article"),
            ("cite:smuggling-protocol/6/99", "article 6 of the Smuggling of Migrants Protocol has 4 paragraphs"),
            ("cite:smuggling-protocol/0", "the Smuggling of Migrants Protocol has 25 articles"),
            ("cite:smuggling-protocol/6/1/b/i", "“i” stands behind the point; write points of points as b(i)"),
        ] {
            assert_eq!(link(to), Sense::Broken(format!("“{to}” leads nowhere: {why}")));
        }
    }

    #[test]
    fn addresses_end_before_the_punctuation_of_the_sentence() {
        for (text, address, url) in [
            ("at: www.unodc.org/x.html?ref=menuse", "www.unodc.org/x.html?ref=menuse", "https://www.unodc.org/x.html?ref=menuse"),
            ("(see http://www.un.org/law/).", "http://www.un.org/law/", "http://www.un.org/law/"),
            ("https://en.org/A_(b), and", "https://en.org/A_(b)", "https://en.org/A_(b)"),
        ] {
            let found = claimed(text, &[]);
            assert_eq!(found, [(address.to_string(), super::url(url.into()))]);
        }
    }
}
