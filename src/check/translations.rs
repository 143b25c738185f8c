//! Translations of what is not there, and paragraphs that one language of a document lacks.
//!
//! In: the linked site and the pages it was read from. Out: findings at the line that says whose translation a document is. Compares
//! printed numbers only: how a text is divided without them is its own affair.

use std::collections::BTreeSet;

use crate::model::{Content, LinkedDocument, Site};
use crate::report::{Finding, Place, rule};
use crate::source::Sources;

/// How many numbers a finding names.
const NAMED: usize = 6;

/// Looks at every document that says whose translation it is.
pub fn translations(site: &Site, sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for linked in &site.documents {
        let meta = &linked.document.meta;
        let Some(of) = &meta.translation_of else { continue };
        let mut find = |rule, message: String| {
            let place = sources.get(&linked.path).map(|source| {
                let at = source.text.find("translation_of").unwrap_or_default();
                Place::span(&source, at..at + "translation_of".len())
            });
            findings.extend(place.map(|place| Finding::new(rule, message).at(place)));
        };
        match site.document(of) {
            Some(other) if std::ptr::eq(other, linked.as_ref()) => {
                find(&rule::TRANSLATION_OF, "a document is no translation of itself".into());
            }
            None => find(&rule::TRANSLATION_OF, format!("there is no document `{of}`")),
            Some(original) => {
                let (own, theirs) = (numbers(linked), numbers(original));
                let lacking = own.symmetric_difference(&theirs).count();
                if lacking > 0 {
                    let only = |set: &BTreeSet<&str>, other: &BTreeSet<&str>| listed(set.difference(other).copied());
                    let parts = [("not translated", only(&theirs, &own)), ("not in the original", only(&own, &theirs))];
                    let parts = parts.into_iter().filter(|(_, numbers)| !numbers.is_empty());
                    let parts: Vec<String> = parts.map(|(what, numbers)| format!("{what}: {numbers}")).collect();
                    find(&rule::TRANSLATION_GAP, format!("paragraphs differ from those of `{of}`; {}", parts.join("; ")));
                }
            }
        }
    }
    findings
}

/// The anchors of the numbered paragraphs.
fn numbers(linked: &LinkedDocument) -> BTreeSet<&str> {
    let blocks = linked.document.blocks.iter().zip(&linked.addresses.blocks);
    let paragraphs = blocks.filter(|(block, _)| matches!(block.content, Content::Paragraph(_)));
    paragraphs.filter(|(_, address)| address.number.is_some()).map(|(_, address)| address.id.as_str()).collect()
}

fn listed<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    let ids: Vec<String> = ids.map(|id| format!("#{id}")).collect();
    let more = ids.len().saturating_sub(NAMED);
    let named = ids.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{named} and {more} more") } else { named }
}
