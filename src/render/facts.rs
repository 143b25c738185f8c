//! The facts of an instrument as its page lists them.
//!
//! In: the front matter of an instrument's page. Out: names and values, with links where an official address follows from them. A
//! fact that nobody has checked says so.

use crate::model::{Instrument, InstrumentPage, Target, TreatySeries};

use super::edition::Edition;
use super::names;
use super::official;
use super::route::Route;
use super::view::{FactView, LinkOrText};
use super::words::Words;

/// The facts of an instrument, in the order they are shown.
pub(super) fn facts(edition: &Edition, instrument: &Instrument) -> Vec<FactView> {
    let mut facts = Facts { words: edition.words, unverified: &instrument.unverified, known: Vec::new() };
    let here = Route::Protocol(&instrument.id);
    let to_instrument = |page: &InstrumentPage| {
        let href = edition.routes.link(here, Route::Protocol(&page.instrument.id));
        linked(&page.instrument.short_title, Some(href))
    };
    let parent = instrument.parent.as_deref().and_then(|id| edition.instrument(id));
    let children = edition.site.instruments.iter().filter(|page| page.instrument.parent.as_deref() == Some(&*instrument.id));
    let symbol = |symbol: &str| official::address(&Target { symbol: Some(symbol.into()), ..Target::default() });
    facts.add("fact-supplements", &["parent"], parent.map(to_instrument).into_iter().collect());
    facts.add("fact-adopted", &["adopted", "place"], adopted(edition.words, instrument).map(plain).into_iter().collect());
    let in_force = instrument.in_force.as_deref().map(|date| plain(edition.words.date(date)));
    facts.add("fact-in-force", &["in_force"], in_force.into_iter().collect());
    facts.add(
        "fact-resolution",
        &["resolution", "resolution_annex"],
        resolution(edition.words, instrument).into_iter().collect(),
    );
    let series = instrument.treaty_series.iter().map(|series| treaty_series(edition.words, series));
    facts.add("fact-treaty-series", &["treaty_series"], series.collect());
    let document = instrument.symbol.as_deref().map(|words| linked(words, symbol(words)));
    facts.add("fact-document", &["symbol"], document.into_iter().collect());
    let url = instrument.url.clone().filter(|url| official::is_safe(url));
    facts.add("fact-record", &["url"], url.map(|url| linked(host(&url), Some(url.clone()))).into_iter().collect());
    let count = instrument.article_count.map(|count| plain(count.to_string()));
    facts.add("fact-articles", &["article_count"], count.into_iter().collect());
    facts.add("fact-aliases", &["aliases"], instrument.aliases.iter().map(plain).collect());
    facts.add("fact-supplemented", &[], children.map(|page| to_instrument(page)).collect());
    facts.known
}

/// The facts so far.
struct Facts<'a> {
    words: &'a Words,
    unverified: &'a [String],
    known: Vec<FactView>,
}

impl Facts<'_> {
    /// Adds a fact that something is known about: the message that names it, and the names of its parts in the front matter.
    fn add(&mut self, name: &str, keys: &[&str], values: Vec<LinkOrText>) {
        if !values.is_empty() {
            let unverified = self.unverified.iter().any(|key| keys.contains(&key.as_str()));
            self.known.push(FactView { name: self.words.say(name), values, unverified });
        }
    }
}

fn adopted(words: &Words, instrument: &Instrument) -> Option<String> {
    let date = instrument.adopted.as_deref().map(|date| words.date(date));
    match (date, &instrument.place) {
        (Some(date), Some(place)) => Some(words.fill("adopted-at", [("date", date.into()), ("place", place.as_str().into())])),
        (date, place) => date.or_else(|| place.clone()),
    }
}

fn resolution(words: &Words, instrument: &Instrument) -> Option<LinkOrText> {
    let number = instrument.resolution.as_deref()?;
    let annex = instrument.resolution_annex.as_deref().filter(|annex| !annex.is_empty()).map(Into::into);
    let annex = names::pinpoint(words, &Target { annex, ..Target::default() });
    let resolution = words.fill("assembly-resolution", [("number", number.into())]);
    let symbol = format!("A/RES/{}", number.trim_start_matches("A/RES/"));
    let target = Target { resolution: Some(symbol.into()), ..Target::default() };
    Some(linked(words.parts(&[Some(resolution), annex].into_iter().flatten().collect::<Vec<_>>()), official::address(&target)))
}

fn treaty_series(words: &Words, series: &TreatySeries) -> LinkOrText {
    let target = Target {
        series: Some(series.series.as_str().into()),
        volume: series.volume.map(|volume| volume.to_string().into()),
        number: series.number.as_deref().map(Into::into),
        ..Target::default()
    };
    linked(series_place(words, series), official::address(&target))
}

/// A place in a treaty series in words: `United Nations, Treaty Series, vol. 2241, No. 39574`.
pub(super) fn series_place(words: &Words, series: &TreatySeries) -> String {
    let parts = [
        Some(names::treaty_series(words, &series.series)),
        series.volume.map(|volume| words.fill("series-volume", [("number", volume.into())])),
        series.page.map(|page| words.fill("series-page", [("number", page.into())])),
        series.number.as_deref().map(|number| words.fill("series-number", [("number", number.into())])),
    ];
    words.parts(&parts.into_iter().flatten().collect::<Vec<_>>())
}

fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest).trim_start_matches("www.").to_string()
}

fn plain(text: impl Into<String>) -> LinkOrText {
    linked(text, None)
}

fn linked(text: impl Into<String>, href: Option<String>) -> LinkOrText {
    LinkOrText { text: text.into(), href }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_says_when_nobody_has_checked_it() {
        let unverified = ["in_force".to_string()];
        let mut facts = Facts { words: Words::english(), unverified: &unverified, known: Vec::new() };
        facts.add("fact-adopted", &["adopted", "place"], vec![plain("1951")]);
        facts.add("fact-in-force", &["in_force"], vec![plain("1954")]);
        facts.add("fact-document", &["symbol"], Vec::new());
        assert_eq!(facts.known.iter().map(|fact| fact.unverified).collect::<Vec<_>>(), [false, true]);
    }
}
