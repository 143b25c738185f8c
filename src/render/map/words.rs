//! The map in words: every document that cites, and what it cites how often.
//!
//! In: the network of citations. Out: entries for one page of the list. Says all that the drawing shows and what it has no room for.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::LinkedDocument;

use super::about;
use crate::render::authority::Authority;
use crate::render::edition::{Edition, document_route, document_title};
use crate::render::heat;
use crate::render::network::{Network, Node};
use crate::render::order;
use crate::render::route::Route;
use crate::render::sheets;
use crate::render::view::{LinkView, MapEntry, MapLink};

/// Most documents on a page.
const SHEET: usize = 100;

/// Page and anchor of the row of each citing document, by its slug.
type Rows<'s> = BTreeMap<&'s str, (Route<'s>, String)>;

/// What the map says.
pub(super) struct Words<'s> {
    /// Documents that cite, newest first, with what they cite.
    entries: Vec<(&'s LinkedDocument, Vec<(Node<'s>, usize)>)>,
    /// By id of the instrument.
    rows: BTreeMap<&'s str, Rows<'s>>,
}

impl<'s> Words<'s> {
    /// Gathers what each document cites of the documents and instruments of the site.
    pub(super) fn new(edition: &Edition<'s>, network: &Network<'s>) -> Self {
        let mut cited: BTreeMap<&str, Vec<(Node, usize)>> = BTreeMap::new();
        let mut rows: BTreeMap<&str, Rows> = BTreeMap::new();
        for ((from, node), count) in &network.edges {
            match node {
                Node::Authority(Authority::Instrument(id)) if edition.instrument(id).is_some() => {
                    rows.entry(id).or_insert_with(|| heat::rows(id, &edition.citing_instrument(id)));
                }
                Node::Document(_) => {}
                Node::Authority(_) => continue,
            }
            cited.entry(from).or_default().push((node.clone(), *count));
        }
        let entry = |linked: &&'s LinkedDocument| Some((*linked, cited.remove(linked.document.meta.slug.as_str())?));
        Self { entries: edition.newest_first.iter().filter_map(entry).collect(), rows }
    }

    /// How the documents are shared out among pages.
    pub(super) fn sheets(&self) -> Vec<Range<usize>> {
        sheets::cut(self.entries.iter().map(|_| 1), SHEET)
    }

    /// The entries of a page.
    pub(super) fn sheet(&self, edition: &Edition, page: Route, entries: Range<usize>) -> Vec<MapEntry> {
        self.entries[entries].iter().map(|(linked, cited)| self.entry(edition, page, linked, cited)).collect()
    }

    fn entry(&self, edition: &Edition, page: Route, linked: &LinkedDocument, cited: &[(Node, usize)]) -> MapEntry {
        let document = |linked: &LinkedDocument| LinkView {
            title: document_title(linked).0,
            href: edition.routes.link(page, document_route(linked)),
            current: false,
        };
        let link = |node: &Node| match node {
            Node::Document(slug) => edition.document(slug).map(document),
            Node::Authority(Authority::Instrument(id)) => edition.instrument(id).map(|instrument| LinkView {
                title: instrument.instrument.short_title.clone(),
                href: self.said_about(edition, page, linked, id),
                current: false,
            }),
            Node::Authority(_) => None,
        };
        let mut cited: Vec<MapLink> =
            cited.iter().filter_map(|(node, count)| Some(MapLink { link: link(node)?, citations: *count })).collect();
        cited.sort_by_cached_key(|cited| (Reverse(cited.citations), order::words(&cited.link.title)));
        MapEntry { document: document(linked), about: about(edition, linked), cited }
    }

    /// Link to the row of a document in the table of an instrument.
    pub(super) fn said_about(&self, edition: &Edition, page: Route, linked: &LinkedDocument, id: &str) -> String {
        let row = self.rows.get(id).and_then(|rows| rows.get(linked.document.meta.slug.as_str()));
        match row {
            Some((to, anchor)) => edition.routes.link_anchor(page, *to, anchor),
            None => edition.routes.link(page, Route::Protocol(id)),
        }
    }
}
