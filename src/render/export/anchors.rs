//! `anchors.json`: every anchor of the site, for programs that check links into it and follow those that have moved.
//!
//! In: the addresses of all documents, instruments and other pages, and their past. Out: by slug, each anchor with its printed number,
//! its absolute address and a fingerprint of the words that stand there. An anchor or a slug of before stands there, too: `to` says
//! what it is called today, and the address is that of today.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::edition::{Edition, document_route};
use super::super::route::Route;
use crate::anchors::ledger::TOP;
use crate::model::{LinkedDocument, Past, Print, Record};

/// One anchor.
#[derive(Debug, Clone, Serialize)]
pub(super) struct AnchorExport<'s> {
    id: &'s str,
    number: Option<&'s str>,
    url: String,
    fingerprint: String,
    to: Option<String>,
}

/// All anchors by document or page.
pub(super) fn all<'s>(edition: &Edition<'s>) -> BTreeMap<&'s str, Vec<AnchorExport<'s>>> {
    let documents = edition.site.documents.iter();
    let mut all: BTreeMap<&str, Vec<AnchorExport>> =
        documents.map(|linked| (linked.document.meta.slug.as_str(), of_document(edition, linked))).collect();
    for record in &edition.site.records {
        all.entry(&record.slug).or_insert_with(|| of_page(edition, record));
    }
    for moved in &edition.site.moved {
        let Some(anchors) = all.get(moved.to.as_str()).filter(|_| !all.contains_key(moved.from.as_str())) else { continue };
        let named = |anchor: &AnchorExport| anchor.to.clone().unwrap_or_else(|| format!("{}#{}", moved.to, anchor.id));
        let anchors = anchors.iter().map(|anchor| AnchorExport { to: Some(named(anchor)), ..anchor.clone() }).collect();
        all.insert(&moved.from, anchors);
    }
    all
}

fn of_document<'s>(edition: &Edition<'s>, linked: &'s LinkedDocument) -> Vec<AnchorExport<'s>> {
    let route = document_route(linked);
    let anchors = linked.addresses.blocks.iter().zip(linked.prints.iter());
    let anchors = anchors.map(|(address, print)| (address.id.as_str(), address.number.as_deref(), *print));
    with_aliases(edition, route, &anchors.collect::<Vec<_>>(), &linked.past)
}

fn of_page<'s>(edition: &Edition<'s>, record: &'s Record) -> Vec<AnchorExport<'s>> {
    let anchors = record.anchors.iter().filter(|anchor| anchor.id != TOP);
    let anchors = anchors.map(|anchor| (anchor.id.as_str(), None, anchor.print));
    with_aliases(edition, Route::Document(&record.slug), &anchors.collect::<Vec<_>>(), &record.past)
}

type Live<'s> = (&'s str, Option<&'s str>, Print);

fn with_aliases<'s>(edition: &Edition, route: Route, live: &[Live<'s>], past: &'s Past) -> Vec<AnchorExport<'s>> {
    let export = |id, to: &str, number, print: Print| AnchorExport {
        id,
        number,
        url: edition.routes.absolute_anchor(route, to),
        fingerprint: format!("{:016x}", print.fingerprint),
        to: (id != to).then(|| format!("{}#{to}", route.slug())),
    };
    let find = |to: &str| live.iter().find(|(id, ..)| *id == to);
    let aliases = past.aliases.iter().filter_map(|alias| Some((alias, find(&alias.to)?)));
    let aliases: Vec<_> = aliases.map(|(alias, (to, number, print))| export(&alias.was.id, to, *number, *print)).collect();
    live.iter().map(|(id, number, print)| export(id, id, *number, *print)).chain(aliases).collect()
}
