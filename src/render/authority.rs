//! What targets cite, as lawyers name it: an instrument, a resolution, a document, a place in a treaty series, an address on the web.
//!
//! In: a [`Target`]. Out: the authority or authorities it names, their titles and addresses. One target may name an instrument and
//! the resolution or the treaty series that holds it; programs that count each target once take the principal one. Places in the
//! citing document itself are no authorities.

use crate::model::Target;

use super::edition::{Edition, document_title};
use super::names;
use super::route::{Destination, Route, without_spaces};
use super::words::Words;

/// Something that documents cite.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Authority<'s> {
    /// An instrument by its id.
    Instrument(&'s str),
    /// A resolution or decision; the number of the General Assembly's is a symbol.
    Resolution {
        /// Who issued it; `None` for the General Assembly.
        issuer: Option<&'s str>,
        /// Its number, without spaces but between words.
        number: String,
    },
    /// A document by its symbol, without spaces.
    Document(String),
    /// A place in a treaty series.
    Series {
        /// The series.
        series: &'s str,
        /// The volume.
        volume: Option<&'s str>,
        /// The registration number.
        number: Option<&'s str>,
    },
    /// An address on the web.
    Web(&'s str),
    /// A treaty by its title, which the site has no page for.
    External(&'s str),
}

/// Kinds of authorities, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Instrument,
    External,
    Resolution,
    Document,
    Series,
    Web,
}

impl Kind {
    /// The word that exports and anchors use.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Instrument => "instrument",
            Self::External => "external",
            Self::Resolution => "resolution",
            Self::Document => "document",
            Self::Series => "treaty-series",
            Self::Web => "web",
        }
    }
}

/// Everything that a target names.
pub(super) fn named(target: &Target) -> Vec<Authority<'_>> {
    let instrument = target.instrument.as_deref().map(Authority::Instrument);
    let resolution = target.resolution.as_deref().map(|number| Authority::Resolution {
        issuer: target.issuer.as_deref(),
        number: match number.strip_prefix("decision ") {
            Some(number) => format!("decision {}", without_spaces(number)),
            None => without_spaces(number).into_owned(),
        },
    });
    let document = target.symbol.as_deref().map(|symbol| Authority::Document(without_spaces(symbol).into_owned()));
    let series = target.series.as_deref().map(|series| Authority::Series {
        series,
        volume: target.volume.as_deref(),
        number: target.number.as_deref(),
    });
    let web = target.url.as_deref().map(Authority::Web);
    let external = target.title.as_deref().map(Authority::External);
    [instrument, resolution, document, series, web, external].into_iter().flatten().collect()
}

/// The one authority under which a target counts where each counts once; `None` for a place in the citing document.
pub(super) fn principal(target: &Target) -> Option<Authority<'_>> {
    if target.anchor.is_some() && target.symbol.is_none() { None } else { named(target).into_iter().next() }
}

/// The part of a target that says where in an authority: an annex belongs to what it is annexed to, not to what it holds.
pub(super) fn within(authority: &Authority, target: &Target) -> Target {
    let place = Target { paragraph: target.paragraph.clone(), point: target.point.clone(), ..Target::default() };
    match authority {
        Authority::Instrument(_) => Target { article: target.article.clone(), ..place },
        Authority::Resolution { .. } | Authority::Document(_) => {
            Target { annex: target.annex.clone(), section: target.section.clone(), chapter: target.chapter, ..place }
        }
        Authority::External(_) => Target { annex: target.annex.clone(), article: target.article.clone(), ..place },
        Authority::Series { .. } | Authority::Web(_) => Target::default(),
    }
}

impl<'s> Authority<'s> {
    /// Its kind.
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Instrument(_) => Kind::Instrument,
            Self::Resolution { .. } => Kind::Resolution,
            Self::Document(_) => Kind::Document,
            Self::Series { .. } => Kind::Series,
            Self::Web(_) => Kind::Web,
            Self::External(_) => Kind::External,
        }
    }

    /// Those it is listed with: the issuer of a resolution, the treaty series.
    pub(super) fn group(&self, words: &Words) -> Option<String> {
        match self {
            Self::Resolution { issuer, .. } => Some(issuer.map_or_else(|| words.say("assembly"), str::to_string)),
            Self::Series { series, .. } => Some(names::treaty_series(words, series)),
            Self::Instrument(_) | Self::Document(_) | Self::Web(_) | Self::External(_) => None,
        }
    }

    /// What it is called in its group.
    pub(super) fn title(&self, edition: &Edition) -> String {
        let words = edition.words;
        match self {
            Self::Instrument(id) => {
                edition.instrument(id).map_or_else(|| (*id).to_string(), |page| page.instrument.short_title.clone())
            }
            Self::Resolution { issuer: None, number } => number.clone(),
            Self::Resolution { number, .. } => match number.strip_prefix("decision ") {
                Some(number) => words.fill("decision", [("number", names::spaced(number).into())]),
                None => words.fill("resolution", [("number", names::spaced(number).into())]),
            },
            Self::Document(symbol) => symbol.clone(),
            Self::Series { volume, number, .. } => {
                let volume = volume.map(|volume| words.fill("series-volume", [("number", volume.into())]));
                let number = number.map(|number| words.fill("series-number", [("number", number.into())]));
                words.parts(&[volume, number].into_iter().flatten().collect::<Vec<_>>())
            }
            Self::Web(url) => without_scheme(url).to_string(),
            Self::External(title) => (*title).to_string(),
        }
    }

    /// What it is called where it stands alone.
    pub(super) fn label(&self, edition: &Edition) -> String {
        let words = edition.words;
        match self {
            Self::Resolution { issuer: Some(issuer), number } => {
                let (message, number) = match number.strip_prefix("decision ") {
                    Some(number) => ("decision-of", number),
                    None => ("resolution-of", number.as_str()),
                };
                words.fill(message, [("issuer", (*issuer).into()), ("number", names::spaced(number).into())])
            }
            Self::Series { series, .. } => words.parts(&[names::treaty_series(words, series), self.title(edition)]),
            _ => self.title(edition),
        }
    }

    /// Where it stands as a whole.
    pub(super) fn destination(&self, edition: &Edition<'s>) -> Option<Destination<'s>> {
        let own = |text: &str| Some(text.into());
        let target = match self {
            Self::Instrument(id) => return Some(Destination::Here(Route::Protocol(id), None)),
            Self::Resolution { issuer, number } => {
                Target { resolution: own(number), issuer: issuer.map(Into::into), ..Target::default() }
            }
            Self::Document(symbol) => Target { symbol: own(symbol), ..Target::default() },
            Self::Series { series, volume, number } => Target {
                series: own(series),
                volume: volume.map(Into::into),
                number: number.map(Into::into),
                ..Target::default()
            },
            Self::Web(url) => Target::url(*url),
            Self::External(_) => return None,
        };
        edition.routes.source(&target)
    }

    /// The title behind a symbol, where it leads to a document of this site.
    pub(super) fn remark(&self, edition: &Edition<'s>, destination: Option<&Destination>) -> Option<String> {
        match (self, destination?) {
            (Self::Document(_) | Self::Resolution { .. }, Destination::Here(Route::Document(slug), _)) => {
                edition.document(slug).map(|linked| document_title(linked).0)
            }
            _ => None,
        }
    }
}

/// An address as people read it.
fn without_scheme(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instrument_cited_by_its_place_in_a_series_is_named_twice_and_counts_once() {
        let target = Target {
            series: Some("UNTS".into()),
            volume: Some("189".into()),
            number: Some("2545".into()),
            ..Target::instrument("refugee-convention")
        };
        let series = Authority::Series { series: "UNTS", volume: Some("189"), number: Some("2545") };
        assert_eq!(named(&target), [Authority::Instrument("refugee-convention"), series]);
        assert_eq!(principal(&target), Some(Authority::Instrument("refugee-convention")));
    }

    #[test]
    fn spaces_make_no_other_resolution() {
        let resolution = |number: &str| Target {
            resolution: Some(number.into()),
            issuer: Some("Security Council".into()),
            ..Target::default()
        };
        assert_eq!(named(&resolution("1373 (2001)")), named(&resolution("1373(2001)")));
        assert_ne!(named(&resolution("decision 5/1")), named(&resolution("5/1")));
    }

    #[test]
    fn an_annex_is_a_place_in_the_resolution_and_not_in_the_instrument_it_holds() {
        let target = Target {
            resolution: Some("A/RES/55/25".into()),
            annex: Some("III".into()),
            ..Target::instrument("smuggling-protocol")
        };
        let places: Vec<_> =
            named(&target).iter().map(|authority| names::pinpoint(Words::english(), &within(authority, &target))).collect();
        assert_eq!(places, [None, Some("annex\u{a0}III".to_string())]);
    }

    #[test]
    fn a_place_in_the_citing_document_is_no_authority() {
        assert_eq!(principal(&Target::anchor("para-3")), None);
        assert!(named(&Target::anchor("para-3")).is_empty());
    }
}
