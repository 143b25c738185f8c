//! Instruments and ordinary pages on their way into the ledger and back.
//!
//! In: the site. Out: which anchors these pages have today, for the ledger to follow; and what each of them says of anchors that it,
//! or another page at its address, had before. The anchors of an instrument are its articles, as far as they are listed or cited;
//! those of any text are its headings.

use std::collections::BTreeMap;

use crate::anchors::ledger::{Page, TOP};
use crate::config::Config;
use crate::model::{Anchored, InstrumentPage, OrdinaryPage, Record, RecordKind, Site, Target};

use super::edition::Edition;
use super::past::{formerly, tombstone};
use super::prose;
use super::route::{Route, Routes, article_anchor};
use super::view::{GoneView, LinkView};

/// The pages of today with their anchors.
pub fn pages(site: &Site, config: &Config) -> Vec<Page> {
    let routes = Routes::new(site, config);
    let instruments = site.instruments.iter().map(|page| instrument(&routes, page));
    instruments.chain(site.pages.iter().map(|page| ordinary(page))).collect()
}

fn instrument(routes: &Routes, page: &InstrumentPage) -> Page {
    let instrument = &page.instrument;
    let titles = instrument.articles.iter().filter_map(|article| {
        let target = Target { article: Some(article.number.as_str().into()), ..Target::default() };
        Some((article_anchor(&target)?, article.title.clone()))
    });
    let titles: BTreeMap<String, String> = titles.filter(|(_, title)| !title.is_empty()).collect();
    let words = |anchor: &str| titles.get(anchor).cloned().unwrap_or_else(|| anchor.replace('-', " "));
    let articles = routes.provisions_of(&instrument.id).map(|anchor| (anchor.to_string(), words(anchor)));
    Page {
        slug: Route::Protocol(&instrument.id).slug(),
        path: page.path.clone(),
        title: instrument.title.clone(),
        text: page.body.clone(),
        anchors: prose::headings(&page.body).into_iter().chain(articles).collect(),
    }
}

fn ordinary(page: &OrdinaryPage) -> Page {
    Page {
        slug: Route::Ordinary(&page.slug).slug(),
        path: page.path.clone(),
        title: page.title.clone(),
        text: page.body.clone(),
        anchors: prose::headings(&page.body),
    }
}

/// The past of one page.
#[derive(Debug, Default)]
pub(super) struct PagePast {
    former: BTreeMap<String, Vec<String>>,
    /// Anchors that lead nowhere any more.
    pub gone: Vec<GoneView>,
    /// Documents that had the address of this page before.
    pub formerly: Vec<LinkView>,
}

impl PagePast {
    /// Looks the past of a page up.
    pub(super) fn new(edition: &Edition, page: Route) -> Self {
        let slug = page.slug();
        let mut past = Self { formerly: formerly(edition, page), ..Self::default() };
        let record = edition.site.records.iter().find(|record| record.slug == slug);
        let Some(record) = record else { return past };
        for alias in &record.past.aliases {
            past.former.entry(alias.to.clone()).or_default().push(alias.was.id.clone());
        }
        let known = |anchor: &Anchored| record.ever().any(|own| own.id == anchor.id);
        let buried = buried(edition, RecordKind::Document, &slug).into_iter().filter(|anchor| !known(anchor));
        past.gone = record.past.gone.iter().chain(buried).map(|gone| tombstone(edition, page, gone)).collect();
        past
    }

    /// Anchors that were published and now lead to this one.
    pub(super) fn former(&self, id: &str) -> Vec<String> {
        self.former.get(id).cloned().unwrap_or_default()
    }
}

/// The anchors of what stood at an address before it was withdrawn, and was of another kind than what stands there now.
pub(super) fn buried<'s>(edition: &Edition<'s>, kind: RecordKind, slug: &str) -> Vec<&'s Anchored> {
    let records = edition.site.withdrawn.iter().filter(|record| record.kind == kind && record.slug == slug);
    records.flat_map(Record::ever).filter(|anchor| anchor.id != TOP).collect()
}
