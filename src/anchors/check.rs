//! Numbers that are printed twice, left out or out of order.
//!
//! In: a document, its addresses and its page. Out: findings at the lines of the paragraphs. A series is what stands on one level
//! below one paragraph or in one article; `(i)` after `(h)` is a letter, after nothing a roman figure. A gap between two
//! sections counts, since numbers run through; where they begin anew they do so with the first.

use std::collections::BTreeMap;

use crate::model::{Addresses, Content, Document, figure_from_letters, figure_from_roman, label_core};
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// What is wrong with the numbers of a document's paragraphs.
pub fn check(document: &Document, addresses: &Addresses, source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    // The label that each series ended with so far, by the paragraph above and the place on the page where numbers may begin anew.
    let mut last: BTreeMap<(Option<usize>, String), &str> = BTreeMap::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let Content::Paragraph(paragraph) = &block.content else { continue };
        let Some(label) = paragraph.label.as_deref().filter(|_| !paragraph.quoted) else { continue };
        let address = &addresses.blocks[index];
        let place = || Place::line(source, block.line);
        let piece = super::name::piece(label);
        let (series, counted) = match address.id.strip_suffix(&piece) {
            Some(series) => (series.to_string(), false),
            None => (address.id.clone(), true),
        };
        if counted {
            let number = address.number.as_deref().unwrap_or(label);
            let message = format!("paragraph {number} is printed twice; this one has the anchor {}", address.id);
            findings.push(Finding::new(&rule::DUPLICATE_ID, message).at(place()));
            continue;
        }
        if let Some(before) = last.insert((address.parent, series), label)
            && !follows(before, label)
        {
            let message = format!("{label} follows {before}");
            findings.push(Finding::new(&rule::NUMBER_GAP, message).at(place()));
        }
    }
    findings
}

/// Whether one label can come right after another, or either is of a sort that nobody counts.
fn follows(before: &str, label: &str) -> bool {
    let (before, label) = (label_core(before), label_core(label));
    let readings = [|text: &str| text.parse().ok(), figure_from_letters, figure_from_roman];
    let mut counted = readings.iter().filter_map(|read| Some((read(before)?, read(label)?))).peekable();
    // `12 bis` after `12`, `1.10` after `1.9`: not a series of plain figures.
    counted.peek().is_none() || counted.any(|(before, own): (u32, u32)| own == before + 1)
}
