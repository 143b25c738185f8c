//! The parts of a site: what is made on its own, a page or several files that belong together.
//!
//! In: the site, or the path of a file. Out: all parts there are, or those that may hold the file. Makes none of them: that is the
//! press. A file is in exactly one part, so that parts can be made in any order and at any time.

use super::edition::Edition;
use super::export::Export;
use super::route::Route;
use crate::config::Config;
use crate::model::{InstrumentPage, LinkedDocument, Moved, OrdinaryPage, Record};

/// A part of the site.
#[derive(Debug, Clone, Copy)]
pub enum Part<'s> {
    /// The first page.
    Home,
    /// What a server shows for an address that there is not.
    NotFound,
    /// The list of the instruments.
    Protocols,
    /// An instrument, with the pages that it goes on on.
    Protocol(&'s InstrumentPage),
    /// What cards say of an instrument.
    ProtocolCards(&'s InstrumentPage),
    /// The table of authorities, with the pages that it goes on on.
    Authorities,
    /// The map, with the pages that it goes on on.
    Map,
    /// The page of the search.
    Search,
    /// The page of a document.
    Document(&'s LinkedDocument),
    /// A document beside its translations.
    Beside(&'s LinkedDocument),
    /// The pages of the paragraphs of a document.
    Paragraphs(&'s LinkedDocument),
    /// What programs read of a document.
    DocumentExports(&'s LinkedDocument),
    /// What cards say of a document.
    DocumentCards(&'s LinkedDocument),
    /// The picture that previews of a document show.
    Card(&'s LinkedDocument),
    /// An ordinary page.
    Ordinary(&'s OrdinaryPage),
    /// What stands at the addresses that a page had before.
    Moved(&'s Moved),
    /// What stands at the addresses of what is gone.
    Withdrawn(&'s Record),
    /// What programs read of the whole site.
    Export(Export),
    /// The names of everything that a reader can jump to.
    Jump,
    /// The styles and scripts of the theme.
    Assets,
    /// The search index: the one part that takes longer than all others together.
    SearchIndex,
}

impl Part<'_> {
    /// What pages of its kind are called; `None` where it holds no pages.
    pub(super) fn kind(self) -> Option<&'static str> {
        Some(match self {
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
            _ => return None,
        })
    }
}

/// All parts but the search index, which is made when everything else is.
pub(super) fn all<'s>(edition: &Edition<'s>) -> Vec<Part<'s>> {
    let mut parts = of_the_whole(edition);
    parts.extend(edition.site.documents.iter().flat_map(|linked| of_document(edition, linked)));
    parts.extend(edition.site.pages.iter().map(|page| Part::Ordinary(page)));
    parts
}

/// The parts that are not of one document or an ordinary page.
pub(super) fn of_the_whole<'s>(edition: &Edition<'s>) -> Vec<Part<'s>> {
    let site = edition.site;
    let mut parts = vec![Part::Home, Part::NotFound, Part::Protocols, Part::Authorities, Part::Map, Part::Jump, Part::Assets];
    parts.extend(Export::ALL.map(Part::Export));
    parts.push(Part::Search);
    parts.extend(site.instruments.iter().flat_map(|page| [Part::Protocol(page), Part::ProtocolCards(page)]));
    parts.extend(site.moved.iter().filter(|moved| stands_alone(edition, moved)).map(Part::Moved));
    parts.extend(site.withdrawn.iter().map(Part::Withdrawn));
    parts.retain(|part| is_wanted(edition.config, *part));
    parts
}

/// The parts that may hold a file; none where there is no such file.
pub(super) fn of_path<'s>(edition: &Edition<'s>, path: &str) -> Vec<Part<'s>> {
    let site = edition.site;
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    let page = path.strip_suffix("/index.html").unwrap_or(path);
    let below = |slug: &str| path.strip_prefix(slug).is_some_and(|rest| rest.starts_with('/'));
    let mut parts = match first {
        _ if rest.is_empty() => vec![Part::Home, Part::NotFound, Part::Jump],
        "assets" => vec![Part::Assets],
        "authorities" => vec![Part::Authorities],
        "jump" => vec![Part::Jump],
        "map" => vec![Part::Map],
        "protocols" if rest == "index.html" => vec![Part::Protocols],
        "protocols" => {
            let page = rest.split_once('/').and_then(|(id, _)| edition.instrument(id));
            page.map_or_else(Vec::new, |page| vec![Part::Protocol(page), Part::ProtocolCards(page)])
        }
        "search" if rest == "index.html" => vec![Part::Search],
        "search" => vec![Part::SearchIndex],
        slug => edition.document(slug).map_or_else(Vec::new, |linked| of_document(edition, linked)),
    };
    if rest.is_empty() {
        parts.extend(Export::ALL.map(Part::Export));
    }
    parts.retain(|part| is_wanted(edition.config, *part) && may_hold(*part, path));
    parts.extend(site.pages.iter().filter(|ordinary| ordinary.slug == page).map(|page| Part::Ordinary(page)));
    let moved = site.moved.iter().filter(|moved| below(&moved.from) && stands_alone(edition, moved));
    parts.extend(moved.map(Part::Moved));
    parts.extend(site.withdrawn.iter().filter(|record| below(&record.slug)).map(Part::Withdrawn));
    parts
}

/// The parts of a document.
pub(super) fn of_document<'s>(edition: &Edition, linked: &'s LinkedDocument) -> Vec<Part<'s>> {
    let pages = [Part::Document(linked), Part::Beside(linked), Part::Paragraphs(linked)];
    let files = [Part::DocumentExports(linked), Part::DocumentCards(linked), Part::Card(linked)];
    pages.into_iter().chain(files).filter(|part| is_wanted(edition.config, *part)).collect()
}

/// Whether the settings ask for a part. Some exports belong to every site: search engines, servers and feed readers look for them.
fn is_wanted(config: &Config, part: Part) -> bool {
    match part {
        Part::Search | Part::SearchIndex => config.search.enabled,
        Part::Card(_) => config.social_cards,
        Part::DocumentCards(_) | Part::ProtocolCards(_) | Part::Jump => config.lookup,
        Part::DocumentExports(_) => config.exports,
        Part::Export(export) => config.exports || matches!(export, Export::Feed | Export::Crawlers),
        _ => true,
    }
}

/// A document that stands where another stood before has the paragraphs of that one in its own past.
fn stands_alone(edition: &Edition, moved: &Moved) -> bool {
    edition.document(&moved.from).is_none()
}

/// Whether a file may be of a part of the site as a whole, or of a document, as far as its name tells: what costs much is not made
/// in vain.
fn may_hold(part: Part, path: &str) -> bool {
    let slug = |linked: &LinkedDocument| linked.document.meta.slug.clone();
    let name = path.rsplit('/').next().unwrap_or_default();
    match part {
        Part::Home => path == Route::Home.path(),
        Part::NotFound => path == Route::NotFound.path(),
        Part::Jump => path.starts_with("jump"),
        Part::Export(export) => export.may_hold(path),
        Part::Document(linked) => path == Route::Document(&slug(linked)).path(),
        Part::Card(linked) => path == Route::Card(&slug(linked)).path(),
        Part::Beside(linked) => path.starts_with(&format!("{}/with/", slug(linked))),
        Part::DocumentExports(_) | Part::DocumentCards(_) | Part::ProtocolCards(_) => name != "index.html",
        Part::Paragraphs(_) => name == "index.html",
        _ => true,
    }
}
