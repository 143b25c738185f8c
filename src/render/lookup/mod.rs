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

use serde::Serialize;

pub(in crate::render) use cards::{of_document, of_instrument};
pub(in crate::render) use jump::files as jump;

/// A script that hands a value over.
fn script(value: &impl Serialize) -> Vec<u8> {
    let json = serde_json::to_string(value).expect("it is made of strings and lists");
    format!("pincite({json})\n").into_bytes()
}
