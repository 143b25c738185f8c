//! Links to other sites: which there are, and what the answers of those sites mean.
//!
//! In: the linked site and its pages; answers that somebody else asked for. Out: the links with their places, and findings. Asks
//! nothing itself: only `check --external` does, and what it was told comes in as a value.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Options, Parser, Tag};
use serde::{Deserialize, Serialize};

use super::places;
use crate::model::Site;
use crate::render::route::{Destination, Routes};
use crate::report::{Finding, Place, Rule, rule};
use crate::source::{Page, Source, Sources};

/// An address on another site and the places that link to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address, without a fragment: no server ever sees that.
    pub url: String,
    /// Where it is linked, in the order of the site; never empty.
    pub places: Vec<Place>,
}

/// What a site said of an address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The status behind all redirects; `None` when there was no answer.
    #[serde(default)]
    pub status: Option<u16>,
    /// The address that it has moved to for good.
    #[serde(default)]
    pub moved: Option<String>,
    /// Why there was no answer.
    #[serde(default)]
    pub failure: Option<String>,
    /// Whether there is nobody to answer, so that asking again is of no use.
    #[serde(default)]
    pub gone: bool,
    /// When it was asked, in seconds since 1970.
    #[serde(default)]
    pub asked: i64,
}

/// Answers by address.
pub type Answers = BTreeMap<String, Answer>;

impl Answer {
    /// Whether the address leads somewhere.
    pub fn is_good(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }
}

/// Most other places that a finding names.
const MOST: usize = 3;

/// All links to other sites, by address: those of the texts, and the official addresses of what is cited.
pub fn external_links(site: &Site, routes: &Routes, sources: &Sources) -> Vec<Link> {
    let mut links: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let mut add = |url: &str, place: Option<Place>| {
        let address = url.split('#').next().unwrap_or_default();
        let on_the_web = ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme));
        if on_the_web && !address.starts_with(routes.base_url()) {
            links.entry(address.to_string()).or_default().extend(place);
        }
    };
    for linked in &site.documents {
        let source = sources.page(&linked.path).map(Page::open);
        for reference in &linked.references {
            for target in &reference.targets {
                if let Some(Destination::Elsewhere(url)) = routes.target(linked, target) {
                    add(&url, source.as_ref().map(|source| places::place_in(linked, reference, source)));
                }
            }
        }
    }
    let pages = site.instruments.iter().map(|page| &page.path).chain(site.pages.iter().map(|page| &page.path));
    for source in pages.filter_map(|path| sources.get(path)) {
        for (url, place) in written(&source) {
            add(&url, Some(place));
        }
    }
    for page in &site.instruments {
        if let (Some(url), Some(source)) = (&page.instrument.url, sources.get(&page.path)) {
            add(url, Some(words(&source, 0, url)));
        }
    }
    links.into_iter().map(|(url, places)| Link { url, places }).collect()
}

/// The links and images that a page of Markdown writes.
fn written(source: &Source) -> Vec<(String, Place)> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let events = Parser::new_ext(&source.text, options).into_offset_iter();
    let links = events.filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            let place = words(source, range.start, &dest_url);
            Some((dest_url.into_string(), place))
        }
        _ => None,
    });
    links.collect()
}

/// Where words stand first from a byte on; the line of that byte where they do not.
fn words(source: &Source, from: usize, words: &str) -> Place {
    match source.text[from..].find(words) {
        Some(at) => Place::span(source, from + at..from + at + words.len()),
        None => Place::line(source, source.line_of(from)),
    }
}

/// What the answers mean for the links: a finding for each that is dead, has moved for good, or cannot be told.
pub fn judge(links: &[Link], answers: &Answers) -> Vec<Finding> {
    let judged = links.iter().filter_map(|link| {
        let (rule, said) = verdict(answers.get(&link.url)?)?;
        let (first, others) = link.places.split_first()?;
        let named: Vec<String> = others.iter().take(MOST).map(|place| format!("{}:{}", place.path, place.line)).collect();
        let others = match others.len() {
            0 => String::new(),
            few if few <= MOST => format!(" (also linked in {})", named.join(", ")),
            many => format!(" (also linked in {} and {} more places)", named.join(", "), many - MOST),
        };
        Some(Finding::new(rule, format!("{} {said}{others}", link.url)).at(first.clone()))
    });
    judged.collect()
}

/// The rule that an answer falls under, and what it said; `None` for a good one.
fn verdict(answer: &Answer) -> Option<(&'static Rule, String)> {
    match (answer.status, &answer.moved) {
        (Some(200..=299), None) => None,
        (Some(200..=299), Some(moved)) => Some((&rule::EXTERNAL_MOVED, format!("has moved to {moved}"))),
        (Some(status @ (400 | 404 | 410)), _) => Some((&rule::EXTERNAL_DEAD, format!("answers {status}"))),
        (Some(status), _) => Some((&rule::EXTERNAL_UNCLEAR, format!("answers {status}"))),
        (None, _) => {
            let rule = if answer.gone { &rule::EXTERNAL_DEAD } else { &rule::EXTERNAL_UNCLEAR };
            let failure = answer.failure.as_deref().unwrap_or("it does not say why");
            Some((rule, format!("does not answer: {failure}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_a_page_are_found_where_they_are_written() {
        let text = "+++\ntitle = \"A\"\n+++\n\nSee [one](https://a.org/x#y) and\n<https://b.org/>. ![p](p.png)\n";
        let found = written(&Source::new("content/pages/a.md", text));
        let found: Vec<_> = found.iter().map(|(url, place)| (url.as_str(), place.line)).collect();
        assert_eq!(found, [("https://a.org/x#y", 5), ("https://b.org/", 6), ("p.png", 6)]);
    }

    #[test]
    fn answers_fall_under_the_rule_that_fits() {
        let code = |status, moved: Option<&str>| {
            let answer = Answer { status, moved: moved.map(Into::into), ..Answer::default() };
            verdict(&answer).map(|(rule, _)| rule.code)
        };
        assert_eq!(code(Some(200), None), None);
        assert_eq!(code(Some(200), Some("https://b.org/")), Some("external-moved"));
        assert_eq!(code(Some(404), None), Some("external-dead"));
        assert_eq!(code(Some(403), None), Some("external-unclear"));
        assert_eq!(code(None, None), Some("external-unclear"));
    }
}
