//! What all pages of one build share: the site, its addresses, and who cites whom.
//!
//! In: the site and the settings. Out: look-ups, made once. Never writes HTML.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use crate::config::Config;
use crate::model::{Content, InstrumentPage, LinkedDocument, Site, Translations, translations};

use super::citation::Work;
use super::citing::{self, Cited, Citing};
use super::past::{self, Whereabouts};
use super::route::{Destination, Route, Routes};
use super::view::DateView;
use super::words::Words;

/// The site on its way to the press.
#[derive(Debug)]
pub(super) struct Edition<'s> {
    /// Everything there is to render.
    pub site: &'s Site,
    /// The settings.
    pub config: &'s Config,
    /// The words of the interface.
    pub words: &'s Words,
    /// All addresses.
    pub routes: Routes<'s>,
    instruments: BTreeMap<&'s str, &'s InstrumentPage>,
    /// Places of documents by their files; looked for when somebody asks first.
    by_path: OnceLock<HashMap<String, usize>>,
    by_slug: BTreeMap<String, (Route<'s>, &'s str)>,
    /// The documents, newest first; those without a date last.
    pub newest_first: Vec<&'s LinkedDocument>,
    /// Where the document of each slug stands among them.
    positions: HashMap<&'s str, usize>,
    translations: Translations<'s>,
    /// The dates of documents in words, each made when somebody asks first: lists say them again and again.
    dates: HashMap<&'s str, OnceLock<DateView>>,
    cited: Cited<'s>,
    whereabouts: OnceLock<Whereabouts>,
}

impl<'s> Edition<'s> {
    /// Looks through the site once.
    pub(super) fn new(site: &'s Site, config: &'s Config, words: &'s Words) -> Self {
        let routes = Routes::new(site, config);
        let mut newest_first: Vec<&LinkedDocument> = site.documents.iter().map(|linked| &**linked).collect();
        newest_first.sort_by_cached_key(|linked| Reverse(linked.document.meta.date.as_deref()));
        let slugs = newest_first.iter().map(|linked| linked.document.meta.slug.as_str());
        let positions = slugs.enumerate().map(|(position, slug)| (slug, position)).collect();
        Self {
            site,
            config,
            words,
            cited: Cited::new(&newest_first),
            positions,
            translations: translations(site),
            dates: newest_first
                .iter()
                .filter_map(|linked| Some((linked.document.meta.date.as_deref()?, OnceLock::new())))
                .collect(),
            newest_first,
            routes,
            whereabouts: OnceLock::new(),
            instruments: site.instruments.iter().map(|page| (page.instrument.id.as_str(), &**page)).collect(),
            by_slug: by_slug(site),
            by_path: OnceLock::new(),
        }
    }

    /// All languages of a document, the original first; none where it has only one.
    pub(super) fn translations(&self, linked: &LinkedDocument) -> &[&'s LinkedDocument] {
        self.translations.get(linked.document.meta.slug.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The document of a slug.
    pub(super) fn document(&self, slug: &str) -> Option<&'s LinkedDocument> {
        self.positions.get(slug).map(|position| self.newest_first[*position])
    }

    /// Where a document stands among all, newest first.
    pub(super) fn position(&self, linked: &LinkedDocument) -> usize {
        self.positions.get(linked.document.meta.slug.as_str()).copied().unwrap_or_default()
    }

    /// The slugs of the documents whose pages say something of a document.
    pub(super) fn around(&self, linked: &LinkedDocument) -> Vec<String> {
        let targets = linked.references.iter().flat_map(|reference| &reference.targets);
        let cited = targets.filter_map(|target| match self.routes.target(linked, target) {
            Some(Destination::Here(Route::Document(slug), _)) => Some(slug.to_string()),
            _ => None,
        });
        let citing = self.citing_document(linked).map(|citing| citing.from);
        let position = self.position(linked);
        let beside = [position.checked_sub(1), Some(position + 1)].into_iter().flatten();
        let beside = beside.filter_map(|place| self.newest_first.get(place).copied());
        let others = citing.chain(beside).chain(self.translations(linked).iter().copied());
        cited.chain(others.map(|linked| linked.document.meta.slug.clone())).collect()
    }

    /// The instrument of an id.
    pub(super) fn instrument(&self, id: &str) -> Option<&'s InstrumentPage> {
        self.instruments.get(id).copied()
    }

    /// A document as bibliographies know it.
    pub(super) fn work(&self, linked: &LinkedDocument) -> Work {
        let url = self.routes.absolute(document_route(linked));
        Work::new(self.site, linked, self.words, &self.config.language, url)
    }

    /// What stands at an address of this site today, a document or another page, and what it is called.
    pub(super) fn page_of_slug(&self, slug: &str) -> Option<(Route<'s>, String)> {
        if let Some(linked) = self.document(slug) {
            return Some((document_route(linked), document_title(linked).0));
        }
        self.by_slug.get(slug).map(|(route, title)| (*route, (*title).to_string()))
    }

    /// The page made from a file, or the index of a folder of pages.
    pub(super) fn page_of_file(&self, path: &str) -> Option<Route<'s>> {
        let site = self.site;
        let by_path = self
            .by_path
            .get_or_init(|| site.documents.iter().enumerate().map(|(place, linked)| (linked.path.clone(), place)).collect());
        let document = by_path.get(path).map(|place| document_route(&site.documents[*place]));
        let instrument = || site.instruments.iter().find(|page| page.path == path);
        let page = || site.pages.iter().find(|page| page.path == path);
        document
            .or_else(|| instrument().map(|page| Route::Protocol(&page.instrument.id)))
            .or_else(|| page().map(|page| Route::Ordinary(&page.slug)))
            .or_else(|| index_of(site, path))
    }

    /// Where words stand that are gone from another place.
    pub(super) fn whereabouts(&self, fingerprint: u64) -> Option<(&'s LinkedDocument, usize)> {
        let (place, block) = *self.whereabouts.get_or_init(|| past::whereabouts(self.site)).get(&fingerprint)?;
        Some((&self.site.documents[place], block))
    }

    /// All that cites, document by document.
    pub(super) fn citations(&self) -> impl Iterator<Item = Citing<'s>> {
        citing::all(&self.newest_first)
    }

    /// All that names a treaty without a page, document by document.
    pub(super) fn external(&self) -> impl Iterator<Item = Citing<'s>> {
        citing::external(&self.newest_first)
    }

    /// What cites an instrument.
    pub(super) fn citing_instrument(&self, id: &str) -> Vec<Citing<'s>> {
        self.cited.instrument(id)
    }

    /// What cites a document: first as a whole, then anchor by anchor.
    pub(super) fn citing_document(&self, linked: &LinkedDocument) -> impl Iterator<Item = Citing<'s>> {
        self.cited.document(self.position(linked), &self.routes)
    }

    /// What cites one place in the document at a [`position`](Self::position), `None` for the document as a whole.
    pub(super) fn citing_place(&self, position: usize, anchor: Option<&str>) -> Vec<Citing<'s>> {
        self.cited.place(position, anchor, &self.routes)
    }

    /// A date for people and for programs.
    pub(super) fn date(&self, iso: &str) -> DateView {
        let view = || self.words.date_view(iso);
        self.dates.get(iso).map_or_else(view, |known| known.get_or_init(view).clone())
    }

    /// The language of a document.
    pub(super) fn language(&self, linked: &'s LinkedDocument) -> &'s str {
        linked.document.meta.language.as_deref().unwrap_or(&self.config.language)
    }
}

/// The index of a folder of pages.
fn index_of<'s>(site: &'s Site, folder: &str) -> Option<Route<'s>> {
    let holds = |path: Option<&str>| path.and_then(|path| path.rsplit_once('/')).is_some_and(|(of, _)| of == folder);
    let documents = holds(site.documents.first().map(|linked| linked.path.as_str())).then_some(Route::Home);
    documents.or_else(|| holds(site.instruments.first().map(|page| page.path.as_str())).then_some(Route::Protocols))
}

/// The pages that are no documents by what the ledger calls them.
fn by_slug(site: &Site) -> BTreeMap<String, (Route<'_>, &str)> {
    let instruments =
        site.instruments.iter().map(|page| (Route::Protocol(&page.instrument.id), page.instrument.short_title.as_str()));
    let pages = site.pages.iter().map(|page| (Route::Ordinary(&page.slug), page.title.as_str()));
    instruments.chain(pages).map(|(route, title)| (route.slug(), (route, title))).collect()
}

/// Where a document stands.
pub(super) fn document_route(linked: &LinkedDocument) -> Route<'_> {
    Route::Document(&linked.document.meta.slug)
}

/// The title of a document, and whether it is made up from the first heading because the text states none.
pub(super) fn document_title(linked: &LinkedDocument) -> (String, bool) {
    if let Some(title) = &linked.document.meta.title {
        return (title.clone(), false);
    }
    let heading = linked.document.blocks.iter().find_map(|block| match &block.content {
        Content::Heading(heading) if !heading.text.is_empty() => Some(heading.text.plain.clone()),
        Content::Heading(heading) => heading.label.clone(),
        _ => None,
    });
    (heading.unwrap_or_else(|| linked.document.meta.slug.clone()), true)
}
