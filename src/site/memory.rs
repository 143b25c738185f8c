//! Everything before rendering: pages are read, addressed and linked.
//!
//! In: a project, and a [`Memory`] of the state before. Out: the linked site and what was found. What depends on nothing that changed
//! is taken from the memory, so that a preview of thousands of documents follows an edit at once; with an empty memory all is worked
//! out, and the result is the same. A document depends on its own words, on its record in the ledger, and on the register: on what
//! instruments and documents are called, and on the tables of bodies.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::shelf::{Shelf, same};
use crate::anchors;
use crate::anchors::ledger::{self, Changes, Followed, Today};
use crate::check::{self, Claim, Claimant};
use crate::link::{self, Issuers, Register};
use crate::markdown;
use crate::model::{Digest, Document, InstrumentPage, Ledger, LinkedDocument, OrdinaryPage, Provisions, Site};
use crate::project::{DOCUMENTS, PAGES, PROTOCOLS, Project};
use crate::render;
use crate::render::route::{Route, cited_provisions, provisions};
use crate::report::Finding;
use crate::source::{Page, Source};

/// Everything before rendering.
#[derive(Debug, Default)]
pub struct Linked {
    /// Pages read, addressed and linked.
    pub site: Site,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What changed in the ledger.
    pub changes: Changes,
}

/// What was worked out for the state of a project before.
#[derive(Debug, Default)]
pub struct Memory {
    documents: Shelf<Document>,
    instruments: Shelf<InstrumentPage>,
    pages: Shelf<OrdinaryPage>,
    ledger: Option<KnownLedger>,
    register: Option<KnownRegister>,
    /// In the order of their paths.
    linked: Vec<KnownDocument>,
    provisions: Arc<Provisions>,
}

/// The ledger as it was read.
#[derive(Debug)]
struct KnownLedger {
    page: Arc<Page>,
    ledger: Arc<Ledger>,
    findings: Vec<Finding>,
}

/// The register, and what it was made from.
#[derive(Debug)]
struct KnownRegister {
    instruments: Vec<Arc<InstrumentPage>>,
    citations: Option<Arc<Source>>,
    documents: Vec<Arc<Document>>,
    register: Arc<Register>,
    own_series: BTreeSet<String>,
    bodies: BTreeMap<String, String>,
    findings: Vec<Finding>,
}

/// A linked document, and what it was made from.
#[derive(Debug)]
struct KnownDocument {
    followed: Followed,
    linked: Arc<LinkedDocument>,
    findings: Arc<[Finding]>,
}

impl Memory {
    /// The site of a project, and from now on the memory of it. Of each stage it is said when it has ended.
    pub fn link(&mut self, project: &Project, ended: &mut dyn FnMut(&'static str)) -> Linked {
        let mut findings = project.findings.clone();
        let mut documents = self.documents.read(project.sources.below(DOCUMENTS), markdown::read_document, &mut findings);
        let mut pages = self.pages.read(project.sources.below(PAGES), markdown::read_page, &mut findings);
        let mut instruments = self.instruments.read(project.sources.below(PROTOCOLS), markdown::read_instrument, &mut findings);
        ended("read");

        let places: Vec<_> = instruments.iter().map(|(_, page)| Route::Protocol(&page.instrument.id).slug()).collect();
        let claim = |source, slug, by| Claim { source, slug, by };
        let claims = documents.iter().map(|(source, document)| claim(&**source, document.meta.slug.as_str(), Claimant::Document));
        let claims =
            claims.chain(instruments.iter().zip(&places).map(|((source, _), slug)| claim(source, slug, Claimant::Instrument)));
        let claims = claims.chain(pages.iter().map(|(source, page)| claim(source, &page.slug, Claimant::Ordinary)));
        let refused = check::collisions(&claims.collect::<Vec<_>>());
        documents.retain(|(source, _)| !refused.contains_key(&source.path));
        pages.retain(|(source, _)| !refused.contains_key(&source.path));
        instruments.retain(|(source, _)| !refused.contains_key(&source.path));
        findings.extend(refused.into_values());

        let instruments: Vec<_> = instruments.into_iter().map(|(_, page)| page).collect();
        let same_register = self.register(&instruments, &documents, project.citations.as_ref());
        let same_ledger = self.ledger(project.ledger.as_ref());
        let made = self.register.as_ref().expect("it was just made");
        let (register, own_series, bodies) = (Arc::clone(&made.register), made.own_series.clone(), made.bodies.clone());
        findings.extend(made.findings.iter().cloned());
        let published = match &self.ledger {
            Some(known) => {
                findings.extend(known.findings.iter().cloned());
                Arc::clone(&known.ledger)
            }
            None => Arc::default(),
        };
        let known = known(&self.linked, &documents);
        let today = documents.iter().zip(&known).map(|((source, document), known)| {
            let before = known.filter(|_| same_ledger).map(|known| &known.followed);
            Today { path: &source.path, document, before }
        });
        let compared = ledger::compare(&published, &today.collect::<Vec<_>>(), project.accept);
        ended("address");
        let linked: Vec<KnownDocument> = documents
            .par_iter()
            .zip(known)
            .zip(compared.documents)
            .map(|(((source, document), known), followed)| {
                if let Some(known) = known.filter(|known| same_register && known.followed.is(&followed)) {
                    let KnownDocument { linked, findings, .. } = known;
                    return KnownDocument { followed, linked: Arc::clone(linked), findings: Arc::clone(findings) };
                }
                let new = link_document(source, document, followed, &register);
                // What came to the same is the same: nothing has to be made anew of it.
                let same = known.filter(|known| known.linked == new.linked).map(|known| Arc::clone(&known.linked));
                KnownDocument { linked: same.unwrap_or(new.linked), ..new }
            })
            .collect();
        ended("link");
        findings.extend(linked.iter().flat_map(|known| known.findings.iter().cloned()));
        if !(same_register && same_provisions(&self.linked, &linked)) {
            let documents: Vec<_> = linked.iter().map(|known| Arc::clone(&known.linked)).collect();
            self.provisions = Arc::new(provisions(&instruments, &documents));
        }
        let mut site = Site {
            documents: linked.iter().map(|known| Arc::clone(&known.linked)).collect(),
            instruments,
            pages: pages.into_iter().map(|(_, page)| page).collect(),
            own_series,
            bodies,
            provisions: Arc::clone(&self.provisions),
            ..Site::default()
        };
        self.linked = linked;
        site.documents.sort_by(|a, b| a.document.meta.slug.cmp(&b.document.meta.slug));
        site.pages.sort_by(|a, b| a.slug.cmp(&b.slug));
        let mut changes = compared.changes;
        let today = render::pages_for_the_ledger(&site, &project.config);
        let followed = ledger::follow_pages(&published, &today, &compared.moved, project.accept, &mut changes);
        site.withdrawn = compared.withdrawn.into_iter().chain(followed.withdrawn).collect();
        site.withdrawn.sort_by(|a, b| (&a.slug, a.kind).cmp(&(&b.slug, b.kind)));
        (site.records, site.moved) = (followed.records, followed.moved);
        findings.extend(check::reused(&site, &published, &project.sources));
        Linked { site, findings, changes }
    }

    /// Sees to the register; whether it is the one of before.
    fn register(
        &mut self,
        instruments: &[Arc<InstrumentPage>],
        documents: &[(Arc<Page>, Arc<Document>)],
        citations: Option<&Arc<Source>>,
    ) -> bool {
        let documents: Vec<Arc<Document>> = documents.iter().map(|(_, document)| Arc::clone(document)).collect();
        let holds = |known: &&mut KnownRegister| {
            let same_documents = |(before, now): (&Arc<Document>, &Arc<Document>)| {
                Arc::ptr_eq(before, now) || known.register.takes_for_the_same(before, now)
            };
            known.instruments.iter().map(Arc::as_ptr).eq(instruments.iter().map(Arc::as_ptr))
                && known
                    .citations
                    .as_ref()
                    .zip(citations)
                    .map_or(known.citations.is_none() && citations.is_none(), |(a, b)| same(a, b))
                && known.documents.len() == documents.len()
                && known.documents.iter().zip(&documents).all(same_documents)
        };
        if let Some(known) = self.register.as_mut().filter(holds) {
            known.documents = documents;
            return true;
        }
        let (issuers, findings) = Issuers::read(citations.map(|source| &**source));
        let (own_series, bodies) = (issuers.own_series(), issuers.bodies());
        let register = Register::new(instruments, documents.iter().map(|document| &**document), issuers);
        self.register = Some(KnownRegister {
            instruments: instruments.to_vec(),
            citations: citations.cloned(),
            documents,
            register: Arc::new(register),
            own_series,
            bodies,
            findings,
        });
        false
    }

    /// Sees to the ledger; whether it is the one of before.
    fn ledger(&mut self, page: Option<&Arc<Page>>) -> bool {
        match (&self.ledger, page) {
            (None, None) => return true,
            (Some(known), Some(page)) if same(&known.page, page) => return true,
            _ => {}
        }
        self.ledger = page.map(|page| {
            let (ledger, findings) = ledger::read(&page.source());
            KnownLedger { page: Arc::clone(page), ledger: Arc::new(ledger), findings }
        });
        false
    }
}

/// What is known of each document that still says the same; both are in the order of their paths.
fn known<'k>(before: &'k [KnownDocument], now: &[(Arc<Page>, Arc<Document>)]) -> Vec<Option<&'k KnownDocument>> {
    let mut before = before.iter().peekable();
    let find = |(page, document): &(Arc<Page>, Arc<Document>)| {
        let is = |known: &&KnownDocument| Arc::ptr_eq(&known.linked.document, document);
        before.next_if(is).or_else(|| {
            while before.next_if(|known| known.linked.path < page.path).is_some() {}
            before.next_if(is)
        })
    };
    now.iter().map(find).collect()
}

/// Whether documents cite the same provisions as before.
fn same_provisions(before: &[KnownDocument], now: &[KnownDocument]) -> bool {
    let same = |(before, now): (&KnownDocument, &KnownDocument)| {
        let (before, now) = (&before.linked, &now.linked);
        Arc::ptr_eq(before, now) || cited_provisions(before) == cited_provisions(now)
    };
    before.len() == now.len() && before.iter().zip(now).all(same)
}

fn link_document(page: &Page, document: &Arc<Document>, followed: Followed, register: &Register) -> KnownDocument {
    let source = page.open();
    let mut findings = anchors::check(document, &followed.addresses, &source);
    findings.extend(ledger::check(document, &followed, &source));
    let linked = link::link(document, &followed.addresses, &source, register);
    findings.extend(linked.findings);
    let link::Linked { references, external, .. } = linked;
    let Followed { addresses, prints, past, .. } = &followed;
    let linked = LinkedDocument {
        path: page.path.clone(),
        document: Arc::clone(document),
        addresses: Arc::clone(addresses),
        prints: Arc::clone(prints),
        past: Arc::clone(past),
        references,
        external,
        digest: Digest::default(),
    };
    KnownDocument { followed, linked: Arc::new(linked), findings: findings.into() }
}
