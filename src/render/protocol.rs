//! The pages of an instrument, and the list of all.
//!
//! In: an instrument's page and everything that cites it. Out: its [`ProtocolView`]: facts, articles, and below each article the
//! citing places, quoted; where they have no room there, a [`ProtocolPartView`] for each page that quotes them, and for each that
//! lists the citing documents.

use std::collections::BTreeSet;

use crate::model::InstrumentPage;

use super::divisions::{Division, Divisions, Provision};
use super::edition::Edition;
use super::facts::facts;
use super::heat::{DOCUMENTS, Tally};
use super::prose;
use super::quotes;
use super::records::PagePast;
use super::route::Route;
use super::sheets;
use super::view::{ArticleView, LinkView, ProtocolEntry, ProtocolPartView, ProtocolView, ProvisionView, QuotingView, SheetView};

/// The view of an instrument's page.
pub(super) fn view(edition: &Edition, page: &InstrumentPage, divisions: &Divisions, tally: &Tally) -> ProtocolView {
    let instrument = &page.instrument;
    let route = Route::Protocol(&instrument.id);
    let citing = &edition.citing_instrument(&instrument.id);
    let past = PagePast::new(edition, route);
    let articles = divisions.all.iter().filter(|division| division.number.is_some());
    let articles = articles.map(|division| article(edition, divisions, division, route, 1, &past));
    let (cited_articles, other_articles): (Vec<_>, Vec<_>) = articles.partition(|article| article.citations > 0);
    let whole = divisions.all.iter().filter(|division| division.number.is_none());
    let whole = whole.map(|division| article(edition, divisions, division, route, 1, &past)).find(|whole| whole.citations > 0);
    ProtocolView {
        title: instrument.short_title.clone(),
        full_title: instrument.title.clone(),
        facts: facts(edition, instrument),
        introduction_html: prose::html(edition, route, &page.path, &page.body),
        articles_unverified: unverified(page),
        heat: tally.glance(edition),
        all_documents: tally.is_long().then(|| edition.routes.link(route, Route::ProtocolPart(&instrument.id, DOCUMENTS, 1))),
        quoted: quoted(cited_articles.iter().chain(&whole)),
        apart: divisions.apart,
        cited_articles,
        other_articles,
        whole,
        citations: citing.len(),
        documents: quotes::documents(citing),
        gone: past.gone,
        formerly: past.formerly,
    }
}

/// Hands over the further pages of an instrument; none where everything has room on its own.
pub(super) fn parts<'d>(
    edition: &Edition,
    page: &'d InstrumentPage,
    divisions: &'d Divisions,
    tally: &Tally,
    put: &mut dyn FnMut(Route<'d>, ProtocolPartView),
) {
    let id = page.instrument.id.as_str();
    let part = |to: Route<'d>, name: String, of: Vec<SheetView>| ProtocolPartView {
        instrument: LinkView {
            title: page.instrument.short_title.clone(),
            href: edition.routes.link(to, Route::Protocol(id)),
            current: false,
        },
        name,
        citations: 0,
        documents: 0,
        quoted: 0,
        article: None,
        list: Vec::new(),
        unverified: false,
        sheets: of,
    };
    for division in divisions.all.iter().filter(|division| divisions.apart && !division.provisions.is_empty()) {
        for sheet in 1..=division.sheets {
            let to = divisions.page(division, sheet);
            let links =
                sheets::links(edition, sheet, division.sheets, |sheet| (divisions.page(division, sheet), sheet.to_string()));
            let article = article(edition, divisions, division, to, sheet, &PagePast::default());
            let view = ProtocolPartView {
                citations: division.citations,
                documents: division.documents,
                quoted: quoted([&article]),
                unverified: division.title.is_some() && unverified(page),
                article: Some(article),
                ..part(to, division.name(edition.words), links)
            };
            put(to, view);
        }
    }
    if tally.is_long() {
        let pages = tally.sheets();
        let citing = &edition.citing_instrument(id);
        let (citations, citing_documents) = (citing.len(), quotes::documents(citing));
        let route = |sheet| Route::ProtocolPart(id, DOCUMENTS, sheet);
        for (index, rows) in pages.iter().enumerate() {
            let to = route(index + 1);
            let links = sheets::links(edition, index + 1, pages.len(), |sheet| (route(sheet), sheet.to_string()));
            let name = edition.words.say("citing-documents");
            let list = tally.sheet(edition, to, rows.clone());
            put(to, ProtocolPartView { citations, documents: citing_documents, list, ..part(to, name, links) });
        }
    }
}

/// An instrument as lists show it.
pub(super) fn entry(edition: &Edition, from: Route, page: &InstrumentPage) -> ProtocolEntry {
    let instrument = &page.instrument;
    let route = Route::Protocol(&instrument.id);
    let citing = &edition.citing_instrument(&instrument.id);
    ProtocolEntry {
        title: instrument.short_title.clone(),
        full_title: instrument.title.clone(),
        href: edition.routes.link(from, route),
        adopted: instrument.adopted.as_deref().map(|date| edition.date(date)),
        citations: citing.len(),
        documents: quotes::documents(citing),
    }
}

/// Whether nobody has checked the titles of the articles against an official source.
fn unverified(page: &InstrumentPage) -> bool {
    let instrument = &page.instrument;
    !instrument.articles.is_empty() && instrument.unverified.iter().any(|key| key == "articles")
}

/// What a page shows of a division: everything, with its quotations where they stand on this page, else with a link to them.
fn article(
    edition: &Edition,
    divisions: &Divisions,
    division: &Division,
    page: Route,
    sheet: usize,
    past: &PagePast,
) -> ArticleView {
    let here = divisions.page(division, sheet) == page;
    let provision = |provision: &Provision| {
        let groups = provision.groups.iter().filter(|group| here && group.sheet == sheet);
        let quotes: Vec<QuotingView> =
            groups.map(|group| quotes::quotation(edition, page, &provision.id, &group.citing)).collect();
        let first = divisions.page(division, provision.groups[0].sheet);
        ProvisionView {
            id: provision.name.is_some().then(|| provision.id.clone()),
            former: if provision.name.is_some() { past.former(&provision.id) } else { Vec::new() },
            name: provision.name.clone(),
            citations: provision.groups.iter().map(|group| group.citing.len()).sum(),
            documents: provision.groups.len(),
            href: (!here).then(|| edition.routes.link_anchor(page, first, &provision.id)),
            quotes,
        }
    };
    let provisions = division.provisions.iter().map(provision);
    ArticleView {
        id: division.id.clone(),
        former: past.former(&division.id),
        number: division.number.clone(),
        title: division.title.clone(),
        citations: division.citations,
        documents: division.documents,
        href: (!here).then(|| edition.routes.link(page, divisions.page(division, 1))),
        provisions: provisions.filter(|provision| !here || !provision.quotes.is_empty()).collect(),
    }
}

/// How many documents are quoted.
fn quoted<'v>(articles: impl IntoIterator<Item = &'v ArticleView>) -> usize {
    let provisions = articles.into_iter().flat_map(|article| &article.provisions);
    let quoted = provisions.flat_map(|provision| &provision.quotes).map(|quoting| quoting.document.as_str());
    quoted.collect::<BTreeSet<_>>().len()
}
