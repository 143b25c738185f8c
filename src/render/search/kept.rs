//! Segments of an index that were made before.
//!
//! In: the entries of a segment. Out: its index, where the very same entries were indexed last time. Whoever shows the site while it is
//! worked on keeps them from one state to the next, so that only the segments of pages that changed are indexed again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::Entry;
use super::form::File;

/// A fingerprint of everything that a segment is made from.
pub(super) type Fingerprint = [u8; 32];

/// The index of a segment.
pub(super) type Segment = Arc<Vec<File>>;

/// The segments of the index that was made last.
#[derive(Debug, Default)]
pub struct Kept(pub(super) Mutex<BTreeMap<Fingerprint, Segment>>);

impl Kept {
    /// The segment that was made of the same.
    pub(super) fn get(&self, of: &Fingerprint) -> Option<Segment> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(of).cloned()
    }

    /// Keeps these segments and forgets all others, so that no more is held than one index.
    pub(super) fn put(&self, segments: BTreeMap<Fingerprint, Segment>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = segments;
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
