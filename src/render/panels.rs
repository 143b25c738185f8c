//! What a document cites, who cites it, and its neighbours in the list of documents.
//!
//! In: the edition and a document. Out: views for its page. Each thing it cites stands there once, with the number of mentions; the
//! places are those of the text and of the table of authorities.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::LinkedDocument;

use super::authority::{self, Authority};
use super::citing::Citing;
use super::edition::{Edition, document_route, document_title};
use super::names;
use super::order;
use super::quotes;
use super::route::Destination;
use super::view::{CitedView, CitingView, LinkView};

/// Everything that a document cites, most often cited first.
pub(super) fn cites(edition: &Edition, linked: &LinkedDocument) -> Vec<CitedView> {
    let targets = linked.references.iter().flat_map(|reference| &reference.targets);
    let mut cited: BTreeMap<Authority, usize> = BTreeMap::new();
    for authority in targets.filter_map(authority::principal) {
        *cited.entry(authority).or_default() += 1;
    }
    let page = document_route(linked);
    let view = |(authority, citations): (Authority, usize)| {
        let destination = authority.destination(edition);
        // Another name of this document is no link to elsewhere.
        if destination == Some(Destination::Here(page, None)) {
            return None;
        }
        let title = authority.remark(edition, destination.as_ref()).unwrap_or_else(|| authority.label(edition));
        let href = destination.map(|destination| edition.routes.link_destination(page, &destination));
        Some(CitedView { title, href, citations })
    };
    let mut views: Vec<CitedView> = cited.into_iter().filter_map(view).collect();
    views.sort_by_cached_key(|view| (Reverse(view.citations), order::words(&view.title)));
    views
}

/// The other documents that cite a document or a place in it, newest first, with the places where they do.
pub(super) fn cited_by(edition: &Edition, linked: &LinkedDocument) -> Vec<CitingView> {
    let mut citing: Vec<Citing> = edition.citing_document(linked).filter(|citing| !std::ptr::eq(citing.from, linked)).collect();
    citing.sort_by_key(|citing| (citing.position, citing.reference.place, citing.reference.start));
    quotes::places(edition, document_route(linked), &citing)
}

/// The documents before and behind a document in the list of all.
pub(super) fn neighbours(edition: &Edition, linked: &LinkedDocument) -> [Option<LinkView>; 2] {
    let position = edition.position(linked);
    let link = |other: &&LinkedDocument| LinkView {
        title: names::shortened(&document_title(other).0, names::LONGEST),
        href: edition.routes.link(document_route(linked), document_route(other)),
        current: false,
    };
    let before = position.checked_sub(1).and_then(|before| edition.newest_first.get(before));
    [before.map(link), edition.newest_first.get(position + 1).map(link)]
}
