//! The ledger as the text of `anchors.lock`.
//!
//! In: the site. Out: one line an anchor, in the order of the text, documents and pages by slug: two branches that touch different paragraphs
//! merge, and a difference reads like one of the text. The same site gives the same bytes.

use std::fmt::{self, Write};
use std::iter;
use std::sync::Arc;

use rayon::prelude::*;

use super::super::fingerprint::opening;
use super::{VERSION, word};
use crate::model::{Alias, Anchored, LinkedDocument, Past, Print, Record, RecordKind, Reused, Site};

const HEAD: &str = "\
# Every published anchor: its name, a fingerprint and a sketch of its words, and the first of them. `pincite build` keeps this
# file; commit it with the pages. Removing a line that begins with `reused` accepts that a number stands on other words.
";

/// How many documents are written at once.
const AT_ONCE: usize = 500;

/// How many bytes a line has, or fewer.
const USUAL: usize = 100;

/// The ledger of a site as text, made while it is written: that of a large site is a third of all its texts.
#[derive(Debug)]
pub struct Text(Site);

impl Text {
    /// The ledger of this site.
    pub fn new(site: Site) -> Self {
        Self(site)
    }

    /// Its text, some documents at a time.
    pub fn pieces(&self) -> impl Iterator<Item = String> {
        let documents =
            |some: &[Arc<LinkedDocument>]| some.par_iter().map(|linked| document(linked)).collect::<Vec<_>>().concat();
        let documents = self.0.documents.chunks(AT_ONCE).map(documents);
        iter::once_with(|| beginning(&self.0)).chain(documents).chain(iter::once_with(|| end(&self.0)))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        self.pieces().try_for_each(|piece| out.write_str(&piece))
    }
}

fn beginning(site: &Site) -> String {
    let mut text = String::new();
    line(&mut text, format_args!("{HEAD}{} {VERSION}", word::VERSION));
    let mut moved = site.moved.clone();
    moved.sort();
    if !moved.is_empty() {
        text.push('\n');
    }
    for moved in moved {
        line(&mut text, format_args!("{} {} {}", word::MOVED, unspaced(&moved.from), unspaced(&moved.to)));
    }
    text
}

fn end(site: &Site) -> String {
    let anchors: usize = site.records.iter().chain(&site.withdrawn).map(|record| record.anchors.len()).sum();
    let mut text = String::with_capacity(anchors * USUAL);
    for page in &site.records {
        record(&mut text, word::PAGE, page);
    }
    for gone in &site.withdrawn {
        record(&mut text, if gone.kind == RecordKind::Document { word::WITHDRAWN } else { word::WITHDRAWN_PAGE }, gone);
    }
    text
}

fn record(text: &mut String, first: &str, record: &Record) {
    line(text, format_args!("\n{first} {} {}", unspaced(&record.slug), record.path));
    for anchor in &record.anchors {
        match record.kind {
            RecordKind::Document => line(text, format_args!("{}", Line(anchor))),
            RecordKind::Page => line(text, format_args!("{} {}", word::AT, Line(anchor))),
        }
    }
    past(text, &record.past);
}

/// A slug as one word of a line.
fn unspaced(slug: &str) -> String {
    slug.replace(' ', "%20")
}

fn document(linked: &LinkedDocument) -> String {
    let mut text = String::with_capacity(linked.document.blocks.len() * USUAL);
    line(&mut text, format_args!("\n{} {} {}", word::DOCUMENT, linked.document.meta.slug, linked.path));
    let blocks = linked.document.blocks.iter().zip(&linked.addresses.blocks).zip(linked.prints.iter());
    for ((block, address), print) in blocks {
        line(&mut text, format_args!("{} {} {}", address.id, Figures(print), opening(block)));
    }
    past(&mut text, &linked.past);
    text
}

fn past(text: &mut String, past: &Past) {
    for Alias { was, to } in &past.aliases {
        if was.print == Print::default() {
            line(text, format_args!("{} {} {to}", word::ALIAS, was.id)); // written by hand
        } else {
            line(text, format_args!("{} {} {to} {} {}", word::ALIAS, was.id, Figures(&was.print), was.words));
        }
    }
    for gone in &past.gone {
        line(text, format_args!("{} {}", word::GONE, Line(gone)));
    }
    for Reused { was, now } in &past.reused {
        line(text, format_args!("{} {} {}", word::REUSED, now.as_deref().unwrap_or("-"), Line(was)));
    }
}

fn line(text: &mut String, words: fmt::Arguments) {
    writeln!(text, "{words}").expect("a string takes everything");
    if text.ends_with(" \n") {
        text.truncate(text.len() - 2); // a text without words
        text.push('\n');
    }
}

struct Line<'a>(&'a Anchored);

impl fmt::Display for Line<'_> {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{} {} {}", self.0.id, Figures(&self.0.print), self.0.words)
    }
}

struct Figures<'a>(&'a Print);

impl fmt::Display for Figures<'_> {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{:016x} {:016x}", self.0.fingerprint, self.0.sketch)
    }
}
