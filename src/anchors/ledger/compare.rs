//! All documents against the whole ledger.
//!
//! In: the ledger and the documents of today. Out: each document with its addresses and its past, the documents that are gone, the
//! slugs that moved, and what changed. Documents are compared in parallel; the result does not depend on it.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::changes::Changes;
use super::follow::{Followed, follow};
use super::kin::{Candidate, kin};
use crate::model::{Anchored, Document, Ledger, Moved, Past, Record, RecordKind};

/// The documents of today, held against the ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// Each document, in the order they were given.
    pub documents: Vec<Followed>,
    /// Documents that are gone.
    pub withdrawn: Vec<Record>,
    /// Slugs that documents had before.
    pub moved: Vec<Moved>,
    /// What changed since the ledger was written.
    pub changes: Changes,
}

/// A document of today.
#[derive(Debug, Clone, Copy)]
pub struct Today<'d> {
    /// Path of its page.
    pub path: &'d str,
    /// The document.
    pub document: &'d Document,
    /// What came of the same words when they were held against the same ledger before.
    pub before: Option<&'d Followed>,
}

/// Holds documents against the ledger; `accept` ends the remarks on numbers that stand on other words.
pub fn compare(ledger: &Ledger, documents: &[Today], accept: bool) -> Compared {
    let candidates: Vec<Candidate> = documents.iter().map(Candidate::new).collect();
    let records = kin(ledger, &candidates);
    let each = documents.par_iter().zip(&candidates).zip(&records);
    let each = each.map(|((today, candidate), record)| {
        let same = |before: &&Followed| before.record.as_deref() == record.map(|record| record.slug.as_str()) && !before.inherits;
        today.before.filter(same).cloned().unwrap_or_else(|| follow(today.document, candidate.prints(), *record))
    });
    let mut followed: Vec<Followed> = each.collect();

    let mut changes = Changes::default();
    for ((followed, candidate), record) in followed.iter_mut().zip(&candidates).zip(&records) {
        tell(&mut changes, candidate, *record, followed);
        if accept && !followed.past.reused.is_empty() {
            let accepted = std::mem::take(&mut Arc::make_mut(&mut followed.past).reused);
            followed.reused_since.clear();
            changes.other(format!("{}: {} remarks on reused anchors accepted", candidate.slug, accepted.len()));
        }
    }
    let live: BTreeSet<&str> = candidates.iter().map(|candidate| candidate.slug).collect();
    let taken: BTreeSet<&str> = records.iter().flatten().map(|record| record.slug.as_str()).collect();
    let mut withdrawn: Vec<Record> = Vec::new();
    for record in &ledger.documents {
        if !taken.contains(record.slug.as_str()) {
            changes.other(format!("{}: gone, with {} anchors", record.slug, record.anchors.len()));
            let past = Past { reused: Vec::new(), ..record.past.clone() };
            withdrawn.push(Record { past, ..record.clone() });
        }
    }
    for record in ledger.withdrawn.iter().filter(|record| record.kind == RecordKind::Document) {
        if taken.contains(record.slug.as_str()) {
            changes.other(format!("{}: back", record.slug));
        } else {
            withdrawn.push(record.clone());
        }
    }
    withdrawn.sort_by(|a, b| a.slug.cmp(&b.slug));
    let renamed: Vec<(&str, &str)> = candidates
        .iter()
        .zip(&records)
        .filter_map(|(candidate, record)| Some((record.as_ref()?.slug.as_str(), candidate.slug)))
        .collect();
    let mut moved = moved(&ledger.moved, &renamed);
    inherit(ledger, &moved, &candidates, &records, &mut followed);
    if accept {
        for accepted in moved.extract_if(.., |moved| live.contains(moved.from.as_str())) {
            changes.other(format!("{}: its address no longer stands for {}", accepted.from, accepted.to));
        }
    }
    Compared { documents: followed, withdrawn, moved, changes }
}

fn tell(changes: &mut Changes, candidate: &Candidate, record: Option<&Record>, followed: &Followed) {
    let slug = candidate.slug;
    match record {
        None => changes.other(format!("{slug}: new, with {} anchors", candidate.prints().len())),
        Some(record) => {
            if record.slug != slug {
                changes.other(format!("{slug}: was {}", record.slug));
            } else if record.path != candidate.path {
                changes.other(format!("{slug}: its page was {}", record.path));
            }
            changes.document(slug, &followed.changes);
            if followed.changes.is_empty() && *followed.past != record.past {
                changes.other(format!("{slug}: aliases and remarks"));
            }
        }
    }
}

/// A document that took the address which another one had before: where it lacks an anchor of that one, the words of that one are
/// told, also when the remark on the address as a whole has been accepted.
fn inherit(ledger: &Ledger, moved: &[Moved], today: &[Candidate], records: &[Option<&Record>], followed: &mut [Followed]) {
    for Moved { from, to } in moved {
        let Some(taker) = today.iter().position(|candidate| candidate.slug == from) else { continue };
        if records[taker].is_some_and(|record| &record.slug == from) {
            continue;
        }
        let other = today.iter().position(|candidate| candidate.slug == to).and_then(|place| records[place]);
        let Some(before) = other.or_else(|| ledger.withdrawn.iter().find(|record| &record.slug == to)) else { continue };
        let Followed { addresses, past, inherits, .. } = &mut followed[taker];
        let past = Arc::make_mut(past);
        *inherits = true;
        let lacking = |was: &&Anchored| {
            let known = past.gone.iter().chain(past.aliases.iter().map(|alias| &alias.was));
            addresses.find(&was.id).is_none() && !known.into_iter().any(|known| known.id == was.id)
        };
        let lacking: Vec<Anchored> = before.ever().filter(lacking).cloned().collect();
        past.gone.extend(lacking);
        past.gone.sort_by(|a, b| a.id.cmp(&b.id));
    }
}

/// Slugs of before, each with the slug of today. One that another document took is remembered: links to it may mean either.
pub(super) fn moved(before: &[Moved], renamed: &[(&str, &str)]) -> Vec<Moved> {
    let renamed: Vec<(&str, &str)> = renamed.iter().copied().filter(|(from, to)| from != to).collect();
    let now = |slug: &str| renamed.iter().find(|(from, _)| *from == slug).map_or(slug.to_string(), |(_, to)| (*to).to_string());
    let last = |before: &&Moved| !renamed.iter().any(|(from, _)| *from == before.from);
    let before = before.iter().filter(last).map(|moved| Moved { from: moved.from.clone(), to: now(&moved.to) });
    let new = renamed.iter().map(|(from, to)| Moved { from: (*from).to_string(), to: (*to).to_string() });
    let all: BTreeSet<Moved> = before.chain(new).filter(|moved| moved.from != moved.to).collect();
    all.into_iter().collect()
}
