//! Which document of today is which of those that were published.
//!
//! In: the ledger, and the slug, path and fingerprints of each document. Out: the record of each. The slug decides; a document whose
//! slug is new is the one that had its path, or has its words, if that one is no longer there under its own slug.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::compare::Today;
use super::follow::fingerprints;
use crate::model::{Ledger, Record, RecordKind};

/// A document of today as it is compared.
#[derive(Debug)]
pub(super) struct Candidate<'d> {
    pub slug: &'d str,
    pub path: &'d str,
    today: &'d Today<'d>,
    prints: OnceLock<Vec<u64>>,
}

impl<'d> Candidate<'d> {
    pub(super) fn new(today: &'d Today) -> Self {
        Self { slug: &today.document.meta.slug, path: today.path, today, prints: OnceLock::new() }
    }

    /// The fingerprints of its blocks; worked out when somebody asks first.
    pub(super) fn prints(&self) -> &[u64] {
        self.prints.get_or_init(|| match self.today.before {
            Some(before) => before.prints.iter().map(|print| print.fingerprint).collect(),
            None => fingerprints(self.today.document),
        })
    }
}

/// A quarter of the words is enough where the path is the same, half of them where nothing else is.
const SAME_PATH: usize = 4;
const SAME_WORDS: usize = 2;

/// For each document its record. Records that nobody has are documents that are gone.
pub(super) fn kin<'l>(ledger: &'l Ledger, documents: &[Candidate]) -> Vec<Option<&'l Record>> {
    let withdrawn = ledger.withdrawn.iter().filter(|record| record.kind == RecordKind::Document);
    let all = ledger.documents.iter().chain(withdrawn);
    let by_slug: HashMap<&str, &Record> = all.map(|record| (record.slug.as_str(), record)).collect();
    let mut found: Vec<Option<&Record>> = documents.iter().map(|document| by_slug.get(document.slug).copied()).collect();
    if found.iter().all(Option::is_some) {
        return found;
    }
    let taken: HashSet<&str> = found.iter().flatten().map(|record| record.slug.as_str()).collect();
    let left: Vec<&Record> = ledger.documents.iter().filter(|record| !taken.contains(record.slug.as_str())).collect();
    if left.is_empty() {
        return found;
    }
    let new = documents.par_iter().zip(&found).filter(|(_, found)| found.is_none());
    new.for_each(|(document, _)| {
        document.prints();
    });
    let index = index(&left);
    let mut free = vec![true; left.len()];
    for (document, found) in documents.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
        let shared = shared(document.prints(), &index);
        let enough = |&(&place, &shared): &(&usize, &usize)| {
            let longer = left[place].anchors.len().max(document.prints().len());
            let part = if left[place].path == document.path { SAME_PATH } else { SAME_WORDS };
            free[place] && shared * part >= longer
        };
        let best = shared.iter().filter(enough).max_by_key(|&(&place, &shared)| (left[place].path == document.path, shared));
        if let Some((&place, _)) = best {
            free[place] = false;
            *found = Some(left[place]);
        }
    }
    found
}

/// A text that so many documents have says nothing about any of them.
const COMMON: usize = 50;

/// Places of records by the fingerprints they have.
fn index(records: &[&Record]) -> HashMap<u64, Vec<usize>> {
    let mut index: HashMap<u64, Vec<usize>> = HashMap::new();
    for (place, record) in records.iter().enumerate() {
        for anchor in &record.anchors {
            let places = index.entry(anchor.print.fingerprint).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }
    index
}

/// How many fingerprints a document shares with each record.
fn shared(prints: &[u64], index: &HashMap<u64, Vec<usize>>) -> BTreeMap<usize, usize> {
    let mut shared = BTreeMap::new();
    for print in prints.iter().collect::<BTreeSet<_>>() {
        for place in index.get(print).into_iter().filter(|places| places.len() <= COMMON).flatten() {
            *shared.entry(*place).or_default() += 1;
        }
    }
    shared
}
