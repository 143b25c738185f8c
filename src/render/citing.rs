//! References turned around: who cites this instrument, this document, this paragraph.
//!
//! In: the linked documents and the addresses. Out: every target of every reference with the document it stands in, and the same by
//! what it leads to. A place is cited where a link leads to it, so what a page says about itself and what links do never differ.
//! An instrument is cited by its own text too, where that is a document of the site.

use std::collections::BTreeMap;

use crate::model::{LinkedDocument, Reference, Target};

use super::route::{Destination, Route, Routes};

/// One target of one reference, and the document it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Citing<'s> {
    /// The citing document.
    pub from: &'s LinkedDocument,
    /// The citing words.
    pub reference: &'s Reference,
    /// Which of the reference's targets is meant.
    pub target: &'s Target,
}

/// What cites a document: by anchor, `None` for the document as a whole.
pub(super) type Places<'s> = BTreeMap<Option<String>, Vec<Citing<'s>>>;

/// Everything on this site that is cited, with what cites it in the order of the citing documents and of their texts.
#[derive(Debug, Default)]
pub(super) struct Cited<'s> {
    /// By id of the instrument.
    pub instruments: BTreeMap<&'s str, Vec<Citing<'s>>>,
    /// By slug of the document.
    pub documents: BTreeMap<&'s str, Places<'s>>,
}

/// All that cites, document by document in the order of their texts.
pub(super) fn all<'s>(documents: &[&'s LinkedDocument]) -> impl Iterator<Item = Citing<'s>> {
    documents.iter().flat_map(|from| of(from, &from.references))
}

/// All that names a treaty without a page, in the same order.
pub(super) fn external<'s>(documents: &[&'s LinkedDocument]) -> impl Iterator<Item = Citing<'s>> {
    documents.iter().flat_map(|from| of(from, &from.external))
}

fn of<'s>(from: &'s LinkedDocument, references: &'s [Reference]) -> impl Iterator<Item = Citing<'s>> {
    let targets = move |reference: &'s Reference| reference.targets.iter().map(move |target| Citing { from, reference, target });
    references.iter().flat_map(targets)
}

impl<'s> Cited<'s> {
    /// Turns the references of documents around.
    pub(super) fn new(documents: &[&'s LinkedDocument], routes: &Routes<'s>) -> Self {
        let mut cited = Self::default();
        for citing in all(documents) {
            if let Some(id) = citing.target.instrument.as_deref() {
                cited.instruments.entry(id).or_default().push(citing);
            }
            if let Some(Destination::Here(Route::Document(slug), anchor)) = routes.target(citing.from, citing.target) {
                cited.documents.entry(slug).or_default().entry(anchor).or_default().push(citing);
            }
        }
        cited
    }
}
