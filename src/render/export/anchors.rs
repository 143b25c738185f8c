//! `anchors.json`: every anchor of the site, for programs that check links into it.
//!
//! In: the addresses of all documents. Out: by slug, each anchor with its printed number, its absolute address and a fingerprint
//! of the words that stand there.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::edition::{Edition, document_route};
use crate::model::{Address, LinkedDocument, Print};

/// One anchor.
#[derive(Debug, Serialize)]
pub(super) struct AnchorExport<'s> {
    id: &'s str,
    number: Option<&'s str>,
    url: String,
    fingerprint: String,
}

/// All anchors by document.
pub(super) fn all<'s>(edition: &Edition<'s>) -> BTreeMap<&'s str, Vec<AnchorExport<'s>>> {
    let documents = edition.site.documents.iter();
    documents.map(|linked| (linked.document.meta.slug.as_str(), of_document(edition, linked))).collect()
}

fn of_document<'s>(edition: &Edition<'s>, linked: &'s LinkedDocument) -> Vec<AnchorExport<'s>> {
    let anchor = |(address, print): (&'s Address, &Print)| AnchorExport {
        id: &address.id,
        number: address.number.as_deref(),
        url: edition.routes.absolute_anchor(document_route(linked), &address.id),
        fingerprint: format!("{:016x}", print.fingerprint),
    };
    linked.addresses.blocks.iter().zip(&linked.prints).map(anchor).collect()
}
