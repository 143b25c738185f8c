//! `objects.inv`: every document and every anchor of the site by name, for Sphinx.
//!
//! In: the addresses of all documents. Out: an inventory of version 2, as `sphinx.ext.intersphinx` reads it. A document is called by
//! its slug, ``:doc:`harbour-watch` ``, and what stands in it by slug and anchor, ``:ref:`harbour-watch:para-12` ``, which shows the
//! citation where no other words are given. Slugs and anchors have small letters only: Sphinx looks labels up in them.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::super::citation::pinpoint;
use super::super::edition::{Edition, document_route};
use super::element::flat;
use crate::model::{LinkedDocument, Passage};

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
    let mut encoder = ZlibEncoder::new(head.into_bytes(), Compression::best());
    let written = encoder.write_all(lines.as_bytes()).and_then(|()| encoder.finish());
    written.expect("a list of bytes takes everything")
}

fn document(edition: &Edition, linked: &LinkedDocument, lines: &mut String) {
    let (slug, route, work) = (&linked.document.meta.slug, document_route(linked), edition.work(linked));
    let mut line = |name: &str, role: &str, anchor: Option<&str>, shown: &str| {
        let address = edition.routes.below_base(route, anchor);
        let _ = writeln!(lines, "{name} std:{role} {PRIORITY} {address} {}", flat(shown));
    };
    line(slug, "doc", None, &work.title);
    line(slug, "label", None, &work.title);
    for (block, address) in linked.addresses.blocks.iter().enumerate() {
        let citation = format!("{}, {}", work.short(), pinpoint::words(linked, &[Passage::one(block)]));
        line(&format!("{slug}:{}", address.id), "label", Some(&address.id), &citation);
    }
}
