//! What was read of each page, kept while the page stays as it is.
//!
//! In: pages in the order of their paths, and what reads them. Out: the same values as if each had been read anew. Knows pages by their paths and words only.

use std::mem;
use std::sync::Arc;

use rayon::prelude::*;

use crate::markdown::Reading;
use crate::report::Finding;
use crate::source::{Page, Source};

/// Pages of one kind as they were read last.
#[derive(Debug)]
pub(super) struct Shelf<T> {
    known: Vec<Known<T>>,
}

/// A page and what was read of it.
#[derive(Debug)]
struct Known<T> {
    page: Arc<Page>,
    value: Option<Arc<T>>,
    findings: Arc<[Finding]>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { known: Vec::new() }
    }
}

impl<T: Send + Sync> Shelf<T> {
    /// Reads every source, where that has not been done; those that cannot be read leave findings and no value.
    pub(super) fn read(
        &mut self,
        pages: &[Arc<Page>],
        reader: fn(&Source) -> Reading<T>,
        findings: &mut Vec<Finding>,
    ) -> Vec<(Arc<Page>, Arc<T>)> {
        let mut before = mem::take(&mut self.known).into_iter().peekable();
        let mut known = |page: &Arc<Page>| {
            before.next_if(|known| Arc::ptr_eq(&known.page, page)).or_else(|| {
                while before.next_if(|known| known.page.path < page.path).is_some() {}
                before.next_if(|known| same(&known.page, page))
            })
        };
        let wanted: Vec<_> = pages.iter().map(|page| (page, known(page))).collect();
        let read = |(page, known): (&Arc<Page>, Option<Known<T>>)| {
            known.unwrap_or_else(|| {
                let Reading { value, findings } = reader(&page.source());
                Known { page: Arc::clone(page), value: value.map(Arc::new), findings: findings.into() }
            })
        };
        self.known = wanted.into_par_iter().map(read).collect();
        findings.extend(self.known.iter().flat_map(|known| known.findings.iter().cloned()));
        self.known.iter().filter_map(|known| Some((Arc::clone(&known.page), Arc::clone(known.value.as_ref()?)))).collect()
    }
}

/// Whether two files are one, or say the same at the same path.
pub(super) fn same<F: PartialEq>(one: &Arc<F>, other: &Arc<F>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}
