//! What the page looks up while it is read: cards of what is cited, and names to jump to.
//!
//! In: the edition. Out: `cards.js` beside the page of every document and instrument, with what stands at each of its anchors in a
//! few words, and `jump.js`, with the names of everything. They belong to what is cited, not to what cites it, so that one file
//! serves the whole site and grows with its own page only.
//!
//! Each is a script with one call, `pincite({…})`, and not JSON: a page that was opened from a folder may run a script beside it,
//! but no browser lets it fetch. Nothing in them is markup.

mod cards;
mod jump;
mod symbols;

use rayon::prelude::*;
use serde::Serialize;

use super::edition::Edition;

/// All files for looking up.
pub(super) fn files(edition: &Edition) -> Vec<(String, Vec<u8>)> {
    let documents = edition.site.documents.par_iter().map(|linked| cards::of_document(edition, linked));
    let mut files: Vec<_> = documents.collect();
    files.extend(edition.site.instruments.iter().map(|page| cards::of_instrument(edition, page)));
    files.extend(jump::files(edition));
    files
}

/// A script that hands a value over.
fn script(value: &impl Serialize) -> Vec<u8> {
    let json = serde_json::to_string(value).expect("it is made of strings and lists");
    format!("pincite({json})\n").into_bytes()
}
