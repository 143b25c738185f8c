//! Addresses on the web: the only place that knows them.
//!
//! In: the site, its base URL, and what someone wants to point at (a page, an anchor in it, a [`Target`]). Out: paths of files,
//! relative links and absolute addresses.
//!
//! Every page is a folder with an `index.html`. Links between pages are relative and name that file, because only then do they
//! work alike at `/`, below `/repo/` and from a folder on disk, where a browser would show a listing instead of the page.
//! Addresses that travel (canonical, previews, exports, copied links) are absolute and end in the folder's slash.
//!
//! Never makes an anchor of a document: those come from `anchors`. The anchors of articles are made here, since articles exist
//! only as places in pages.

mod provisions;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use arcstr::ArcStr;

use crate::anchors::{find_place, find_section, fragment};
use crate::config::{Config, PathPages};
use crate::model::{Content, LinkedDocument, Passage, Site, Target};

use super::names;
use super::official;

pub use provisions::{article_anchor, cited_provisions, provisions};

/// First parts of an address that the site needs for itself and no page may claim.
pub const RESERVED: &[&str] =
    &["404", "anchors", "assets", "authorities", "citations", "index", "jump", "map", "protocols", "search"];

/// Names that no file or folder may have on Windows, whatever its ending.
pub const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// A file of the built site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route<'a> {
    /// The first page: the index of documents and protocols.
    Home,
    /// A document by its slug.
    Document(&'a str),
    /// A paragraph of a document, by slug and anchor.
    Paragraph(&'a str, &'a str),
    /// The picture that previews of a document show, by its slug.
    Card(&'a str),
    /// The machine-readable twin of a document, by its slug.
    DocumentJson(&'a str),
    /// A document for LaTeX, by its slug.
    Bibtex(&'a str),
    /// A document for reference managers, by its slug.
    Ris(&'a str),
    /// A document for citation styles, by its slug.
    CslJson(&'a str),
    /// The index of protocols and other instruments.
    Protocols,
    /// An instrument by its id.
    Protocol(&'a str),
    /// A page of what has no room on the page of an instrument, by its id, what it is about, and its number from 1.
    ProtocolPart(&'a str, &'a str, usize),
    /// The table of authorities: everything that is cited, and where.
    Authorities,
    /// A page of the authorities of a kind, where they have no room together; counted from 1.
    AuthoritiesPart(&'a str, usize),
    /// The map of documents and instruments.
    Map,
    /// A further page of what the map says in words, counted from 2.
    MapPart(usize),
    /// An ordinary page by its slug.
    Ordinary(&'a str),
    /// What a server shows for an address that does not exist.
    NotFound,
    /// All references of the site for programs.
    Citations,
    /// The same for spreadsheets, a row for each target.
    CitationsTable,
    /// Who cites what how often, as a graph for programs that draw networks.
    CitationsGraph,
    /// The linked mentions as Web Annotations.
    Annotations,
    /// All anchors of the site for programs.
    Anchors,
    /// The same for Sphinx, whose projects link by name.
    Inventory,
    /// What cards say of a document and of what stands in it, by its slug.
    DocumentCards(&'a str),
    /// What cards say of an instrument and of its provisions, by its id.
    ProtocolCards(&'a str),
    /// The names of everything that a reader can jump to.
    Jump,
    /// A part of the documents to jump to, on a large site.
    JumpShard(usize),
    /// Two languages of a document side by side, by their slugs.
    Beside(&'a str, &'a str),
    /// The page of the search.
    Search,
    /// A file of the search index, by its name.
    SearchFile(&'a str),
    /// The documents by date, for feed readers.
    Feed,
    /// The pages of the site, for search engines.
    Sitemap,
    /// A part of them, counted from 1, on a site with too many for one list.
    SitemapPart(usize),
    /// What search engines may read.
    Robots,
    /// The domain of the site, for GitHub Pages.
    Cname,
    /// Tells GitHub Pages that the site is finished.
    NoJekyll,
    /// A style, script or image of the theme, by its name in the output.
    Asset(&'a str),
}

impl Route<'_> {
    /// Path of the file below the output folder.
    pub fn path(self) -> String {
        match self {
            Self::Home => "index.html".into(),
            // Most links of a page lead to one of these: `format!` takes three times as long.
            Self::Document(slug) | Self::Ordinary(slug) => [slug, "/index.html"].concat(),
            Self::Paragraph(slug, anchor) => format!("{slug}/{}/index.html", anchor.strip_prefix("para-").unwrap_or(anchor)),
            Self::Card(slug) => format!("{slug}/card.png"),
            Self::DocumentJson(slug) => format!("{slug}/document.json"),
            Self::Bibtex(slug) => format!("{slug}/citation.bib"),
            Self::Ris(slug) => format!("{slug}/citation.ris"),
            Self::CslJson(slug) => format!("{slug}/citation.csl.json"),
            Self::Protocols => "protocols/index.html".into(),
            Self::Protocol(id) => ["protocols/", id, "/index.html"].concat(),
            Self::ProtocolPart(id, part, sheet) => numbered(["protocols/", id, "/", part].concat(), sheet),
            Self::Authorities => "authorities/index.html".into(),
            Self::AuthoritiesPart(kind, sheet) => numbered(["authorities/", kind].concat(), sheet),
            Self::Map => "map/index.html".into(),
            Self::MapPart(sheet) => numbered("map".into(), sheet),
            Self::NotFound => "404.html".into(),
            Self::Citations => "citations.json".into(),
            Self::CitationsTable => "citations.csv".into(),
            Self::CitationsGraph => "citations.graphml".into(),
            Self::Annotations => "annotations.jsonld".into(),
            Self::Anchors => "anchors.json".into(),
            Self::Inventory => "objects.inv".into(),
            Self::DocumentCards(slug) => format!("{slug}/cards.js"),
            Self::ProtocolCards(id) => format!("protocols/{id}/cards.js"),
            Self::Jump => "jump.js".into(),
            Self::JumpShard(number) => format!("jump/{number}.js"),
            Self::Beside(slug, other) => format!("{slug}/with/{other}/index.html"),
            Self::Search => "search/index.html".into(),
            Self::SearchFile(name) => format!("search/{name}"),
            Self::Feed => "feed.xml".into(),
            Self::Sitemap => "sitemap.xml".into(),
            Self::SitemapPart(number) => format!("sitemap-{number}.xml"),
            Self::Robots => "robots.txt".into(),
            Self::Cname => "CNAME".into(),
            Self::NoJekyll => ".nojekyll".into(),
            Self::Asset(name) => format!("assets/{name}"),
        }
    }
}

impl Route<'_> {
    /// What the ledger calls a page: its address below the base URL, without the slash at its end.
    pub fn slug(self) -> String {
        let path = self.path();
        path.strip_suffix("/index.html").map(str::to_string).unwrap_or(path)
    }
}

/// Where a target leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination<'s> {
    /// A page of this site, and an anchor in it.
    Here(Route<'s>, Option<String>),
    /// An official address elsewhere.
    Elsewhere(String),
}

/// All addresses of one site.
#[derive(Debug)]
pub struct Routes<'s> {
    base_url: String,
    site: &'s Site,
    path_pages: PathPages,
    /// Places of documents by symbol; looked for when somebody asks first.
    by_symbol: OnceLock<HashMap<String, usize>>,
}

impl<'s> Routes<'s> {
    /// The addresses of a site.
    pub fn new(site: &'s Site, config: &Config) -> Self {
        let base = config.base_url.trim_end_matches('/');
        let path_pages = config.addresses.path_pages(site.paragraphs());
        Self { base_url: format!("{base}/"), site, path_pages, by_symbol: OnceLock::new() }
    }

    /// The base URL, with a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The path of the base URL: `/` or `/repo/`. For pages that a server shows at any address, where relative links fail.
    pub fn base_path(&self) -> &str {
        let after_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        let path = self.base_url[after_scheme..].find('/').map_or(self.base_url.len() - 1, |at| after_scheme + at);
        &self.base_url[path..]
    }

    /// Absolute address of a page, in its short form.
    pub fn absolute(&self, route: Route) -> String {
        format!("{}{}", self.base_url, short(&route.path()))
    }

    /// Absolute address of an anchor in a page.
    pub fn absolute_anchor(&self, route: Route, anchor: &str) -> String {
        format!("{}#{anchor}", self.absolute(route))
    }

    /// The page of a paragraph; `None` where it has none of its own.
    pub fn paragraph<'d>(&self, linked: &'d LinkedDocument, block: usize) -> Option<Route<'d>> {
        let address = &linked.addresses.blocks[block];
        let wanted = match self.path_pages {
            PathPages::All => true,
            PathPages::Numbered => address.number.is_some(),
            PathPages::None => false,
        };
        let is_paragraph = matches!(linked.document.blocks[block].content, Content::Paragraph(_));
        (wanted && is_paragraph).then_some(Route::Paragraph(&linked.document.meta.slug, &address.id))
    }

    /// Whether any paragraph has a page of its own.
    pub fn has_paragraphs(&self) -> bool {
        self.path_pages != PathPages::None
    }

    /// Absolute address of some passages of a document: the page of a single paragraph, else the fragment that names them together.
    pub fn absolute_passages(&self, linked: &LinkedDocument, passages: &[Passage]) -> String {
        let single = passages.first().filter(|passage| passages.len() == 1 && passage.first == passage.last);
        if let Some(page) = single.and_then(|passage| self.paragraph(linked, passage.first)) {
            return self.absolute(page);
        }
        let page = self.absolute(Route::Document(&linked.document.meta.slug));
        if passages.is_empty() { page } else { format!("{page}#{}", fragment(&linked.addresses, passages)) }
    }

    /// Address of an anchor in a page, or of the page, as it is written below the base URL.
    pub fn below_base(&self, route: Route, anchor: Option<&str>) -> String {
        let page = short(&route.path());
        anchor.map_or_else(|| page.clone(), |anchor| format!("{page}#{anchor}"))
    }

    /// Link from one page to another that works at any base and from disk.
    pub fn link(&self, from: Route, to: Route) -> String {
        match from {
            Route::NotFound => format!("{}{}", self.base_path(), short(&to.path())),
            _ => relative(&from.path(), &to.path()),
        }
    }

    /// Link from one page to an anchor in another, or in itself.
    pub fn link_anchor(&self, from: Route, to: Route, anchor: &str) -> String {
        if from == to { ["#", anchor].concat() } else { [&self.link(from, to), "#", anchor].concat() }
    }

    /// Link from a page to a destination.
    pub fn link_destination(&self, from: Route, destination: &Destination) -> String {
        match destination {
            Destination::Here(to, Some(anchor)) => self.link_anchor(from, *to, anchor),
            Destination::Here(to, None) => self.link(from, *to),
            Destination::Elsewhere(url) => url.clone(),
        }
    }

    /// Absolute address of a destination.
    pub fn absolute_destination(&self, destination: &Destination) -> String {
        match destination {
            Destination::Here(to, Some(anchor)) => self.absolute_anchor(*to, anchor),
            Destination::Here(to, None) => self.absolute(*to),
            Destination::Elsewhere(url) => url.clone(),
        }
    }

    /// Where a target leads that is named in a document: a place in that document, or the source it names.
    pub fn target<'d>(&self, from: &'d LinkedDocument, target: &Target) -> Option<Destination<'d>>
    where
        's: 'd,
    {
        in_document(from, target).or_else(|| self.source(target))
    }

    /// Where a source stands, whoever names it: on a page of this site if there is one, else at the official address; `None` where
    /// neither is known.
    pub fn source(&self, target: &Target) -> Option<Destination<'s>> {
        self.in_instrument(target)
            .or_else(|| self.in_other_document(target))
            .or_else(|| official::address(target).filter(|_| !self.is_of_own_series(target)).map(Destination::Elsewhere))
    }

    /// Whether a target is a document of a body that only the site knows: the United Nations do not hold it.
    fn is_of_own_series(&self, target: &Target) -> bool {
        let series = target.symbol.as_deref().and_then(|symbol| symbol.split('/').next());
        series.is_some_and(|series| self.site.own_series.contains(series))
    }

    /// The document of this site that a target names: by its symbol, its slug, or the symbol under which a resolution is published.
    pub fn document_of(&self, target: &Target) -> Option<&'s LinkedDocument> {
        let symbol = official::symbol(target)?;
        let by_symbol = self.by_symbol.get_or_init(|| {
            let symbols = self.site.documents.iter().map(|linked| linked.document.meta.symbol.as_deref());
            symbols.enumerate().filter_map(|(place, symbol)| Some((without_spaces(symbol?).into_owned(), place))).collect()
        });
        let place = by_symbol.get(&*without_spaces(&symbol));
        place.map(|place| &*self.site.documents[*place]).or_else(|| self.site.document(&symbol))
    }

    /// The anchors of the provisions on an instrument's page.
    pub fn provisions_of(&self, instrument: &str) -> impl Iterator<Item = &str> {
        self.site.provisions.get(instrument).into_iter().flatten().map(ArcStr::as_str)
    }

    /// The anchor of a provision on its instrument's page, as far as the page goes into it: `article-16-3`, else `article-16`.
    pub fn provision_anchor(&self, target: &Target) -> Option<String> {
        let known = self.site.provisions.get(target.instrument.as_deref()?)?;
        let mut wanted = article_anchor(target)?;
        loop {
            if known.contains(wanted.as_str()) {
                return Some(wanted);
            }
            wanted.truncate(wanted.rfind('-')?);
        }
    }

    fn in_instrument(&self, target: &Target) -> Option<Destination<'s>> {
        let (id, _) = self.site.provisions.get_key_value(target.instrument.as_deref()?)?;
        Some(Destination::Here(Route::Protocol(id), self.provision_anchor(target)))
    }

    fn in_other_document(&self, target: &Target) -> Option<Destination<'s>> {
        let linked = self.document_of(target)?;
        let page = |anchor| Some(Destination::Here(Route::Document(&linked.document.meta.slug), anchor));
        if let Some(anchor) = &target.anchor {
            return page(linked.addresses.find(anchor).map(|_| anchor.to_string()));
        }
        let number = target.paragraph.as_deref().map(|paragraph| match &target.point {
            Some(point) => format!("{paragraph} {}", names::bracketed(point)),
            None => paragraph.to_string(),
        });
        let section = || find_section(&linked.document, &linked.addresses, target.annex.as_deref(), target.section.as_deref()?);
        let block = find_place(&linked.document, &linked.addresses, target.annex.as_deref(), number.as_deref());
        let block = if number.is_some() { block } else { section().or(block) };
        page(block.map(|block| linked.addresses.blocks[block].id.clone()))
    }
}

/// A place in the document that names it.
fn in_document<'d>(from: &'d LinkedDocument, target: &Target) -> Option<Destination<'d>> {
    let anchor = target.anchor.as_ref().filter(|_| target.symbol.is_none())?;
    Some(Destination::Here(Route::Document(&from.document.meta.slug), Some(anchor.to_string())))
}

/// The file of a page that goes on on further ones.
fn numbered(folder: String, sheet: usize) -> String {
    if sheet < 2 { folder + "/index.html" } else { format!("{folder}/{sheet}/index.html") }
}

/// The address of a folder for its `index.html`; other files as they are. Percent-encoded.
fn short(path: &str) -> String {
    let path =
        if path == "index.html" { "" } else { path.strip_suffix("index.html").filter(|p| p.ends_with('/')).unwrap_or(path) };
    official::percent_encode(path).into_owned()
}

/// The way from the folder of one file to another file, percent-encoded.
fn relative(from: &str, to: &str) -> String {
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let shared = from.as_bytes()[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    let (up, down) = (from[shared..].matches('/'), official::percent_encode(&to[shared..]));
    let mut way = String::with_capacity(from.len() + down.len());
    way.extend(up.map(|_| "../"));
    way + &down
}

/// A symbol as it is compared: texts set spaces in it at will.
pub fn without_spaces(symbol: &str) -> Cow<'_, str> {
    if symbol.contains(char::is_whitespace) { symbol.split_whitespace().collect::<String>().into() } else { symbol.into() }
}

#[cfg(test)]
mod tests;
