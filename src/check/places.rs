//! Paragraphs of other documents of the site that a document cites and that are not there.
//!
//! In: the linked site and the pages it was read from. Out: a finding for each citation of a paragraph that the cited document does
//! not have. Only a site as a whole can tell; a document alone is looked at where it is linked.

use std::collections::BTreeMap;

use crate::anchors::{find_place, find_section};
use crate::link::Pointer;
use crate::model::{LinkedDocument, Reference, Site, Target};
use crate::render::route::Routes;
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// The pages of a site by their paths.
pub type Sources<'a> = BTreeMap<&'a str, &'a Source>;

/// Looks up every paragraph that a document of the site cites of another.
pub fn citations(site: &Site, routes: &Routes, sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for linked in &site.documents {
        for reference in &linked.references {
            for target in &reference.targets {
                findings.extend(missing(routes, target).and_then(|message| {
                    let place = place(linked, reference, sources)?;
                    Some(Finding::new(&rule::PARAGRAPH_MISSING, message).at(place))
                }));
            }
        }
    }
    findings
}

/// What to say of a target whose paragraph is not there.
fn missing(routes: &Routes, target: &Target) -> Option<String> {
    if target.instrument.is_none()
        && target.symbol.is_some()
        && (target.anchor.is_some() || target.section.is_some() && target.paragraph.is_none())
    {
        return missing_place(routes, target);
    }
    let paragraph = target.paragraph.as_deref().filter(|_| target.instrument.is_none())?;
    let cited = routes.document_of(target)?;
    let points = target.point.as_deref().unwrap_or_default().split(['(', ')', ' ']).filter(|point| !point.is_empty());
    let number = points.fold(paragraph.to_string(), |number, point| format!("{number} ({point})"));
    let annex = target.annex.as_deref();
    let found = find_place(&cited.document, &cited.addresses, annex, Some(&number));
    // An annex without the paragraph is found as the annex itself, which has no number.
    let found = found.is_some_and(|block| cited.addresses.blocks[block].number.is_some());
    (!found).then(|| format!("{} has no paragraph {number}", cited.document.meta.symbol.as_deref().unwrap_or(&cited.path)))
}

/// What to say of a target whose section, or whose place by its anchor, is not there.
fn missing_place(routes: &Routes, target: &Target) -> Option<String> {
    let cited = routes.document_of(target)?;
    let name = target.symbol.as_deref().unwrap_or(&cited.path);
    if let Some(anchor) = &target.anchor {
        return cited.addresses.find(anchor).is_none().then(|| format!("{name} has no place with the anchor “{anchor}”"));
    }
    let section = target.section.as_deref()?;
    let found = find_section(&cited.document, &cited.addresses, target.annex.as_deref(), section);
    found.is_none().then(|| format!("{name} has no {} {section}", if target.chapter { "chapter" } else { "section" }))
}

/// Where the words of a reference stand.
pub(super) fn place(linked: &LinkedDocument, reference: &Reference, sources: &Sources) -> Option<Place> {
    let source = sources.get(linked.path.as_str())?;
    let range = reference.start..reference.end;
    Some(Pointer::new(source).place(&linked.document, reference.place.block(), linked.text_at(reference.place), &range))
}
