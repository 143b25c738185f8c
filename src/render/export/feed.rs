//! `feed.xml`: the documents by date, for feed readers (Atom, RFC 4287).
//!
//! In: the edition. Out: the feed, with an entry for each document that has a date, the latest first. An entry is known by the
//! document's address, and its times are those the document states: when the site was built is nowhere in it.

use std::cmp::Reverse;

use super::super::edition::{Edition, document_route, document_title};
use super::super::press::description;
use super::super::route::Route;
use super::xml::{self, Memory, Written};
use crate::model::{LinkedDocument, Meta};

const NAMESPACE: &str = "http://www.w3.org/2005/Atom";
/// Readers fetch the whole feed again and again, so it has an end; it lies far off because an old document that is put on the site
/// today stands far down.
const MOST_ENTRIES: usize = 1_000;

/// The day a document says it was last changed: its revision or, without one, its date; `None` where it states no day that there is.
pub(super) fn last_change(meta: &Meta) -> Option<&str> {
    let days = [meta.date.as_deref(), meta.revised.as_deref()];
    days.into_iter().flatten().filter(|day| is_day(day)).max()
}

/// The whole feed; `None` where no document has a date.
pub(super) fn all(edition: &Edition) -> Option<Vec<u8>> {
    let entries = entries(edition);
    let (latest, _) = entries.first()?;
    let routes = &edition.routes;
    let language = edition.config.language.as_str();
    Some(xml::file("feed", &[("xmlns", NAMESPACE), ("xml:lang", language)], |writer| {
        xml::words(writer, "id", &[], routes.base_url())?;
        xml::words(writer, "title", &[], &edition.config.title)?;
        if !edition.config.description.is_empty() {
            xml::words(writer, "subtitle", &[], &edition.config.description)?;
        }
        link(writer, "self", "application/atom+xml", &routes.absolute(Route::Feed))?;
        link(writer, "alternate", "text/html", routes.base_url())?;
        xml::words(writer, "updated", &[], &midnight(latest))?;
        author(writer, &edition.config.title)?;
        xml::words(writer, "generator", &[("version", env!("CARGO_PKG_VERSION"))], "Pincite")?;
        entries.iter().take(MOST_ENTRIES).try_for_each(|(changed, linked)| entry(writer, edition, linked, changed))
    }))
}

/// Whether there is a feed.
pub(in crate::render) fn is_there(edition: &Edition) -> bool {
    edition.site.documents.iter().any(|linked| last_change(&linked.document.meta).is_some())
}

/// The documents with a day, the latest first, and in the order of their slugs where they share one.
fn entries<'s>(edition: &Edition<'s>) -> Vec<(&'s str, &'s LinkedDocument)> {
    let dated = edition.site.documents.iter().filter_map(|linked| Some((last_change(&linked.document.meta)?, &**linked)));
    let mut entries: Vec<_> = dated.collect();
    entries.sort_by_key(|(changed, _)| Reverse(*changed));
    entries
}

fn entry(writer: &mut Memory, edition: &Edition, linked: &LinkedDocument, changed: &str) -> Written {
    let address = edition.routes.absolute(document_route(linked));
    let meta = &linked.document.meta;
    let language = meta.language.as_deref().unwrap_or(&edition.config.language);
    xml::element(writer, "entry", &[("xml:lang", language)], |writer| {
        xml::words(writer, "id", &[], &address)?;
        xml::words(writer, "title", &[], &document_title(linked).0)?;
        link(writer, "alternate", "text/html", &address)?;
        if let Some(date) = meta.date.as_deref().filter(|date| is_day(date)) {
            xml::words(writer, "published", &[], &midnight(date))?;
        }
        xml::words(writer, "updated", &[], &midnight(changed))?;
        if let Some(body) = &meta.body {
            author(writer, body)?;
        }
        xml::words(writer, "summary", &[], &description(edition, linked))
    })
}

fn link(writer: &mut Memory, relation: &str, kind: &str, address: &str) -> Written {
    xml::empty(writer, "link", &[("rel", relation), ("type", kind), ("href", address)])
}

fn author(writer: &mut Memory, name: &str) -> Written {
    xml::element(writer, "author", &[], |writer| xml::words(writer, "name", &[], name))
}

/// The beginning of a day: documents state no hour, and Atom wants one.
fn midnight(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

fn is_day(written: &str) -> bool {
    written.len() == 10 && written.parse::<jiff::civil::Date>().is_ok()
}
