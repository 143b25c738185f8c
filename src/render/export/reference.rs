//! References as exports show them.
//!
//! In: the references of a document. Out: the same with names of elements, offsets in exported texts, and absolute addresses.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::edition::{Edition, document_route};
use super::element;
use crate::model::{LinkedDocument, Place, Target};

/// One reference of a document.
#[derive(Debug, Serialize)]
pub(super) struct ReferenceExport<'s> {
    pub r#in: String,
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub kind: &'static str,
    pub implicit: bool,
    pub targets: Vec<TargetExport<'s>>,
}

/// One target: an address where one is known, and the facts that apply.
#[derive(Debug, Serialize)]
pub(super) struct TargetExport<'s> {
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annex: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volume: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<&'s str>,
}

/// One reference of the whole site.
#[derive(Debug, Serialize)]
pub(super) struct CitationExport<'s> {
    document: &'s str,
    from: String,
    #[serde(flatten)]
    reference: ReferenceExport<'s>,
}

/// The references of a document, in its order.
pub(super) fn of_document<'s>(edition: &Edition<'s>, linked: &'s LinkedDocument) -> Vec<ReferenceExport<'s>> {
    let mut offsets: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for reference in &linked.references {
        offsets.entry(reference.place).or_default().extend([reference.start, reference.end]);
    }
    let measured = offsets.into_iter().map(|(place, offsets)| {
        let before = element::before(linked, place);
        (place, (before, element::scalars(linked.text_at(place), offsets)))
    });
    let measured: BTreeMap<_, _> = measured.collect();
    let export = |reference: &'s crate::model::Reference| {
        let (before, counts) = &measured[&reference.place];
        let words = linked.text_at(reference.place).get(reference.start..reference.end);
        ReferenceExport {
            r#in: element::name(linked, reference.place),
            start: before + counts[&reference.start],
            end: before + counts[&reference.end],
            text: element::flat(words.unwrap_or_default()),
            kind: reference.kind.name(),
            implicit: reference.implicit,
            targets: reference.targets.iter().map(|target| target_export(edition, linked, target)).collect(),
        }
    };
    linked.references.iter().map(export).collect()
}

/// The references of the whole site, by document.
pub(super) fn all<'s>(edition: &Edition<'s>) -> Vec<CitationExport<'s>> {
    let mut all = Vec::new();
    for linked in &edition.site.documents {
        let places = linked.references.iter().map(|reference| place_url(edition, linked, reference.place));
        let references = places.zip(of_document(edition, linked));
        let document = linked.document.meta.slug.as_str();
        all.extend(references.map(|(from, reference)| CitationExport { document, from, reference }));
    }
    all
}

/// The absolute address of the element in which a place stands.
pub(super) fn place_url(edition: &Edition, linked: &LinkedDocument, place: Place) -> String {
    let route = document_route(linked);
    match element::anchor(linked, place) {
        Some(anchor) => edition.routes.absolute_anchor(route, anchor),
        None => edition.routes.absolute(route),
    }
}

fn target_export<'s>(edition: &Edition<'s>, linked: &'s LinkedDocument, target: &'s Target) -> TargetExport<'s> {
    let destination = edition.routes.target(linked, target);
    TargetExport {
        url: destination.map(|destination| edition.routes.absolute_destination(&destination)),
        instrument: target.instrument.as_deref(),
        article: target.article.as_deref(),
        paragraph: target.paragraph.as_deref(),
        point: target.point.as_deref(),
        resolution: target.resolution.as_deref(),
        issuer: target.issuer.as_deref(),
        annex: target.annex.as_deref(),
        symbol: target.symbol.as_deref(),
        section: target.section.as_deref(),
        series: target.series.as_deref(),
        volume: target.volume.as_deref(),
        number: target.number.as_deref(),
        anchor: target.anchor.as_deref(),
    }
}
