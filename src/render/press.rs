//! The press: puts views into templates.
//!
//! In: the site, the settings and a theme. Out: the files of any part of the site, in any order, the same bytes each time; or what
//! went wrong with them. Keeps nothing that it made.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Value};

use super::authorities::Table;
use super::card::Easel;
use super::divisions::Divisions;
use super::edition::{Edition, document_route, document_title};
use super::heat::Tally;
use super::map::Map;
use super::part::{self, Part};
use super::records::PagePast;
use super::rendered::{Delivered, Made};
use super::route::{Route, Routes};
use super::search::Kept;
use super::theme::{Asset, Theme};
use super::view::{
    BesideView, DocumentEntry, HomeView, LinkView, PageView, ParagraphPageView, ProseView, ProtocolsView, SearchView, SiteView,
};
use super::words::direction;
use super::{document, export, lookup, paragraph, past, prose, protocol, search, translations};
use crate::config::Config;
use crate::files::Outlet;
use crate::model::{InstrumentPage, LinkedDocument, OrdinaryPage, Record, Site};

/// A site ready to be printed: whole, or part by part as somebody asks for them.
#[derive(Debug)]
pub struct Press<'s> {
    edition: Edition<'s>,
    theme: &'s Theme,
    site_view: Value,
    easel: Easel<'s>,
}

impl<'s> Press<'s> {
    /// Looks through the site once.
    pub fn new(site: &'s Site, config: &'s Config, theme: &'s Theme) -> Self {
        let edition = Edition::new(site, config, theme.words());
        let site_view = site_view(&edition);
        Self { edition, theme, site_view, easel: Easel::new(theme, theme.words()) }
    }

    /// All addresses of the site.
    pub fn routes(&self) -> &Routes<'s> {
        &self.edition.routes
    }

    /// All parts but the search index.
    pub fn parts(&self) -> Vec<Part<'s>> {
        part::all(&self.edition)
    }

    /// The parts that may hold a file; none where there is no such file.
    pub fn parts_of(&self, path: &str) -> Vec<Part<'s>> {
        part::of_path(&self.edition, path)
    }

    /// The parts that show the site as a whole: all that are not of one document or an ordinary page.
    pub fn parts_of_the_whole(&self) -> Vec<Part<'s>> {
        part::of_the_whole(&self.edition)
    }

    /// The parts of a document.
    pub fn parts_of_document(&self, linked: &'s LinkedDocument) -> Vec<Part<'s>> {
        part::of_document(&self.edition, linked)
    }

    /// The document of a slug.
    pub fn document(&self, slug: &str) -> Option<&'s LinkedDocument> {
        self.edition.document(slug)
    }

    /// The ordinary page of a slug.
    pub fn ordinary(&self, slug: &str) -> Option<&'s OrdinaryPage> {
        self.edition.site.pages.iter().find(|page| page.slug == slug).map(|page| &**page)
    }

    /// The documents whose pages say something of a document: those that it cites or that cite it, those beside it in the list, and
    /// its translations.
    pub fn around(&self, slug: &str) -> Vec<String> {
        self.document(slug).map_or_else(Vec::new, |linked| self.edition.around(linked))
    }

    /// The path of the page that a file of the site is made from, where there is one.
    pub fn source_of(&self, path: &str) -> Option<&'s str> {
        let page = |part: &Part<'s>| match *part {
            Part::Document(linked) => Some(linked.path.as_str()),
            Part::Protocol(page) if Route::Protocol(&page.instrument.id).path() == path => Some(page.path.as_str()),
            Part::Ordinary(page) => Some(page.path.as_str()),
            _ => None,
        };
        self.parts_of(path).iter().find_map(page)
    }

    /// The files of the search index, made with what is kept of the one before.
    pub fn search_index(&self, kept: &Kept) -> Vec<(String, Vec<u8>)> {
        search::files(&self.edition, Some(kept))
    }

    /// Makes a part and hands over its files.
    pub fn deliver(&self, part: Part, outlet: Outlet) -> Delivered {
        let mut delivered = Delivered { kind: part.kind(), ..Delivered::default() };
        self.print(part, &mut |made| match made {
            Ok((path, bytes)) => {
                delivered.files.push((path.clone(), bytes.len()));
                outlet(path, bytes);
            }
            Err(finding) => delivered.findings.push(*finding),
        });
        delivered
    }

    /// Makes the files of a part, one after the other: all pages of a large list would be too many to keep.
    pub fn print(&self, part: Part, put: &mut dyn FnMut(Made)) {
        let edition = &self.edition;
        let say = |id| edition.words.say(id);
        match part {
            Part::Export(export) => whole(export.files(edition), put),
            Part::DocumentExports(linked) => whole(export::of_document(edition, linked), put),
            Part::DocumentCards(linked) => whole([lookup::of_document(edition, linked)], put),
            Part::ProtocolCards(page) => whole([lookup::of_instrument(edition, page)], put),
            Part::Jump => whole(lookup::jump(edition), put),
            Part::SearchIndex => whole(search::files(edition, None), put),
            Part::Assets => {
                let asset = |asset: &Asset| (Route::Asset(&asset.hashed).path(), asset.bytes.clone());
                whole(self.theme.assets().iter().map(asset), put);
            }
            Part::Card(linked) => {
                let path = Route::Card(&linked.document.meta.slug).path();
                put(self.easel.card(&self.site_view, linked).map(|png| (path, png)));
            }
            Part::Paragraphs(linked) => {
                paragraph::views(edition, linked, &mut |page| put(self.paragraph(page)));
                for page in past::within(edition, linked) {
                    put(self.moved(page));
                }
            }
            Part::Home => {
                let words = edition.config.description.clone();
                put(self.set(Route::Home, "home", &home(edition), &edition.config.title, &words));
            }
            Part::NotFound => put(self.set(Route::NotFound, "404", &(), &say("not-found"), &say("not-found-about"))),
            Part::Protocols => {
                let view = protocols(edition, Route::Protocols);
                put(self.set(Route::Protocols, "protocols", &view, &say("instruments"), &say("instruments-about")));
            }
            Part::Protocol(page) => self.protocol(page, put),
            Part::Authorities => {
                let words = say("authorities-about");
                let table = Table::new(edition);
                put(self.set(Route::Authorities, "authorities", &table.view(edition), &say("authorities-title"), &words));
                for (route, part) in table.parts(edition) {
                    put(self.set(route, "authorities_part", &part, &part.title, &words));
                }
            }
            Part::Map => {
                let words = say("map-about");
                let map = Map::new(edition);
                put(self.set(Route::Map, "map", &map.view(edition), &say("map-title"), &words));
                let title = say("map-list-title");
                for (route, part) in map.parts(edition) {
                    put(self.set(route, "map_part", &part, &title, &words));
                }
            }
            Part::Beside(linked) => {
                for (route, view) in translations::beside(edition, linked) {
                    put(self.beside(route, &view));
                }
            }
            Part::Search => {
                let protocols = edition.routes.link(Route::Search, Route::Protocols);
                let view = SearchView { documents: entries(edition, Route::Search), protocols };
                put(self.set(Route::Search, "search", &view, &say("search"), &say("search-about")));
            }
            Part::Document(linked) => {
                let view = document::view(edition, linked);
                let title = document_title(linked).0;
                let title = view.symbol.as_ref().map_or_else(|| title.clone(), |symbol| format!("{title} ({symbol})"));
                put(self.set(document_route(linked), "document", &view, &title, &description(edition, linked)));
            }
            Part::Ordinary(page) => {
                let route = Route::Ordinary(&page.slug);
                let html = prose::html(edition, route, &page.path, &page.body);
                let PagePast { gone, formerly, .. } = PagePast::new(edition, route);
                let language = edition.config.language.clone();
                let direction = direction(&language);
                let view = ProseView { title: page.title.clone(), html, language, direction, gone, formerly };
                put(self.set(route, "prose", &view, &page.title, &edition.config.description));
            }
            Part::Moved(moved) => {
                for page in past::moved(edition, &moved.from, &moved.to) {
                    put(self.moved(page));
                }
            }
            Part::Withdrawn(record) => {
                if edition.page_of_slug(&record.slug).is_none() {
                    put(self.withdrawn(record));
                }
                for page in past::of_withdrawn(edition, &record.slug, record) {
                    put(self.moved(page));
                }
            }
        }
    }

    /// The page of an instrument and those that it goes on on.
    fn protocol(&self, page: &InstrumentPage, put: &mut dyn FnMut(Made)) {
        let citing = self.edition.citing_instrument(&page.instrument.id);
        let divisions = Divisions::new(self.edition.words, &page.instrument, &citing);
        let tally = Tally::new(&divisions);
        let title = &page.instrument.short_title;
        let words = self.edition.words.fill("instrument-about", [("title", page.instrument.title.as_str().into())]);
        let view = protocol::view(&self.edition, page, &divisions, &tally);
        put(self.set(Route::Protocol(&page.instrument.id), "protocol", &view, title, &words));
        protocol::parts(&self.edition, page, &divisions, &tally, &mut |route, part| {
            let title = self.edition.words.parts(&[title.clone(), part.name.clone()]);
            put(self.set(route, "protocol_part", &part, &title, &words));
        });
    }

    /// A document in two languages.
    fn beside(&self, route: Route, view: &BesideView) -> Made {
        let names = view.languages.iter().map(|language| language.name.clone()).collect::<Vec<_>>().join(" – ");
        let title = self.edition.words.fill("titled", [("place", view.titles[0].as_str().into()), ("title", names.into())]);
        self.set(route, "beside", view, &title, &self.edition.words.say("beside-about"))
    }

    fn paragraph(&self, (route, view, preview): (Route, ParagraphPageView, String)) -> Made {
        self.set(route, "paragraph", &view, &view.name, &preview)
    }

    fn moved(&self, (route, view): past::Onward) -> Made {
        let words = self.edition.words.say(if view.gone.is_some() { "gone-about" } else { "moved-about" });
        self.set(route, "moved", &view, &view.title, &words)
    }

    fn withdrawn(&self, record: &Record) -> Made {
        let view = past::withdrawn(&self.edition, record);
        let words = self.edition.words.say("withdrawn-about");
        self.set(Route::Document(&record.slug), "withdrawn", &view, &words, &words)
    }

    /// Puts a view into the template of its name.
    fn set(&self, route: Route, name: &'static str, view: &impl Serialize, title: &str, description: &str) -> Made {
        let mut context = Context::new();
        context.insert_value("site", self.site_view.clone());
        context.insert("page", &self.page_view(route, title, description));
        context.insert(name, view);
        let html = self.theme.render(&format!("{name}.html"), &context, route)?;
        Ok((route.path(), html.into_bytes()))
    }

    fn page_view(&self, route: Route, title: &str, description: &str) -> PageView {
        let routes = &self.edition.routes;
        let assets = self.theme.assets().iter();
        PageView {
            title: title.to_string(),
            description: description.to_string(),
            canonical: routes.absolute(route),
            image: match route {
                Route::Document(slug) | Route::Paragraph(slug, _) if self.edition.config.social_cards => {
                    Some(routes.absolute(Route::Card(slug)))
                }
                _ => None,
            },
            home: routes.link(route, Route::Home),
            navigation: self.navigation(route),
            search: self.edition.config.search.enabled.then(|| routes.link(route, Route::Search)),
            assets: assets.map(|asset| (asset.name.clone(), routes.link(route, Route::Asset(&asset.hashed)))).collect(),
        }
    }

    /// The first page, the instruments, the authorities, and the ordinary pages that have a place in the order.
    fn navigation(&self, route: Route) -> Vec<LinkView> {
        let listed = self.edition.site.pages.iter().filter_map(|page| Some(((page.order?, page.slug.as_str()), &**page)));
        let listed: BTreeMap<(i64, &str), &OrdinaryPage> = listed.collect();
        let ordinary = listed.into_values().map(|page| (page.title.clone(), Route::Ordinary(&page.slug)));
        let own =
            [("nav-documents", Route::Home), ("nav-instruments", Route::Protocols), ("nav-authorities", Route::Authorities)];
        own.into_iter()
            .map(|(title, to)| (self.edition.words.say(title), to))
            .chain(ordinary)
            .map(|(title, to)| LinkView { title, href: self.edition.routes.link(route, to), current: route == to })
            .collect()
    }
}

fn site_view(edition: &Edition) -> Value {
    Value::from_serializable(&SiteView {
        title: edition.config.title.clone(),
        description: edition.config.description.clone(),
        language: edition.words.language().to_string(),
        direction: direction(edition.words.language()),
        base_url: edition.routes.base_url().to_string(),
        generator: format!("Pincite {}", env!("CARGO_PKG_VERSION")),
        lookup: edition.config.lookup,
    })
}

fn home(edition: &Edition) -> HomeView {
    HomeView {
        documents: entries(edition, Route::Home),
        protocols: protocols(edition, Route::Home).protocols,
        authorities: edition.routes.link(Route::Home, Route::Authorities),
        map: edition.routes.link(Route::Home, Route::Map),
        feed: export::has_feed(edition).then(|| edition.routes.link(Route::Home, Route::Feed)),
    }
}

/// All documents, newest first.
fn entries(edition: &Edition, from: Route) -> Vec<DocumentEntry> {
    edition.newest_first.iter().map(|linked| document::entry(edition, from, linked)).collect()
}

fn protocols(edition: &Edition, from: Route) -> ProtocolsView {
    let mut protocols: Vec<_> = edition.site.instruments.iter().map(|page| protocol::entry(edition, from, page)).collect();
    protocols.sort_by_cached_key(|entry| entry.title.to_lowercase());
    ProtocolsView { protocols }
}

/// What search engines and previews say about a document.
pub(super) fn description(edition: &Edition, linked: &LinkedDocument) -> String {
    let meta = &linked.document.meta;
    let date = meta.date.as_deref().map(|date| edition.date(date).long);
    let facts = [meta.author_note.clone(), meta.body.clone(), meta.meeting.clone(), meta.symbol.clone(), date];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    if facts.is_empty() { document_title(linked).0 } else { facts }
}

/// Files that nothing can go wrong with.
fn whole(files: impl IntoIterator<Item = (String, Vec<u8>)>, put: &mut dyn FnMut(Made)) {
    for file in files {
        put(Ok(file));
    }
}
