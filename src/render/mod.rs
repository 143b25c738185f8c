//! From the site as a value to the files of the website.
//!
//! In: the linked [`Site`], the settings and a [`Theme`]. Out: [`Files`] and findings. Pages are made in parallel, and put together
//! in one order, so that the same input gives the same bytes with any number of threads.
//!
//! Here web words begin. Never reads a file, never looks at a seed, never changes what it was given.

mod authorities;
mod authority;
mod card;
pub mod citation;
mod citing;
mod divisions;
mod document;
mod edition;
mod export;
mod facts;
mod heat;
mod highlight;
mod html;
mod layers;
mod lookup;
mod mail;
mod manifest;
mod map;
mod names;
mod network;
mod notes;
mod official;
mod order;
mod panels;
mod paragraph;
mod past;
mod prose;
mod protocol;
mod quotes;
mod records;
mod references;
mod rendered;
pub mod route;
mod search;
mod sheets;
mod slim;
mod table;
mod template_error;
mod theme;
mod translations;
pub mod view;
mod words;

use std::collections::BTreeMap;
use std::iter;

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Value};

use crate::config::Config;
use crate::model::{InstrumentPage, LinkedDocument, Moved, OrdinaryPage, Record, Site};

use card::Easel;
use divisions::Divisions;
use edition::{Edition, document_route, document_title};
use heat::Tally;
pub use layers::DEFAULT;
use records::PagePast;
pub use records::pages as pages_for_the_ledger;
use rendered::Made;
pub use rendered::{Rendered, Weights};
use route::Route;
pub use theme::{Asset, Theme};
use view::{
    AuthoritiesPartView, BesideView, DocumentEntry, HomeView, LinkView, PageView, ParagraphPageView, ProseView, ProtocolsView,
    SearchView, SiteView,
};
pub use words::Words;
use words::direction;

/// Renders a site, and says of each stage when it has ended.
pub fn render(site: &Site, config: &Config, theme: &Theme, ended: &mut dyn FnMut(&'static str)) -> Rendered {
    let edition = Edition::new(site, config, theme.words());
    let press = Press { edition: &edition, theme, site_view: site_view(&edition) };
    let pages: Vec<(&str, Vec<Made>)> =
        pages(site, config).into_par_iter().map(|page| (page.kind(), press.pages(page))).collect();
    let mut rendered = Rendered::default();
    for (kind, pages) in pages {
        for page in pages {
            rendered.weigh(kind, &page);
            rendered.take(page);
        }
    }
    if config.social_cards {
        for card in press.cards() {
            rendered.take(card);
        }
    }
    rendered.files.extend(export::files(&edition));
    rendered.files.extend(lookup::files(&edition));
    for asset in theme.assets() {
        rendered.files.put(Route::Asset(&asset.hashed).path(), asset.bytes.clone());
    }
    ended("render");
    if config.search.enabled {
        let index = search::files(&edition);
        rendered.search = (index.len(), index.iter().map(|(_, bytes)| bytes.len()).sum());
        rendered.files.extend(index);
        ended("search");
    }
    rendered
}

/// A page to be made, or pages that are made together.
#[derive(Debug, Clone, Copy)]
enum Page<'s> {
    Home,
    NotFound,
    Protocols,
    Protocol(&'s InstrumentPage),
    Authorities,
    Map,
    Search,
    Beside(&'s LinkedDocument),
    Document(&'s LinkedDocument),
    Paragraphs(&'s LinkedDocument),
    Ordinary(&'s OrdinaryPage),
    Moved(&'s Moved),
    Withdrawn(&'s Record),
}

impl Page<'_> {
    /// What a page of its kind is called.
    fn kind(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::NotFound => "404",
            Self::Protocols => "protocols",
            Self::Protocol(_) => "protocol",
            Self::Authorities => "authorities",
            Self::Map => "map",
            Self::Search => "search",
            Self::Beside(_) => "beside",
            Self::Document(_) => "document",
            Self::Paragraphs(_) => "paragraph",
            Self::Ordinary(_) => "prose",
            Self::Moved(_) => "moved",
            Self::Withdrawn(_) => "withdrawn",
        }
    }
}

fn pages<'s>(site: &'s Site, config: &Config) -> Vec<Page<'s>> {
    let mut pages = vec![Page::Home, Page::NotFound, Page::Protocols, Page::Authorities, Page::Map];
    pages.extend(config.search.enabled.then_some(Page::Search));
    pages.extend(site.instruments.iter().map(Page::Protocol));
    pages.extend(
        site.documents.iter().flat_map(|linked| [Page::Document(linked), Page::Beside(linked), Page::Paragraphs(linked)]),
    );
    pages.extend(site.pages.iter().map(Page::Ordinary));
    // A document that stands where another stood before has the paragraphs of that one in its own past.
    let is_document = |slug: &str| site.documents.iter().any(|linked| linked.document.meta.slug == slug);
    pages.extend(site.moved.iter().filter(|moved| !is_document(&moved.from)).map(Page::Moved));
    pages.extend(site.withdrawn.iter().map(Page::Withdrawn));
    pages
}

/// What every page is made with.
struct Press<'s> {
    edition: &'s Edition<'s>,
    theme: &'s Theme,
    site_view: Value,
}

impl<'s> Press<'s> {
    fn pages(&self, page: Page<'s>) -> Vec<Made> {
        let edition = self.edition;
        let say = |id| edition.words.say(id);
        let made = match page {
            Page::Paragraphs(linked) => {
                let pages = paragraph::views(edition, linked).into_iter().map(|page| self.paragraph(page));
                return pages.chain(past::within(edition, linked).into_iter().map(|page| self.moved(page))).collect();
            }
            Page::Home => {
                let words = edition.config.description.clone();
                self.set(Route::Home, "home", &home(edition), &edition.config.title, &words)
            }
            Page::NotFound => self.set(Route::NotFound, "404", &(), &say("not-found"), &say("not-found-about")),
            Page::Protocols => {
                let view = protocols(edition, Route::Protocols);
                self.set(Route::Protocols, "protocols", &view, &say("instruments"), &say("instruments-about"))
            }
            Page::Protocol(page) => return self.protocol(page),
            Page::Authorities => {
                let words = say("authorities-about");
                let (view, parts) = authorities::pages(edition);
                let table = self.set(Route::Authorities, "authorities", &view, &say("authorities-title"), &words);
                let part = |(route, part): &(Route, AuthoritiesPartView)| {
                    self.set(*route, "authorities_part", part, &part.title, &words)
                };
                return iter::once(table).chain(parts.iter().map(part)).collect();
            }
            Page::Map => {
                let words = say("map-about");
                let (view, parts) = map::pages(edition);
                let map = self.set(Route::Map, "map", &view, &say("map-title"), &words);
                let title = say("map-list-title");
                return iter::once(map)
                    .chain(parts.iter().map(|(route, part)| self.set(*route, "map_part", part, &title, &words)))
                    .collect();
            }
            Page::Beside(linked) => {
                let pages = translations::beside(edition, linked);
                return pages.iter().map(|(route, view)| self.beside(*route, view)).collect();
            }
            Page::Search => {
                let protocols = edition.routes.link(Route::Search, Route::Protocols);
                let view = SearchView { documents: entries(edition, Route::Search), protocols };
                self.set(Route::Search, "search", &view, &say("search"), &say("search-about"))
            }
            Page::Document(linked) => {
                let view = document::view(edition, linked);
                let title = document_title(linked).0;
                let title = view.symbol.as_ref().map_or_else(|| title.clone(), |symbol| format!("{title} ({symbol})"));
                self.set(document_route(linked), "document", &view, &title, &description(edition, linked))
            }
            Page::Ordinary(page) => {
                let route = Route::Ordinary(&page.slug);
                let html = prose::html(edition, route, &page.path, &page.body);
                let PagePast { gone, formerly, .. } = PagePast::new(edition, route);
                let language = edition.config.language.clone();
                let direction = direction(&language);
                let view = ProseView { title: page.title.clone(), html, language, direction, gone, formerly };
                self.set(route, "prose", &view, &page.title, &edition.config.description)
            }
            Page::Moved(moved) => {
                let pages = past::moved(edition, &moved.from, &moved.to);
                return pages.into_iter().map(|page| self.moved(page)).collect();
            }
            Page::Withdrawn(record) => {
                let paragraphs = past::of_withdrawn(edition, &record.slug, record).into_iter().map(|page| self.moved(page));
                let page = edition.page_of_slug(&record.slug).is_none().then(|| self.withdrawn(record));
                return page.into_iter().chain(paragraphs).collect();
            }
        };
        vec![made]
    }

    /// The page of an instrument and those that it goes on on.
    fn protocol(&self, page: &InstrumentPage) -> Vec<Made> {
        let divisions = Divisions::new(self.edition, &page.instrument);
        let tally = Tally::new(&divisions);
        let view = protocol::view(self.edition, page, &divisions, &tally);
        let words = self.edition.words.fill("instrument-about", [("title", view.full_title.as_str().into())]);
        let made = self.set(Route::Protocol(&page.instrument.id), "protocol", &view, &view.title, &words);
        let parts = protocol::parts(self.edition, page, &divisions, &tally).into_iter().map(|(route, part)| {
            let title = self.edition.words.parts(&[view.title.clone(), part.name.clone()]);
            self.set(route, "protocol_part", &part, &title, &words)
        });
        iter::once(made).chain(parts).collect()
    }

    /// A document in two languages.
    fn beside(&self, route: Route, view: &BesideView) -> Made {
        let names = view.languages.iter().map(|language| language.name.clone()).collect::<Vec<_>>().join(" – ");
        let title = self.edition.words.fill("titled", [("place", view.titles[0].as_str().into()), ("title", names.into())]);
        self.set(route, "beside", view, &title, &self.edition.words.say("beside-about"))
    }

    /// The pictures for previews of the documents.
    fn cards(&self) -> Vec<Made<Vec<u8>>> {
        let easel = Easel::new(self.theme, self.edition.words);
        let card = |linked: &LinkedDocument| {
            let png = easel.card(&self.site_view, linked)?;
            Ok((Route::Card(&linked.document.meta.slug).path(), png))
        };
        self.edition.site.documents.par_iter().map(card).collect()
    }

    fn paragraph(&self, (route, view, preview): (Route, ParagraphPageView, String)) -> Made {
        self.set(route, "paragraph", &view, &view.name, &preview)
    }

    fn moved(&self, (route, view): past::Onward) -> Made {
        let words = self.edition.words.say(if view.gone.is_some() { "gone-about" } else { "moved-about" });
        self.set(route, "moved", &view, &view.title, &words)
    }

    fn withdrawn(&self, record: &Record) -> Made {
        let view = past::withdrawn(self.edition, record);
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
        Ok((route.path(), html))
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
        let listed = self.edition.site.pages.iter().filter_map(|page| Some(((page.order?, page.slug.as_str()), page)));
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
fn description(edition: &Edition, linked: &LinkedDocument) -> String {
    let meta = &linked.document.meta;
    let date = meta.date.as_deref().map(|date| edition.words.date(date));
    let facts = [meta.author_note.clone(), meta.body.clone(), meta.meeting.clone(), meta.symbol.clone(), date];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    if facts.is_empty() { document_title(linked).0 } else { facts }
}
