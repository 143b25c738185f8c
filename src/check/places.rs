//! Paragraphs of other documents of the site that a document cites and that are not there.
//!
//! In: a linked document with its page, and all addresses. Out: a finding for each citation of a paragraph that the cited document does
//! not have. Only a site as a whole can tell; a document alone is looked at where it is linked.

use crate::anchors::{find_place, find_section};
use crate::link::Pointer;
use crate::model::{LinkedDocument, Reference, Target};
use crate::render::route::Routes;
use crate::report::{Finding, Place, rule};
use crate::source::Opened;

/// Looks up every paragraph that a document cites of another of the site; `source` is its page.
pub fn citations(linked: &LinkedDocument, routes: &Routes, source: &Opened) -> Vec<Finding> {
    let mut findings = Vec::new();
    for reference in &linked.references {
        for target in &reference.targets {
            let found = missing(routes, target);
            findings.extend(
                found.map(|message| Finding::new(&rule::PARAGRAPH_MISSING, message).at(place_in(linked, reference, source))),
            );
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
pub(super) fn place_in(linked: &LinkedDocument, reference: &Reference, source: &Opened) -> Place {
    let range = reference.start..reference.end;
    Pointer::new(source).place(&linked.document, reference.place.block(), linked.text_at(reference.place), &range)
}
