//! The ledger as the text of `anchors.lock`.
//!
//! In: the site. Out: one line an anchor, in the order of the text, documents by slug: two branches that touch different paragraphs
//! merge, and a difference reads like one of the text. The same site gives the same bytes.

use std::fmt::Write;

use rayon::prelude::*;

use super::super::fingerprint::opening;
use super::{VERSION, word};
use crate::model::{Alias, Anchored, LinkedDocument, Past, Print, Reused, Site};

const HEAD: &str = "\
# Every published anchor: its name, a fingerprint and a sketch of its words, and the first of them. `pincite build` keeps this
# file; commit it with the pages. Removing a line that begins with `reused` accepts that a number stands on other words.
";

/// The ledger of a site.
pub fn write(site: &Site) -> String {
    let documents: Vec<String> = site.documents.par_iter().map(document).collect();
    let mut text = format!("{HEAD}{} {VERSION}\n", word::VERSION);
    let mut moved = site.moved.clone();
    moved.sort();
    if !moved.is_empty() {
        text.push('\n');
    }
    for moved in moved {
        line(&mut text, format_args!("{} {} {}", word::MOVED, moved.from, moved.to));
    }
    text.extend(documents);
    for record in &site.withdrawn {
        line(&mut text, format_args!("\n{} {} {}", word::WITHDRAWN, record.slug, record.path));
        for anchor in &record.anchors {
            line(&mut text, format_args!("{}", Line(anchor)));
        }
        past(&mut text, &record.past);
    }
    text
}

fn document(linked: &LinkedDocument) -> String {
    let mut text = String::with_capacity(linked.document.blocks.len() * 100);
    line(&mut text, format_args!("\n{} {} {}", word::DOCUMENT, linked.document.meta.slug, linked.path));
    let blocks = linked.document.blocks.iter().zip(&linked.addresses.blocks).zip(&linked.prints);
    for ((block, address), print) in blocks {
        line(&mut text, format_args!("{} {} {}", address.id, Figures(print), opening(block)));
    }
    past(&mut text, &linked.past);
    text
}

fn past(text: &mut String, past: &Past) {
    for Alias { id, to } in &past.aliases {
        line(text, format_args!("{} {id} {to}", word::ALIAS));
    }
    for gone in &past.gone {
        line(text, format_args!("{} {}", word::GONE, Line(gone)));
    }
    for Reused { was, now } in &past.reused {
        line(text, format_args!("{} {} {}", word::REUSED, now.as_deref().unwrap_or("-"), Line(was)));
    }
}

fn line(text: &mut String, words: std::fmt::Arguments) {
    writeln!(text, "{words}").expect("a string takes everything");
    if text.ends_with(" \n") {
        text.truncate(text.len() - 2); // a text without words
        text.push('\n');
    }
}

struct Line<'a>(&'a Anchored);

impl std::fmt::Display for Line<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(out, "{} {} {}", self.0.id, Figures(&self.0.print), self.0.words)
    }
}

struct Figures<'a>(&'a Print);

impl std::fmt::Display for Figures<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(out, "{:016x} {:016x}", self.0.fingerprint, self.0.sketch)
    }
}
