//! The page of an instrument, and the list of all.
//!
//! In: an instrument's page and everything that cites it. Out: its [`ProtocolView`]: facts, articles, and below each article the
//! citing places, quoted.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Instrument, InstrumentPage, Target};

use super::citing::Citing;
use super::edition::{self, Edition};
use super::facts::facts;
use super::heat;
use super::names;
use super::order;
use super::prose;
use super::quotes;
use super::records::PagePast;
use super::route::{Route, article_anchor};
use super::view::{ArticleView, ProtocolEntry, ProtocolView, ProvisionView};

/// The anchor of what is said about an instrument as a whole.
const WHOLE: &str = "whole";

/// The view of an instrument's page.
pub(super) fn view(edition: &Edition, page: &InstrumentPage) -> ProtocolView {
    let instrument = &page.instrument;
    let route = Route::Protocol(&instrument.id);
    let citing = edition.citing_instrument(&instrument.id);
    let past = PagePast::new(edition, route);
    let whole: Vec<&Citing> = citing.iter().filter(|citing| citing.target.article.is_none()).collect();
    let (cited_articles, other_articles): (Vec<_>, Vec<_>) =
        articles(edition, instrument, citing, &past).into_iter().partition(|article| article.citations > 0);
    let whole = quotes::quotations(edition, route, WHOLE, &whole);
    ProtocolView {
        title: instrument.short_title.clone(),
        full_title: instrument.title.clone(),
        facts: facts(edition, instrument),
        introduction_html: prose::html(edition, route, &page.path, &page.body),
        articles_unverified: !instrument.articles.is_empty() && instrument.unverified.iter().any(|key| key == "articles"),
        heat: heat::view(&cited_articles, &whole),
        cited_articles,
        other_articles,
        whole_citations: whole.iter().map(|quoting| quoting.citations).sum(),
        whole,
        citations: citing.len(),
        documents: quotes::documents(citing),
        gone: past.gone,
        formerly: past.formerly,
    }
}

/// An instrument as lists show it.
pub(super) fn entry(edition: &Edition, from: Route, page: &InstrumentPage) -> ProtocolEntry {
    let instrument = &page.instrument;
    let route = Route::Protocol(&instrument.id);
    let citing = edition.citing_instrument(&instrument.id);
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
fn articles(edition: &Edition, instrument: &Instrument, citing: &[Citing], past: &PagePast) -> Vec<ArticleView> {
    let listed: BTreeMap<&str, &str> =
        instrument.articles.iter().map(|article| (article.number.as_str(), article.title.as_str())).collect();
    let cited: BTreeSet<&str> = citing.iter().filter_map(|citing| citing.target.article.as_deref()).collect();
    let mut numbers: Vec<&str> = listed.keys().copied().chain(cited).collect();
    numbers.sort_by_key(|number| order::number(number));
    numbers.dedup();
    numbers
        .into_iter()
        .map(|number| {
            let mentions: Vec<&Citing> =
                citing.iter().filter(|citing| citing.target.article.as_deref() == Some(number)).collect();
            let target = Target { article: Some(number.to_string()), ..Target::default() };
            let id = article_anchor(&target).unwrap_or_default();
            ArticleView {
                former: past.former(&id),
                id,
                number: number.to_string(),
                title: listed.get(number).filter(|title| !title.is_empty()).map(ToString::to_string),
                citations: mentions.len(),
                provisions: provisions(edition, instrument, mentions, past),
            }
        })
        .collect()
}

/// The mentions of one article by the provision they name: the article as a whole first, then its paragraphs and points.
fn provisions(edition: &Edition, instrument: &Instrument, mut mentions: Vec<&Citing>, past: &PagePast) -> Vec<ProvisionView> {
    let key = |citing: &&Citing| {
        let number = |part: &Option<String>| part.as_deref().map(order::number);
        (number(&citing.target.paragraph), number(&citing.target.point))
    };
    mentions.sort_by_key(key);
    mentions
        .chunk_by(|a, b| key(a) == key(b))
        .map(|mentions| {
            let name = names::provision(mentions[0].target);
            let anchor = article_anchor(mentions[0].target).unwrap_or_default();
            ProvisionView {
                quotes: quotes::quotations(edition, Route::Protocol(&instrument.id), &anchor, mentions),
                former: if name.is_some() { past.former(&anchor) } else { Vec::new() },
                id: name.is_some().then_some(anchor),
                name,
                citations: mentions.len(),
            }
        })
        .collect()
}
