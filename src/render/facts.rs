//! The facts of an instrument as its page lists them.
//!
//! In: the front matter of an instrument's page. Out: names and values, with links where an official address follows from them. A
//! fact that nobody has checked says so.

use crate::model::{Instrument, InstrumentPage, Target, TreatySeries};

use super::edition::{self, Edition};
use super::names;
use super::official;
use super::route::Route;
use super::view::{FactView, LinkOrText};

/// The facts of an instrument, in the order they are shown.
pub(super) fn facts(edition: &Edition, instrument: &Instrument) -> Vec<FactView> {
    let mut facts = Facts { unverified: &instrument.unverified, facts: Vec::new() };
    let here = Route::Protocol(&instrument.id);
    let to_instrument = |page: &InstrumentPage| {
        let href = edition.routes.link(here, Route::Protocol(&page.instrument.id));
        linked(&page.instrument.short_title, Some(href))
    };
    let parent = instrument.parent.as_deref().and_then(|id| edition.instrument(id));
    let children = edition.site.instruments.iter().filter(|page| page.instrument.parent.as_ref() == Some(&instrument.id));
    let symbol = |symbol: &str| official::address(&Target { symbol: Some(symbol.into()), ..Target::default() });
    facts.add("Supplements", &["parent"], parent.map(to_instrument).into_iter().collect());
    facts.add("Adopted", &["adopted", "place"], adopted(instrument).map(plain).into_iter().collect());
    let in_force = instrument.in_force.as_deref().map(|date| plain(edition::date(date).long));
    facts.add("In force since", &["in_force"], in_force.into_iter().collect());
    facts.add("Resolution", &["resolution", "resolution_annex"], resolution(instrument).into_iter().collect());
    facts.add("Treaty series", &["treaty_series"], instrument.treaty_series.iter().map(treaty_series).collect());
    let document = instrument.symbol.as_deref().map(|words| linked(words, symbol(words)));
    facts.add("Document", &["symbol"], document.into_iter().collect());
    let url = instrument.url.clone().filter(|url| official::is_safe(url));
    facts.add("Official record", &["url"], url.map(|url| linked(host(&url), Some(url.clone()))).into_iter().collect());
    let count = instrument.article_count.map(|count| plain(count.to_string()));
    facts.add("Articles", &["article_count"], count.into_iter().collect());
    facts.add("Also called", &["aliases"], instrument.aliases.iter().map(plain).collect());
    facts.add("Supplemented by", &[], children.map(to_instrument).collect());
    facts.facts
}

/// The facts so far.
struct Facts<'a> {
    unverified: &'a [String],
    facts: Vec<FactView>,
}

impl Facts<'_> {
    /// Adds a fact that something is known about; `keys` are the names of its parts in the front matter.
    fn add(&mut self, name: &'static str, keys: &[&str], values: Vec<LinkOrText>) {
        if !values.is_empty() {
            let unverified = self.unverified.iter().any(|key| keys.contains(&key.as_str()));
            self.facts.push(FactView { name, values, unverified });
        }
    }
}

fn adopted(instrument: &Instrument) -> Option<String> {
    let date = instrument.adopted.as_deref().map(|date| edition::date(date).long);
    match (date, &instrument.place) {
        (Some(date), Some(place)) => Some(format!("{date}, {place}")),
        (date, place) => date.or_else(|| place.clone()),
    }
}

fn resolution(instrument: &Instrument) -> Option<LinkOrText> {
    let number = instrument.resolution.as_deref()?;
    let annex = match instrument.resolution_annex.as_deref() {
        None | Some("") => String::new(),
        Some("annex") => ", annex".into(),
        Some(annex) => format!(", annex {annex}"),
    };
    let symbol = format!("A/RES/{}", number.trim_start_matches("A/RES/"));
    let target = Target { resolution: Some(symbol), ..Target::default() };
    Some(linked(format!("General Assembly resolution {number}{annex}"), official::address(&target)))
}

fn treaty_series(series: &TreatySeries) -> LinkOrText {
    let target = Target {
        series: Some(series.series.clone()),
        volume: series.volume.map(|volume| volume.to_string()),
        number: series.number.clone(),
        ..Target::default()
    };
    linked(series_place(series), official::address(&target))
}

/// A place in a treaty series in words: `United Nations, Treaty Series, vol. 2241, No. 39574`.
pub(super) fn series_place(series: &TreatySeries) -> String {
    let parts = [
        Some(names::treaty_series(&series.series).to_string()),
        series.volume.map(|volume| format!("vol. {volume}")),
        series.page.map(|page| format!("p. {page}")),
        series.number.as_ref().map(|number| format!("No. {number}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
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
        let mut facts = Facts { unverified: &unverified, facts: Vec::new() };
        facts.add("Adopted", &["adopted", "place"], vec![plain("1951")]);
        facts.add("In force since", &["in_force"], vec![plain("1954")]);
        facts.add("Document", &["symbol"], Vec::new());
        assert_eq!(facts.facts.iter().map(|fact| fact.unverified).collect::<Vec<_>>(), [false, true]);
    }
}
