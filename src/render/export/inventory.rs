//! `objects.inv`: every document, instrument and page, and every anchor in them, by name, for Sphinx.
//!
//! In: the addresses of all of them. Out: an inventory of version 2, as `sphinx.ext.intersphinx` reads it. A document is called by
//! its slug, ``:doc:`harbour-watch` ``, and what stands in it by slug and anchor, ``:ref:`harbour-watch:para-12` ``, which shows the
//! citation where no other words are given; an article by its instrument, ``:ref:`protocols/lights:article-16` ``. Slugs and anchors have small letters only: Sphinx looks labels up in them.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::super::citation::pinpoint;
use super::super::edition::{Edition, document_route};
use super::super::route::Route;
use super::element::flat;
use crate::anchors::ledger::TOP;
use crate::model::{LinkedDocument, Passage, Record};

/// How Sphinx's own search ranks what is listed here: it leaves it out.
const PRIORITY: i8 = -1;

/// The inventory of a site.
pub(super) fn all(edition: &Edition) -> Vec<u8> {
    let project = flat(&edition.config.title);
    let head = format!(
        "# Sphinx inventory version 2\n# Project: {project}\n# Version: \n# The remainder of this file is compressed using zlib.\n"
    );
    let mut lines = String::new();
    for linked in &edition.site.documents {
        document(edition, linked, &mut lines);
    }
    for record in &edition.site.records {
        page(edition, record, &mut lines);
    }
    let mut encoder = ZlibEncoder::new(head.into_bytes(), Compression::default());
    let written = encoder.write_all(lines.as_bytes()).and_then(|()| encoder.finish());
    written.expect("a list of bytes takes everything")
}

/// A line for one name.
fn entry(edition: &Edition, lines: &mut String, (name, role): (&str, &str), at: (Route, Option<&str>), shown: &str) {
    let address = edition.routes.below_base(at.0, at.1);
    let _ = writeln!(lines, "{name} std:{role} {PRIORITY} {address} {}", flat(shown));
}

fn page(edition: &Edition, record: &Record, lines: &mut String) {
    let slug = &record.slug;
    let Some((route, title)) = edition.page_of_slug(slug).filter(|_| !slug.contains(' ')) else { return };
    entry(edition, lines, (slug, "doc"), (route, None), &title);
    entry(edition, lines, (slug, "label"), (route, None), &title);
    for anchor in record.anchors.iter().filter(|anchor| anchor.id != TOP) {
        let provision = anchor.id.strip_prefix("article-").map(|number| format!("article {}", number.replace('-', "/")));
        let shown = format!("{title}, {}", provision.as_ref().unwrap_or(&anchor.words));
        entry(edition, lines, (&format!("{slug}:{}", anchor.id), "label"), (route, Some(&anchor.id)), &shown);
    }
}

fn document(edition: &Edition, linked: &LinkedDocument, lines: &mut String) {
    let (slug, route, work) = (&linked.document.meta.slug, document_route(linked), edition.work(linked));
    let mut line = |name: &str, role: &str, anchor: Option<&str>, shown: &str| {
        entry(edition, lines, (name, role), (route, anchor), shown);
    };
    line(slug, "doc", None, &work.title);
    line(slug, "label", None, &work.title);
    let document = work.short();
    for (block, address) in linked.addresses.blocks.iter().enumerate() {
        let citation = edition.words.cited_place(&document, &pinpoint::words(edition.words, linked, &[Passage::one(block)]));
        line(&format!("{slug}:{}", address.id), "label", Some(&address.id), &citation);
    }
}
