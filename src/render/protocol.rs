//! The page of an instrument, and the list of all.
//!
//! In: an instrument's page and everything that cites it. Out: its [`ProtocolView`]: facts, articles, and below each article the
//! citing places, quoted. A fact that nobody has checked says so.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Instrument, InstrumentPage, Target, TreatySeries, figure_from_roman};

use super::edition::{self, Citing, Edition};
use super::names;
use super::official;
use super::prose;
use super::quotes;
use super::route::{Route, article_anchor};
use super::view::{ArticleView, FactView, LinkOrText, ProtocolEntry, ProtocolView, ProvisionView};

/// The view of an instrument's page.
pub(super) fn view(edition: &Edition, page: &InstrumentPage) -> ProtocolView {
    let instrument = &page.instrument;
    let route = Route::Protocol(&instrument.id);
    let citing = edition.citing(route);
    let whole: Vec<&Citing> = citing.iter().filter(|citing| citing.target.article.is_none()).collect();
    let (cited_articles, other_articles) =
        articles(edition, instrument, citing).into_iter().partition(|article| article.citations > 0);
    ProtocolView {
        title: instrument.short_title.clone(),
        full_title: instrument.title.clone(),
        facts: facts(edition, instrument),
        introduction_html: prose::html(edition, route, &page.path, &page.body),
        articles_unverified: !instrument.articles.is_empty() && instrument.unverified.iter().any(|key| key == "articles"),
        cited_articles,
        other_articles,
        whole_citations: whole.len(),
        whole: quotes::quotations(edition, route, &whole),
        citations: citing.len(),
        documents: quotes::documents(citing),
    }
}

/// An instrument as lists show it.
pub(super) fn entry(edition: &Edition, from: Route, page: &InstrumentPage) -> ProtocolEntry {
    let instrument = &page.instrument;
    let route = Route::Protocol(&instrument.id);
    let citing = edition.citing(route);
    ProtocolEntry {
        title: instrument.short_title.clone(),
        full_title: instrument.title.clone(),
        href: edition.routes.link(from, route),
        adopted: instrument.adopted.as_deref().map(edition::date),
        citations: citing.len(),
        documents: quotes::documents(citing),
    }
}

/// The articles that the page lists or that somebody cites, in the order of their numbers.
fn articles(edition: &Edition, instrument: &Instrument, citing: &[Citing]) -> Vec<ArticleView> {
    let listed: BTreeMap<&str, &str> =
        instrument.articles.iter().map(|article| (article.number.as_str(), article.title.as_str())).collect();
    let cited: BTreeSet<&str> = citing.iter().filter_map(|citing| citing.target.article.as_deref()).collect();
    let mut numbers: Vec<&str> = listed.keys().copied().chain(cited).collect();
    numbers.sort_by_key(|number| order(number));
    numbers.dedup();
    numbers
        .into_iter()
        .map(|number| {
            let mentions: Vec<&Citing> =
                citing.iter().filter(|citing| citing.target.article.as_deref() == Some(number)).collect();
            let target = Target { article: Some(number.to_string()), ..Target::default() };
            ArticleView {
                id: article_anchor(&target).unwrap_or_default(),
                number: number.to_string(),
                title: listed.get(number).filter(|title| !title.is_empty()).map(ToString::to_string),
                citations: mentions.len(),
                provisions: provisions(edition, instrument, mentions),
            }
        })
        .collect()
}

/// The mentions of one article by the provision they name: the article as a whole first, then its paragraphs and points.
fn provisions(edition: &Edition, instrument: &Instrument, mut mentions: Vec<&Citing>) -> Vec<ProvisionView> {
    let key = |citing: &&Citing| {
        let part = |part: &Option<String>| part.as_deref().map(order);
        (part(&citing.target.paragraph), part(&citing.target.point))
    };
    mentions.sort_by_key(key);
    mentions
        .chunk_by(|a, b| key(a) == key(b))
        .map(|mentions| {
            let name = names::provision(mentions[0].target);
            ProvisionView {
                id: name.is_some().then(|| article_anchor(mentions[0].target)).flatten(),
                name,
                citations: mentions.len(),
                quotes: quotes::quotations(edition, Route::Protocol(&instrument.id), mentions),
            }
        })
        .collect()
}

/// Puts numbers in the order in which they count: `2` before `10`, `IV` before `IX`, `3` before `3 bis`.
fn order(number: &str) -> Vec<(u32, String)> {
    let parts = number.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
            let roman = || figure_from_roman(part).filter(|_| part.chars().all(char::is_uppercase));
            (part[..digits].parse().ok().or_else(roman).unwrap_or(0), part[digits..].to_string())
        })
        .collect()
}

fn facts(edition: &Edition, instrument: &Instrument) -> Vec<FactView> {
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
    let name = match series.series.as_str() {
        "UNTS" => "United Nations, Treaty Series",
        "CETS" => "Council of Europe Treaty Series",
        other => other,
    };
    let parts = [
        Some(name.to_string()),
        series.volume.map(|volume| format!("vol. {volume}")),
        series.page.map(|page| format!("p. {page}")),
        series.number.as_ref().map(|number| format!("No. {number}")),
    ];
    linked(parts.into_iter().flatten().collect::<Vec<_>>().join(", "), official::address(&target))
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
    fn numbers_are_put_in_the_order_in_which_they_count() {
        let mut numbers = ["10", "2", "3 bis", "3", "IX", "IV"];
        numbers.sort_by_key(|number| order(number));
        assert_eq!(numbers, ["2", "3", "3 bis", "IV", "IX", "10"]);
    }

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
