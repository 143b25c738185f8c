//! Segments of an index that were made before.
//!
//! In: the entries of a segment. Out: its index, where the very same entries were indexed last time. Whoever shows the site while it is
//! worked on keeps them from one state to the next, so that only the segments of pages that changed are indexed again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use super::Entry;
use super::form::File;

/// A fingerprint of everything that a segment is made from.
pub(super) type Fingerprint = [u8; 32];

/// The index of a segment.
pub(super) type Segment = Arc<Vec<File>>;

/// The segments of the index that was made last.
#[derive(Debug, Default)]
pub struct Kept(Mutex<BTreeMap<Fingerprint, Segment>>);

impl Kept {
    /// The segments, by what they were made from, for as long as an index is made.
    pub(super) fn lock(&self) -> MutexGuard<'_, BTreeMap<Fingerprint, Segment>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The fingerprint of entries that are indexed in a language.
pub(super) fn fingerprint(language: &str, entries: &[Entry]) -> Fingerprint {
    let mut digest = Sha256::new();
    let entries = entries.iter().flat_map(|(address, text)| [address.as_str(), text.as_str()]);
    for part in std::iter::once(language).chain(entries) {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}
