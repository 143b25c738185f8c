//! Exports for other programs: beside every document `document.json` and its citation as BibTeX, RIS and CSL-JSON; for the whole site
//! `anchors.json`, `objects.inv`, `citations.json`, and what it says as a table, `citations.csv`, as a network, `citations.graphml`,
//! and as Web Annotations, `annotations.jsonld`; `feed.xml` for feed readers, and what search engines and servers look for.
//!
//! In: the edition. Out: paths and bytes. Keys stand in a fixed order and none is left out, so that a diff shows what changed; all
//! addresses are absolute. A program that wants to point at words counts Unicode scalar values in the `text` of an element; a
//! table has the text of its cells, with a tab between cells and a line feed between rows, its caption that of `table-1-caption`.

mod anchors;
mod annotations;
mod crawlers;
mod document;
mod element;
mod feed;
mod graph;
mod inventory;
mod reference;
mod table;
mod xml;

pub(in crate::render) use element::flat;
pub(in crate::render) use feed::is_there as has_feed;

use serde::Serialize;

use super::citation::{Citation, Format};
use super::edition::Edition;
use super::route::Route;
use super::view::FieldView;
use crate::model::LinkedDocument;

/// An export of the whole site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// `citations.json`.
    Citations,
    /// `citations.csv`.
    Table,
    /// `citations.graphml`.
    Graph,
    /// `annotations.jsonld`.
    Annotations,
    /// `anchors.json`.
    Anchors,
    /// `objects.inv`.
    Inventory,
    /// `feed.xml`.
    Feed,
    /// What search engines and servers look for.
    Crawlers,
}

impl Export {
    /// All of them.
    pub(super) const ALL: [Self; 8] = [
        Self::Citations,
        Self::Table,
        Self::Graph,
        Self::Annotations,
        Self::Anchors,
        Self::Inventory,
        Self::Feed,
        Self::Crawlers,
    ];

    fn route(self) -> Option<Route<'static>> {
        Some(match self {
            Self::Citations => Route::Citations,
            Self::Table => Route::CitationsTable,
            Self::Graph => Route::CitationsGraph,
            Self::Annotations => Route::Annotations,
            Self::Anchors => Route::Anchors,
            Self::Inventory => Route::Inventory,
            Self::Feed => Route::Feed,
            Self::Crawlers => return None,
        })
    }

    /// Whether a file may be one of its files; none but the last has several.
    pub(super) fn may_hold(self, path: &str) -> bool {
        match self.route() {
            Some(route) => route.path() == path,
            None => !Self::ALL.iter().filter_map(|export| export.route()).any(|route| route.path() == path),
        }
    }

    /// Its files.
    pub(super) fn files(self, edition: &Edition) -> Vec<(String, Vec<u8>)> {
        let bytes = match self {
            Self::Citations => Some(json(&reference::all(edition))),
            Self::Table => Some(table::all(edition)),
            Self::Graph => Some(graph::all(edition)),
            Self::Annotations => Some(json(&annotations::all(edition))),
            Self::Anchors => Some(json(&anchors::all(edition))),
            Self::Inventory => Some(inventory::all(edition)),
            Self::Feed => feed::all(edition),
            Self::Crawlers => return crawlers::files(edition),
        };
        self.route().zip(bytes).map(|(route, bytes)| (route.path(), bytes)).into_iter().collect()
    }
}

/// What programs read of a document.
pub(super) fn of_document(edition: &Edition, linked: &LinkedDocument) -> Vec<(String, Vec<u8>)> {
    let slug = &linked.document.meta.slug;
    let citation = Citation::new(edition.site, edition.config, edition.words, &edition.routes, linked, &[]);
    let citations =
        [(Route::Bibtex(slug), Format::Bibtex), (Route::Ris(slug), Format::Ris), (Route::CslJson(slug), Format::CslJson)];
    let citations = citations.map(|(route, format)| (route.path(), format!("{}\n", citation.write(format)).into_bytes()));
    citations.into_iter().chain([(Route::DocumentJson(slug).path(), json(&document::view(edition, linked)))]).collect()
}

/// The columns of `citations.csv`.
pub(super) fn columns() -> Vec<FieldView> {
    table::COLUMNS.to_vec()
}

/// The attributes of `citations.graphml`.
pub(super) fn attributes() -> Vec<FieldView> {
    graph::ATTRIBUTES.to_vec()
}

fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).expect("exports are made of strings, numbers and lists");
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests;
