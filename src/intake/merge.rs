//! A page edited by hand and what its seed gives now, merged line by line (a paragraph is a line).
//!
//! In: the page, the new import, and the page as import last wrote it. Out: what becomes of the page, and a finding for each place
//! where both changed one line, with what the page and the seed have there.

use diffy::{ConflictStyle, MergeOptions};

use super::Fate;
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// An edited page and a new import: together where they changed different lines.
pub(super) fn merge(seed: &str, page: &Source, base: Option<&str>, now: &str, new: &Source, findings: &mut Vec<Finding>) -> Fate {
    let Some(base) = base else {
        let message = format!("the page differs from what its seed {seed} gives, and nothing tells what import last wrote");
        findings.push(Finding::new(&rule::HAND_EDITED, message).at(Place::file(&page.path)));
        return Fate::Kept;
    };
    if base == new.text {
        return Fate::Kept;
    }
    let mut options = MergeOptions::new();
    options.set_conflict_style(ConflictStyle::Merge).set_conflict_marker_length(MARKER);
    match options.merge(base, now, &new.text) {
        Ok(merged) => Fate::Merged(Source::new(&page.path, merged)),
        Err(conflict) => {
            let conflicts = conflicts(&conflict, now);
            for Conflict { line, theirs } in conflicts.iter().take(TOLD) {
                let gives = if theirs.is_empty() {
                    "has nothing any more".to_string()
                } else {
                    format!("now gives another text: {theirs:?}")
                };
                let message = format!("the page was edited by hand where its seed {seed} {gives}");
                findings.push(Finding::new(&rule::HAND_EDITED, message).at(Place::line(page, *line)));
            }
            if conflicts.len() > TOLD {
                let message = format!("places beyond these where the seed {seed} gives another text: {}", conflicts.len() - TOLD);
                findings.push(Finding::new(&rule::HAND_EDITED, message).at(Place::file(&page.path)));
            }
            Fate::Kept
        }
    }
}

/// Most conflicts of a page that are told one by one.
const TOLD: usize = 20;

/// How many signs mark the sides of a conflict: more than any page draws a line with.
const MARKER: usize = 200;

/// How many lines above a conflict are looked for in the page.
const NEAR: usize = 8;

/// A place where an edit and the import disagree: its line in the page, and what the import has there.
struct Conflict {
    line: usize,
    theirs: String,
}

/// The conflicts of a merge, in order; `now` is the page. What both sides agree on may come from either, so the place of a conflict is
/// that of its own lines in the page or, where it has none, of the nearest line above it that stands there.
fn conflicts(merged: &str, now: &str) -> Vec<Conflict> {
    let page: Vec<&str> = now.lines().collect();
    let mut lines = merged.lines();
    let (mut at, mut above, mut found) = (0, Vec::new(), Vec::new());
    while let Some(line) = lines.next() {
        if !line.starts_with(&"<".repeat(MARKER)) {
            above.extend(Some(line).filter(|line| !line.is_empty()));
            continue;
        }
        let mut side = |end: &str| -> Vec<&str> {
            let side = lines.by_ref().take_while(|line| !line.starts_with(&end.repeat(MARKER)));
            side.filter(|line| !line.is_empty()).collect()
        };
        let (ours, theirs) = (side("="), side(">"));
        let near = ours.into_iter().take(1).chain(above.drain(..).rev().take(NEAR));
        let mut near = near.filter(|_| found.len() < TOLD);
        at += near.find_map(|line| page[at..].iter().position(|there| *there == line)).unwrap_or(0);
        found.push(Conflict { line: at + 1, theirs: theirs.join(" ").chars().take(120).collect() });
    }
    found
}
