//! The table of authorities: everything that the documents of the site cite, and where.
//!
//! In: the edition. Out: an [`AuthoritiesView`] by kind and group, each authority with its places, those in an annex, article or
//! paragraph of it apart. A table that is too long for a page is an overview with the most cited of each kind, and the kinds have
//! pages of their own; what instruments are cited for is then counted, for their own pages quote it. What a document says of its
//! own paragraphs stands on its page and not here.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::authority::{self, Authority, Kind};
use super::citing::Citing;
use super::edition::Edition;
use super::export;
use super::names;
use super::order;
use super::quotes;
use super::route::{Destination, Route};
use super::sheets;
use super::view::{
    AuthoritiesPartView, AuthoritiesView, AuthorityGroup, AuthoritySection, AuthorityView, DownloadView, LinkView, PinpointView,
};

/// Most places on a page.
const MOST: usize = 1000;
/// How many authorities of a kind an overview names.
const FEW: usize = 20;
/// How many letters of an authority name the page that begins with it.
const LETTERS: usize = 28;

/// The authorities of a kind, in the order of the table.
struct Section<'s> {
    kind: Kind,
    entries: Vec<Entry<'s>>,
}

/// An authority and what of it is cited.
struct Entry<'s> {
    authority: Authority<'s>,
    title: String,
    citing: Vec<Citing<'s>>,
    /// The places in it, the whole first; what cites each, by document. Nothing of it is empty.
    pinpoints: Vec<Vec<Vec<Citing<'s>>>>,
}

/// What a page shows of a section.
struct Excerpt {
    /// Which of all lists of places, counted through the entries.
    places: Range<usize>,
    /// Whether the places in instruments are only counted.
    counted: bool,
}

/// The view of the page, and those of the pages that it goes on on.
pub(super) fn pages(edition: &Edition) -> (AuthoritiesView, Vec<(Route<'static>, AuthoritiesPartView)>) {
    let sections = sections(edition);
    let places: usize = sections.iter().map(|section| section.weights(false).sum::<usize>()).sum();
    let apart = places > MOST;
    let mut view = view(edition, apart);
    let mut parts = Vec::new();
    for section in &sections {
        let authorities = section.entries.len();
        let citations = section.entries.iter().map(|entry| entry.citing.len()).sum();
        let (id, title) = (section.kind.name(), edition.words.say(&format!("kind-{}", section.kind.name())));
        let ranges = if apart { sheets::cut(section.weights(true), MOST) } else { Vec::new() };
        let groups = if apart { section.most_cited(edition, &ranges) } else { section.all(edition) };
        let pages = section.pages(edition, Route::Authorities, &ranges);
        view.sections.push(AuthoritySection { id, title: title.clone(), groups, authorities, citations, pages });
        for (index, places) in ranges.iter().enumerate() {
            let page = Route::AuthoritiesPart(id, index + 1);
            let groups = section.groups(edition, page, &Excerpt { places: places.clone(), counted: true });
            let sheets = if ranges.len() > 1 { section.pages(edition, page, &ranges) } else { Vec::new() };
            let table = edition.routes.link(page, Route::Authorities);
            parts.push((page, AuthoritiesPartView { title: title.clone(), groups, authorities, citations, sheets, table }));
        }
    }
    (view, parts)
}

fn view(edition: &Edition, apart: bool) -> AuthoritiesView {
    let link = |route| edition.routes.link(Route::Authorities, route);
    let download = |(name, about, route)| DownloadView { name, about: edition.words.say(about), href: link(route) };
    let files = [
        ("CSV", "for-csv", Route::CitationsTable),
        ("GraphML", "for-graphml", Route::CitationsGraph),
        ("JSON", "for-json", Route::Citations),
        ("JSON-LD", "for-json-ld", Route::Annotations),
    ];
    AuthoritiesView {
        sections: Vec::new(),
        apart,
        map: link(Route::Map),
        downloads: files.into_iter().filter(|_| edition.config.exports).map(download).collect(),
        columns: export::columns(),
        attributes: export::attributes(),
    }
}

/// Everything that is cited, by kind.
fn sections<'s>(edition: &Edition<'s>) -> Vec<Section<'s>> {
    let mut cited: BTreeMap<Authority, Vec<Citing>> = BTreeMap::new();
    for citing in edition.citations().chain(edition.external()) {
        for authority in authority::named(citing.target) {
            cited.entry(authority).or_default().push(citing);
        }
    }
    let mut sections: BTreeMap<Kind, Vec<Entry>> = BTreeMap::new();
    for (authority, citing) in cited {
        let title = authority.title(edition);
        let pinpoints = pinpoints(&authority, &citing);
        sections.entry(authority.kind()).or_default().push(Entry { authority, title, citing, pinpoints });
    }
    let sorted = sections.into_iter().map(|(kind, mut entries)| {
        entries
            .sort_by_cached_key(|entry| (entry.authority.group(edition.words), order::words(&entry.title), entry.title.clone()));
        Section { kind, entries }
    });
    sorted.collect()
}

/// The places in an authority that are cited: the authority as a whole first, then in its own order.
fn pinpoints<'s>(authority: &Authority, citing: &[Citing<'s>]) -> Vec<Vec<Vec<Citing<'s>>>> {
    let key = |citing: &Citing| {
        let place = authority::within(authority, citing.target);
        let parts = [place.annex, place.section, place.article, place.paragraph, place.point];
        (parts.map(|part| part.as_deref().map(order::number)), place.chapter)
    };
    let mut sorted: Vec<_> = citing.iter().map(|citing| (key(citing), *citing)).collect();
    sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
    let by_place = sorted.chunk_by(|(a, _), (b, _)| a == b);
    let by_document = |citing: &[(_, Citing<'s>)]| {
        let citing: Vec<Citing> = citing.iter().map(|(_, citing)| *citing).collect();
        citing.chunk_by(|a, b| std::ptr::eq(a.from, b.from)).map(<[_]>::to_vec).collect()
    };
    by_place.map(by_document).collect()
}

impl Section<'_> {
    /// How much there is of each list of places.
    fn weights(&self, counted: bool) -> impl Iterator<Item = usize> {
        let counted = counted && self.kind == Kind::Instrument;
        let lists = self.entries.iter().flat_map(|entry| &entry.pinpoints).flatten();
        lists.map(move |citing| if counted { 1 } else { citing.len() })
    }

    /// The whole section.
    fn all(&self, edition: &Edition) -> Vec<AuthorityGroup> {
        self.groups(edition, Route::Authorities, &Excerpt { places: 0..usize::MAX, counted: false })
    }

    /// A part of the section, by group.
    fn groups(&self, edition: &Edition, page: Route, excerpt: &Excerpt) -> Vec<AuthorityGroup> {
        let mut groups: Vec<AuthorityGroup> = Vec::new();
        let mut at = 0;
        for entry in &self.entries {
            let shown = entry.shown(&mut at, &excerpt.places);
            if shown.is_empty() {
                continue;
            }
            let counted = excerpt.counted && self.kind == Kind::Instrument;
            let view = entry.view(edition, page, &shown, counted);
            let title = entry.authority.group(edition.words);
            match groups.last_mut().filter(|group| group.title == title) {
                Some(group) => group.entries.push(view),
                None => groups.push(AuthorityGroup { title, entries: vec![view] }),
            }
        }
        groups
    }

    /// The authorities that are cited most, with links to where their places are listed.
    fn most_cited(&self, edition: &Edition, sheets: &[Range<usize>]) -> Vec<AuthorityGroup> {
        let mut at = 0;
        let entry = |entry: &Entry| {
            let sheet = sheets.iter().position(|places| places.contains(&at)).unwrap_or_default();
            at += entry.pinpoints.iter().map(Vec::len).sum::<usize>();
            let page = Route::AuthoritiesPart(self.kind.name(), sheet + 1);
            AuthorityView {
                title: entry.authority.label(edition),
                places: Some(edition.routes.link(Route::Authorities, page)),
                ..entry.view(edition, Route::Authorities, &[], true)
            }
        };
        let mut entries: Vec<AuthorityView> = self.entries.iter().map(entry).collect();
        entries.sort_by_key(|entry| Reverse(entry.citations));
        entries.truncate(FEW);
        vec![AuthorityGroup { title: None, entries }]
    }

    /// Links to the pages of the section, each named by what it begins with.
    fn pages(&self, edition: &Edition, from: Route, sheets: &[Range<usize>]) -> Vec<LinkView> {
        let name = |places: &Range<usize>| {
            let mut at = 0;
            let first = self.entries.iter().find(|entry| !entry.shown(&mut at, places).is_empty());
            first.map(|entry| names::shortened(&entry.title, LETTERS)).unwrap_or_default()
        };
        let link = |(index, places): (usize, &Range<usize>)| {
            let to = Route::AuthoritiesPart(self.kind.name(), index + 1);
            LinkView { title: name(places), href: edition.routes.link(from, to), current: from == to }
        };
        sheets.iter().enumerate().map(link).collect()
    }
}

impl<'s> Entry<'s> {
    /// Its places within a range, by pinpoint; `at` counts through all lists of places.
    fn shown<'e>(&'e self, at: &mut usize, range: &Range<usize>) -> Vec<Vec<&'e [Citing<'s>]>> {
        let within = self.pinpoints.iter().map(|documents| {
            let from = *at;
            *at += documents.len();
            let numbered = documents.iter().enumerate();
            numbered.filter(|(index, _)| range.contains(&(from + index))).map(|(_, citing)| citing.as_slice()).collect()
        });
        within.filter(|documents: &Vec<_>| !documents.is_empty()).collect()
    }

    fn view(&self, edition: &Edition, page: Route, shown: &[Vec<&[Citing]>], counted: bool) -> AuthorityView {
        let destination = self.authority.destination(edition);
        let held = || instrument_held(edition, &self.authority, self.citing[0]);
        AuthorityView {
            title: self.title.clone(),
            remark: self.authority.remark(edition).or_else(|| (self.authority.kind() == Kind::Series).then(held).flatten()),
            href: destination.map(|destination| edition.routes.link_destination(page, &destination)),
            citations: self.citing.len(),
            documents: quotes::documents(&self.citing),
            pinpoints: shown.iter().map(|documents| self.pinpoint(edition, page, documents, counted)).collect(),
            places: None,
        }
    }

    fn pinpoint(&self, edition: &Edition, page: Route, documents: &[&[Citing]], counted: bool) -> PinpointView {
        let first = documents[0][0];
        let name = names::pinpoint(edition.words, &authority::within(&self.authority, first.target));
        PinpointView {
            remark: name.as_ref().and_then(|_| instrument_held(edition, &self.authority, first)),
            href: name.as_ref().and_then(|_| place_here(edition, page, &self.authority, first)),
            name,
            citations: documents.iter().map(|citing| citing.len()).sum(),
            documents: documents.len(),
            places: if counted { Vec::new() } else { quotes::places(edition, page, &documents.concat()) },
        }
    }
}

/// The instrument that an annex of a resolution or a place in a treaty series holds.
fn instrument_held(edition: &Edition, authority: &Authority, citing: Citing) -> Option<String> {
    let held = citing.target.instrument.as_deref().filter(|_| authority.kind() != Kind::Instrument)?;
    Some(edition.instrument(held)?.instrument.short_title.clone())
}

/// The link to a place in an authority, where that is a page of this site with an anchor for it.
fn place_here(edition: &Edition, page: Route, authority: &Authority, citing: Citing) -> Option<String> {
    let destination = match authority {
        Authority::Instrument(id) => {
            Destination::Here(Route::Protocol(id), Some(edition.routes.provision_anchor(citing.target)?))
        }
        _ => edition.routes.source(citing.target)?,
    };
    matches!(destination, Destination::Here(_, Some(_))).then(|| edition.routes.link_destination(page, &destination))
}
