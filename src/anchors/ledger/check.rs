//! Printed numbers that stand on other words than those that were published under them.
//!
//! In: a document with its past. Out: findings at the lines of the paragraphs. Numbers that were moved on together, by a paragraph put
//! in before them, are one finding. What the ledger has already is a note: somebody has seen it and not yet accepted it.

use super::Followed;
use crate::model::{Document, Reused};
use crate::report::{Finding, Place, Severity, rule};
use crate::source::Opened;

/// What is to be said about numbers that stand on other words.
pub fn check(document: &Document, followed: &Followed, source: &Opened) -> Vec<Finding> {
    let reused = followed.past.reused.iter().zip(&followed.reused_since);
    let mut found: Vec<(usize, &Reused, bool)> =
        reused.filter_map(|(reused, since)| Some((followed.addresses.find(&reused.was.id)?, reused, *since))).collect();
    found.sort_by_key(|(block, _, since)| (*block, !*since));
    let mut findings = Vec::new();
    for since in [true, false] {
        type Found<'a, 'r> = Vec<&'a (usize, &'r Reused, bool)>;
        let some = found.iter().filter(|found| found.2 == since);
        let (moved, gone): (Found, Found) = some.partition(|found| found.1.now.is_some());
        let moved = match moved[..] {
            [] => None,
            [one] => Some((one.0, sentence(one.1))),
            [first, .., last] => {
                let others = moved.len() - 1;
                Some((first.0, format!("{}; so do {others} more, as far as `{}`", sentence(first.1), last.1.was.id)))
            }
        };
        for (block, message) in moved.into_iter().chain(gone.iter().map(|one| (one.0, sentence(one.1)))) {
            let mut finding = Finding::new(&rule::ANCHOR_REUSED, message).at(Place::line(source, document.blocks[block].line));
            if !since {
                finding.severity = Severity::Note;
            }
            findings.push(finding);
        }
    }
    findings
}

fn sentence(Reused { was, now }: &Reused) -> String {
    let fate = match now {
        Some(now) => format!("is now `{now}`"),
        None => "is gone".to_string(),
    };
    format!("`{}` stands on other words than before: “{}” {fate}", was.id, was.words)
}
