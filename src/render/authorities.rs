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
    /// What cites it first.
    first: Citing<'s>,
    /// How often it is cited.
    citations: usize,
    /// In how many documents.
    documents: usize,
    /// The places in it, the whole first; what cites each, by document. Nothing of it is empty.
    pinpoints: Vec<Vec<Vec<Citing<'s>>>>,
    /// Which of all lists of places in the section are its own.
    places: Range<usize>,
}

/// What a page shows of a section.
struct Excerpt {
    /// Which of all lists of places, counted through the entries.
    places: Range<usize>,
    /// Whether the places in instruments are only counted.
    counted: bool,
}

/// The whole table, divided into pages.
pub(super) struct Table<'s> {
    sections: Vec<(Section<'s>, Sheets)>,
    /// Whether the kinds have pages of their own.
    apart: bool,
}

/// The pages of a section: which lists of places each has, and what it begins with; none where it has room on the first page.
#[derive(Default)]
struct Sheets {
    ranges: Vec<Range<usize>>,
    names: Vec<String>,
}

impl<'s> Table<'s> {
    /// Gathers what the documents cite.
    pub(super) fn new(edition: &Edition<'s>) -> Self {
        let sections = sections(edition);
        let places: usize = sections.iter().map(|section| section.weights(false).sum::<usize>()).sum();
        let apart = places > MOST;
        let sheets = |section: &Section| {
            let ranges = sheets::cut(section.weights(true), MOST);
            Sheets { names: ranges.iter().map(|places| section.name(places)).collect(), ranges }
        };
        let divided = |section| (if apart { sheets(&section) } else { Sheets::default() }, section);
        Self { sections: sections.into_iter().map(divided).map(|(sheets, section)| (section, sheets)).collect(), apart }
    }

    /// The view of the page.
    pub(super) fn view(&self, edition: &Edition) -> AuthoritiesView {
        let sections = self.sections.iter().map(|(section, sheets)| AuthoritySection {
            id: section.kind.name(),
            title: section.title(edition),
            groups: if self.apart { section.most_cited(edition, &sheets.ranges) } else { section.all(edition) },
            authorities: section.entries.len(),
            citations: section.citations(),
            pages: section.pages(edition, &sheets.names),
        });
        AuthoritiesView { sections: sections.collect(), ..view(edition, self.apart) }
    }

    /// The pages that it goes on on, one after the other.
    pub(super) fn parts(&self, edition: &Edition) -> impl Iterator<Item = (Route<'static>, AuthoritiesPartView)> {
        self.sections.iter().flat_map(move |(section, sheets)| {
            sheets.ranges.iter().enumerate().map(move |(index, places)| {
                let page = section.page(index + 1);
                let named = |sheet: usize| (section.page(sheet), sheets.names[sheet - 1].clone());
                let view = AuthoritiesPartView {
                    title: section.title(edition),
                    groups: section.groups(edition, page, &Excerpt { places: places.clone(), counted: true }),
                    authorities: section.entries.len(),
                    citations: section.citations(),
                    sheets: sheets::links(edition, index + 1, sheets.ranges.len(), named),
                    table: edition.routes.link(page, Route::Authorities),
                };
                (page, view)
            })
        })
    }
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
        let (first, citations, documents) = (citing[0], citing.len(), quotes::documents(&citing));
        let pinpoints = pinpoints(&authority, citing);
        let entry = Entry { authority, title, first, citations, documents, pinpoints, places: 0..0 };
        sections.entry(entry.authority.kind()).or_default().push(entry);
    }
    let sorted = sections.into_iter().map(|(kind, mut entries)| {
        entries
            .sort_by_cached_key(|entry| (entry.authority.group(edition.words), order::words(&entry.title), entry.title.clone()));
        let mut at = 0;
        for entry in &mut entries {
            let lists: usize = entry.pinpoints.iter().map(Vec::len).sum();
            entry.places = at..at + lists;
            at += lists;
        }
        Section { kind, entries }
    });
    sorted.collect()
}

/// The places in an authority that are cited: the authority as a whole first, then in its own order.
fn pinpoints<'s>(authority: &Authority, citing: Vec<Citing<'s>>) -> Vec<Vec<Vec<Citing<'s>>>> {
    let key = |citing: &Citing| {
        let place = authority::within(authority, citing.target);
        let parts = [place.annex, place.section, place.article, place.paragraph, place.point];
        (parts.map(|part| part.as_deref().map(order::number)), place.chapter)
    };
    let mut sorted: Vec<_> = citing.into_iter().map(|citing| (key(&citing), citing)).collect();
    sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
    let by_place = sorted.chunk_by(|(a, _), (b, _)| a == b);
    let by_document = |citing: &[(_, Citing<'s>)]| {
        let citing: Vec<Citing> = citing.iter().map(|(_, citing)| *citing).collect();
        citing.chunk_by(|a, b| std::ptr::eq(a.from, b.from)).map(<[_]>::to_vec).collect()
    };
    by_place.map(by_document).collect()
}

impl Section<'_> {
    /// What it is called.
    fn title(&self, edition: &Edition) -> String {
        edition.words.say(&format!("kind-{}", self.kind.name()))
    }

    /// How often its authorities are cited.
    fn citations(&self) -> usize {
        self.entries.iter().map(|entry| entry.citations).sum()
    }

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
        let counted = excerpt.counted && self.kind == Kind::Instrument;
        for entry in self.within(&excerpt.places) {
            let view = entry.view(edition, page, &entry.shown(&excerpt.places), counted);
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
        let entry = |entry: &Entry| {
            let sheet = sheets.partition_point(|places| places.end <= entry.places.start);
            let page = Route::AuthoritiesPart(self.kind.name(), sheet + 1);
            AuthorityView {
                title: entry.authority.label(edition),
                places: Some(edition.routes.link(Route::Authorities, page)),
                ..entry.view(edition, Route::Authorities, &[], true)
            }
        };
        let mut most: Vec<&Entry> = self.entries.iter().collect();
        most.sort_by_key(|entry| Reverse(entry.citations));
        most.truncate(FEW);
        vec![AuthorityGroup { title: None, entries: most.into_iter().map(entry).collect() }]
    }

    /// The authorities of which some places are within a range.
    fn within(&self, places: &Range<usize>) -> &[Entry<'_>] {
        let first = self.entries.partition_point(|entry| entry.places.end <= places.start);
        let last = self.entries.partition_point(|entry| entry.places.start < places.end);
        &self.entries[first..last]
    }

    /// What a page begins with.
    fn name(&self, places: &Range<usize>) -> String {
        self.within(places).first().map(|entry| names::shortened(&entry.title, LETTERS)).unwrap_or_default()
    }

    /// Links to the pages of the section, each named by what it begins with.
    fn pages(&self, edition: &Edition, names: &[String]) -> Vec<LinkView> {
        let link = |(index, name): (usize, &String)| LinkView {
            title: name.clone(),
            href: edition.routes.link(Route::Authorities, self.page(index + 1)),
            current: false,
        };
        names.iter().enumerate().map(link).collect()
    }

    /// One of its pages, counted from 1.
    fn page(&self, sheet: usize) -> Route<'static> {
        Route::AuthoritiesPart(self.kind.name(), sheet)
    }
}

impl<'s> Entry<'s> {
    /// Its places within a range, by pinpoint.
    fn shown<'e>(&'e self, range: &Range<usize>) -> Vec<Vec<&'e [Citing<'s>]>> {
        let mut at = self.places.start;
        let within = self.pinpoints.iter().map(|documents| {
            let from = at;
            at += documents.len();
            let shown = range.start.clamp(from, at) - from..range.end.clamp(from, at) - from;
            documents[shown].iter().map(Vec::as_slice).collect()
        });
        within.filter(|documents: &Vec<_>| !documents.is_empty()).collect()
    }

    fn view(&self, edition: &Edition, page: Route, shown: &[Vec<&[Citing]>], counted: bool) -> AuthorityView {
        let destination = self.authority.destination(edition);
        let held = || instrument_held(edition, &self.authority, self.first);
        AuthorityView {
            title: self.title.clone(),
            remark: self
                .authority
                .remark(edition, destination.as_ref())
                .or_else(|| (self.authority.kind() == Kind::Series).then(held).flatten()),
            href: destination.map(|destination| edition.routes.link_destination(page, &destination)),
            citations: self.citations,
            documents: self.documents,
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
