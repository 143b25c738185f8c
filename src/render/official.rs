//! Official addresses of sources that have no page on this site.
//!
//! In: a [`Target`]. Out: where its publisher keeps it, as far as that follows from its number; nothing is looked up.
//! Never returns an address that a browser would run as script.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::model::Target;

/// The official address of a target; `None` where none is known.
pub(super) fn address(target: &Target) -> Option<String> {
    document(target)
        .or_else(|| treaty_series(target))
        .or_else(|| target.url.as_deref().filter(|url| is_safe(url)).map(str::to_string))
}

/// Whether an address may be linked: the web, mail, or a place relative to the page.
pub(super) fn is_safe(url: &str) -> bool {
    let url: String = url.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    match url.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '#', '?']) => {
            ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
        _ => !url.starts_with("//"),
    }
}

/// Percent-encodes everything but what an address may hold as it is.
pub(super) fn percent_encode(path: &str) -> Cow<'_, str> {
    const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
    // Nearly all are, and every link of the site is looked at.
    if path.bytes().all(is_plain) { path.into() } else { utf8_percent_encode(path, ENCODED).into() }
}

fn document(target: &Target) -> Option<String> {
    let symbol: String = symbol(target)?.chars().filter(|c| !c.is_whitespace()).collect();
    Some(format!("https://docs.un.org/en/{}", percent_encode(&symbol)))
}

/// The symbol of a document, or that under which a resolution was published.
pub(super) fn symbol(target: &Target) -> Option<Cow<'_, str>> {
    target.symbol.as_deref().map(Cow::Borrowed).or_else(|| resolution_symbol(target))
}

/// The symbol under which a resolution or decision was published. Of other issuers than the General Assembly only the number is known; those
/// whose symbols follow from it are listed here.
fn resolution_symbol(target: &Target) -> Option<Cow<'_, str>> {
    let number = target.resolution.as_deref()?;
    let decision = number.strip_prefix("decision ");
    let kind = if decision.is_some() { "DEC" } else { "RES" };
    let series = match target.issuer.as_deref() {
        None => return Some(number.into()),
        Some("Security Council") if decision.is_none() => "S",
        Some("Economic and Social Council") => "E",
        Some("Human Rights Council") => "A/HRC",
        Some(_) => return None,
    };
    Some(format!("{series}/{kind}/{}", decision.unwrap_or(number)).into())
}

fn treaty_series(target: &Target) -> Option<String> {
    match target.series.as_deref()? {
        "UNTS" => {
            let volume = target.volume.as_deref()?;
            Some(format!("https://treaties.un.org/doc/Publication/UNTS/Volume%20{volume}/v{volume}.pdf"))
        }
        "CETS" | "ETS" => {
            let number = target.number.as_deref()?;
            Some(format!("https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum={number:0>3}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolution(number: &str, issuer: Option<&str>) -> Option<String> {
        address(&Target { resolution: Some(number.into()), issuer: issuer.map(Into::into), ..Target::default() })
    }

    #[test]
    fn resolutions_lead_to_their_symbol() {
        assert_eq!(resolution("A/RES/55/25", None).as_deref(), Some("https://docs.un.org/en/A/RES/55/25"));
        assert_eq!(resolution("A/RES/428(V)", None).as_deref(), Some("https://docs.un.org/en/A/RES/428%28V%29"));
        assert_eq!(
            resolution("1373 (2001)", Some("Security Council")).as_deref(),
            Some("https://docs.un.org/en/S/RES/1373%282001%29")
        );
        assert_eq!(resolution("5/3", Some("Conference of the Parties")), None);
        assert_eq!(
            resolution("decision 2004/242", Some("Economic and Social Council")).as_deref(),
            Some("https://docs.un.org/en/E/DEC/2004/242")
        );
        assert_eq!(
            resolution("decision 2/102", Some("Human Rights Council")).as_deref(),
            Some("https://docs.un.org/en/A/HRC/DEC/2/102")
        );
        assert_eq!(resolution("decision 1 (2004)", Some("Security Council")), None);
    }

    #[test]
    fn treaty_series_lead_to_their_volume_or_number() {
        let unts = Target { series: Some("UNTS".into()), volume: Some("189".into()), ..Target::default() };
        let address_of_unts = "https://treaties.un.org/doc/Publication/UNTS/Volume%20189/v189.pdf";
        assert_eq!(address(&unts).as_deref(), Some(address_of_unts));
        let cets = Target { series: Some("CETS".into()), number: Some("5".into()), ..Target::default() };
        assert!(address(&cets).expect("the number is enough").ends_with("treatynum=005"));
    }

    #[test]
    fn script_is_never_linked() {
        assert!(!is_safe("javascript:alert(1)"));
        assert!(!is_safe(" java\nscript:alert(1)"));
        assert!(!is_safe("data:text/html,x"));
        assert!(!is_safe("//elsewhere.example/"));
        assert!(is_safe("https://www.un.org/"));
        assert!(is_safe("../other/index.html#a:b"));
        assert!(is_safe("#para-3"));
    }
}
