//! What was read of each page, kept while the page stays as it is.
//!
//! In: pages and what reads them. Out: the same values as if each had been read anew. Knows pages by their paths and words only.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::markdown::Reading;
use crate::report::Finding;
use crate::source::Source;

/// Pages of one kind as they were read last.
#[derive(Debug)]
pub(super) struct Shelf<T> {
    by_path: HashMap<String, Known<T>>,
}

/// A page and what was read of it.
#[derive(Debug)]
struct Known<T> {
    source: Arc<Source>,
    value: Option<Arc<T>>,
    findings: Arc<[Finding]>,
}

impl<T> Clone for Known<T> {
    fn clone(&self) -> Self {
        Self { source: Arc::clone(&self.source), value: self.value.clone(), findings: Arc::clone(&self.findings) }
    }
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { by_path: HashMap::new() }
    }
}

impl<T: Send + Sync> Shelf<T> {
    /// Reads every source, where that has not been done; those that cannot be read leave findings and no value.
    pub(super) fn read(
        &mut self,
        sources: &[Arc<Source>],
        reader: fn(&Source) -> Reading<T>,
        findings: &mut Vec<Finding>,
    ) -> Vec<(Arc<Source>, Arc<T>)> {
        let read = |source: &Arc<Source>| {
            let known = self.by_path.get(&source.path).filter(|known| same(&known.source, source));
            known.cloned().unwrap_or_else(|| {
                let Reading { value, findings } = reader(source);
                Known { source: Arc::clone(source), value: value.map(Arc::new), findings: findings.into() }
            })
        };
        let read: Vec<Known<T>> = sources.par_iter().map(read).collect();
        findings.extend(read.iter().flat_map(|known| known.findings.iter().cloned()));
        let usable = read.iter().filter_map(|known| Some((Arc::clone(&known.source), Arc::clone(known.value.as_ref()?))));
        let usable = usable.collect();
        self.by_path = read.into_iter().map(|known| (known.source.path.clone(), known)).collect();
        usable
    }
}

/// Whether two sources are one, or say the same at the same path.
pub(super) fn same(one: &Arc<Source>, other: &Arc<Source>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}
