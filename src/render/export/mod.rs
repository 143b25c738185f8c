//! Exports for other programs: `document.json` beside every document, `citations.json` and `anchors.json` for the whole site.
//!
//! In: the edition. Out: paths and bytes. Keys stand in a fixed order and none is left out, so that a diff shows what changed; all
//! addresses are absolute. A program that wants to point at words counts Unicode scalar values in the `text` of an element; a
//! table has the text of its cells, with a tab between cells and a line feed between rows, its caption that of `table-1-caption`.

mod anchors;
mod document;
mod element;
mod reference;

use rayon::prelude::*;
use serde::Serialize;

use super::edition::Edition;
use super::route::Route;

/// All exports of a site.
pub(super) fn files(edition: &Edition) -> Vec<(String, Vec<u8>)> {
    let documents = edition.site.documents.par_iter().map(|linked| {
        let route = Route::DocumentJson(&linked.document.meta.slug);
        (route.path(), json(&document::view(edition, linked)))
    });
    let mut files: Vec<_> = documents.collect();
    files.push((Route::Citations.path(), json(&reference::all(edition))));
    files.push((Route::Anchors.path(), json(&anchors::all(edition))));
    files
}

fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).expect("exports are made of strings, numbers and lists");
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests;
