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

use rayon::prelude::*;
use serde::Serialize;

use super::citation::{Citation, Format};
use super::edition::Edition;
use super::route::Route;
use super::view::FieldView;

/// All exports of a site.
pub(super) fn files(edition: &Edition) -> Vec<(String, Vec<u8>)> {
    let documents = edition.site.documents.par_iter().flat_map_iter(|linked| {
        let slug = &linked.document.meta.slug;
        let citation = Citation::new(edition.site, edition.config, edition.words, &edition.routes, linked, &[]);
        let citations =
            [(Route::Bibtex(slug), Format::Bibtex), (Route::Ris(slug), Format::Ris), (Route::CslJson(slug), Format::CslJson)];
        let citations = citations.map(|(route, format)| (route.path(), format!("{}\n", citation.write(format)).into_bytes()));
        citations.into_iter().chain([(Route::DocumentJson(slug).path(), json(&document::view(edition, linked)))])
    });
    let mut files: Vec<_> = documents.collect();
    files.push((Route::Citations.path(), json(&reference::all(edition))));
    files.push((Route::CitationsTable.path(), table::all(edition)));
    files.push((Route::CitationsGraph.path(), graph::all(edition)));
    files.push((Route::Annotations.path(), json(&annotations::all(edition))));
    files.push((Route::Anchors.path(), json(&anchors::all(edition))));
    files.push((Route::Inventory.path(), inventory::all(edition)));
    files.extend(feed::all(edition).map(|feed| (Route::Feed.path(), feed)));
    files.extend(crawlers::files(edition));
    files
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
