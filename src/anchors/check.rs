//! Numbers that are printed twice, left out or out of order.
//!
//! In: a document, its addresses and its page. Out: findings at the lines of the paragraphs. A series is what stands on one level
//! below one paragraph or in one article; `(i)` after `(h)` is a letter, after nothing a roman figure. A gap between two
//! sections counts, since numbers run through; where they begin anew they do so with the first.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Address, Addresses, Content, Document, figure_from_letters, figure_from_roman, label_core};
use crate::report::{Finding, Place, rule};
use crate::source::Opened;

/// What is wrong with the numbers of a document's paragraphs.
pub fn check(document: &Document, addresses: &Addresses, source: &Opened) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut series: BTreeMap<(Option<usize>, Option<usize>), Series> = BTreeMap::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let Content::Paragraph(paragraph) = &block.content else { continue };
        let Some(label) = paragraph.label.as_deref().filter(|_| !paragraph.quoted) else { continue };
        let address = &addresses.blocks[index];
        let place = || Place::line(source, block.line);
        let series = series.entry((address.parent(), scope(addresses, address))).or_default();
        if !series.seen.insert(label) {
            let number = address.number.as_deref().unwrap_or(label);
            let message = format!("paragraph {number} is printed twice; this one has the anchor {}", address.id);
            findings.push(Finding::new(&rule::NUMBER_GAP, message).at(place()));
        } else if let Some(before) = series.last.filter(|before| !follows(before, label)) {
            findings.push(Finding::new(&rule::NUMBER_GAP, format!("{label} follows {before}")).at(place()));
        }
        series.last = Some(label);
    }
    findings
}

/// The labels of one series so far.
#[derive(Default)]
struct Series<'a> {
    seen: BTreeSet<&'a str>,
    last: Option<&'a str>,
}

/// The heading that numbers its paragraphs for itself: the one whose anchor stands before theirs.
fn scope(addresses: &Addresses, address: &Address) -> Option<usize> {
    let mut above = std::iter::successors(address.section(), |&heading| addresses.blocks[heading].parent());
    above.find(|&heading| address.id.strip_prefix(&addresses.blocks[heading].id).is_some_and(|rest| rest.starts_with('-')))
}

/// Whether one label can come right after another, or either is of a sort that nobody counts.
fn follows(before: &str, label: &str) -> bool {
    let (before, label) = (label_core(before), label_core(label));
    let readings = [|text: &str| text.parse().ok(), figure_from_letters, figure_from_roman];
    let mut counted = readings.iter().filter_map(|read| Some((read(before)?, read(label)?))).peekable();
    // `12 bis` after `12`, `1.10` after `1.9`: not a series of plain figures.
    counted.peek().is_none() || counted.any(|(before, own): (u32, u32)| own == before + 1)
}
