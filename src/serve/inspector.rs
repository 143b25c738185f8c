//! What is wrong with the files of a site, kept up to date while the site changes.
//!
//! In: states of the site, one after the other. Out: the same findings that a build of each state would make of its files. What may
//! have changed is looked at again: a page that was edited before the new state is shown; afterwards the pages that cite it, those
//! that it cites, those beside it, and what lists them all. Prints what it looks at, and keeps none of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::proof::Proof;
use crate::check::{self, Output};
use crate::model::{LinkedDocument, OrdinaryPage, Site};
use crate::render::{Delivered, Part};
use crate::report::{Finding, rule};
use crate::source::Sources;

/// What is looked at together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// A document with everything that belongs to it, by its slug.
    Document(String),
    /// An ordinary page, by its slug.
    Page(String),
    /// What shows the site as a whole: lists, instruments, exports, tombstones.
    Whole,
}

/// What is known of the files of a site.
#[derive(Debug, Default)]
pub(super) struct Inspector {
    output: Output,
    known: BTreeMap<Unit, Looked>,
    /// The unit that last made a file: one may take over the address of another.
    makers: HashMap<String, Unit>,
    stale: BTreeSet<Unit>,
    /// Links that lead nowhere, and what else only the files together show.
    dead: BTreeMap<Unit, Vec<Finding>>,
}

/// What a look at a unit came to.
#[derive(Debug, Default)]
struct Looked {
    paths: Vec<String>,
    /// What went wrong in making it, and what its citations lack.
    findings: Vec<Finding>,
}

impl Inspector {
    /// Nothing known yet of a site at this absolute address.
    pub(super) fn new(base_url: &str) -> Self {
        Self { output: Output::new(base_url), ..Self::default() }
    }

    /// Turns to the next state of the site; what to look at before it is shown.
    pub(super) fn turn(&mut self, before: Option<&Proof>, now: &Proof) -> BTreeSet<Unit> {
        let site = &now.copy().site;
        let Some(before) = before
            .filter(|before| Arc::ptr_eq(&before.copy().theme, &now.copy().theme) && before.copy().config == now.copy().config)
        else {
            let gone: Vec<Unit> = self.known.keys().filter(|unit| !is_there(unit, now)).cloned().collect();
            self.forget(&gone);
            let all = units(now);
            self.stale.extend(all.iter().cloned());
            return all;
        };
        let was = &before.copy().site;
        let changed = changed(was, site);
        let edited = difference(&was.pages, &site.pages, |page: &Arc<OrdinaryPage>| &page.slug);
        let touched = changed.iter().map(|slug| Unit::Document((*slug).to_string()));
        let touched = touched.chain(edited.into_iter().map(|slug| Unit::Page(slug.to_string())));
        let (mut first, gone): (BTreeSet<Unit>, BTreeSet<Unit>) = touched.partition(|unit| is_there(unit, now));
        self.forget(&gone);
        let taught = was.instruments.len() != site.instruments.len()
            || was.instruments.iter().zip(&site.instruments).any(|(old, new)| !Arc::ptr_eq(old, new));
        if taught {
            first.insert(Unit::Whole);
        }
        if taught || was.moved != site.moved || was.withdrawn != site.withdrawn || listed(was) != listed(site) {
            self.stale.extend(units(now));
        } else {
            let around = changed.iter().flat_map(|slug| [before, now].map(|proof| proof.press().around(slug))).flatten();
            self.stale.extend(around.map(Unit::Document).filter(|unit| is_there(unit, now)));
            // Ordinary pages may link to any document, and what lists them all does.
            self.stale.extend(site.pages.iter().map(|page| Unit::Page(page.slug.clone())));
            self.stale.insert(Unit::Whole);
        }
        self.stale.extend(first.iter().cloned());
        first
    }

    /// What is to be looked at.
    pub(super) fn stale(&self) -> BTreeSet<Unit> {
        self.stale.clone()
    }

    /// Takes in what a look came to.
    pub(super) fn take_in(&mut self, seen: Seen) {
        self.output.take_in(seen.output);
        for (unit, looked) in seen.looked {
            self.makers.extend(looked.paths.iter().map(|path| (path.clone(), unit.clone())));
            self.stale.remove(&unit);
            let now: BTreeSet<&String> = looked.paths.iter().collect();
            let before = self.known.remove(&unit).unwrap_or_default();
            self.drop_files(&unit, before.paths.iter().filter(|path| !now.contains(path)));
            self.known.insert(unit, looked);
        }
    }

    fn forget<'u>(&mut self, units: impl IntoIterator<Item = &'u Unit>) {
        for unit in units {
            self.stale.remove(unit);
            if let Some(looked) = self.known.remove(unit) {
                self.drop_files(unit, looked.paths.iter());
            }
        }
    }

    /// Forgets files of a unit, unless another one makes them now.
    fn drop_files<'p>(&mut self, unit: &Unit, paths: impl Iterator<Item = &'p String>) {
        for path in paths {
            if self.makers.get(path) == Some(unit) {
                self.makers.remove(path);
                self.output.forget(path);
            }
        }
    }

    /// Whether everything was looked at.
    pub(super) fn is_done(&self) -> bool {
        self.stale.is_empty()
    }

    /// Judges the links of units, or of all.
    pub(super) fn judge(&mut self, proof: &Proof, units: Option<&BTreeSet<Unit>>, sources: &Sources) {
        let origin = |path: &str| proof.press().source_of(path).and_then(|page| sources.get(page));
        let is_settled = |path: &str| match self.makers.get(path) {
            Some(unit) => !self.stale.contains(unit),
            None => self.stale.is_empty() || proof.file(path).is_ok_and(|file| file.is_none()),
        };
        let wanted: Vec<&Looked> = match units {
            Some(units) => units.iter().filter_map(|unit| self.known.get(unit)).collect(),
            None => self.known.values().collect(),
        };
        let paths = wanted.iter().flat_map(|looked| looked.paths.iter());
        let (makers, paths): (Vec<Unit>, Vec<String>) =
            paths.filter_map(|path| Some((self.makers.get(path)?.clone(), path.clone()))).unzip();
        let judged = self.output.findings_in(&paths, &origin, &is_settled);
        match units {
            Some(units) => self.dead.retain(|unit, _| !units.contains(unit)),
            None => self.dead.clear(),
        }
        for (unit, findings) in makers.into_iter().zip(judged).filter(|(_, findings)| !findings.is_empty()) {
            self.dead.entry(unit).or_default().extend(findings);
        }
    }

    /// Everything that is wrong, as far as it was looked at.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        let is_known = |unit: &Unit| self.known.contains_key(unit) && !self.stale.contains(unit);
        for finding in self.known.iter().filter(|(unit, _)| is_known(unit)).flat_map(|(_, looked)| &looked.findings) {
            let is_template = finding.rule.code == rule::TEMPLATE.code;
            if !(is_template && findings.iter().any(|known| known.place == finding.place)) {
                findings.push(finding.clone());
            }
        }
        if !findings.iter().any(|finding| finding.rule.code == rule::TEMPLATE.code) {
            findings.extend(self.dead.iter().filter(|(unit, _)| is_known(unit)).flat_map(|(_, dead)| dead.iter().cloned()));
        }
        findings
    }
}

/// Units of a state that are to be looked at.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) proof: Arc<Proof>,
    pub(super) units: BTreeSet<Unit>,
    pub(super) sources: Sources,
}

/// What a look at units came to.
#[derive(Debug)]
pub(super) struct Seen {
    output: Output,
    looked: BTreeMap<Unit, Looked>,
}

impl Survey {
    /// Looks at the units; nothing where somebody says meanwhile that it is enough.
    pub(super) fn run(&self, enough: &AtomicBool) -> Option<Seen> {
        let (output, press) = (Output::new(&self.proof.copy().config.base_url), self.proof.press());
        let parts = self.units.iter().flat_map(|unit| parts(unit, &self.proof).into_iter().map(move |part| (unit, part)));
        let look = |&(unit, part): &(&Unit, Part)| {
            if enough.load(Ordering::Relaxed) {
                return None;
            }
            let mut made = press.deliver(part, &|path, bytes| output.look(&path, &bytes));
            if let Part::Document(linked) = part {
                let page = self.sources.page(&linked.path);
                let lacking = page.map(|page| check::citations(linked, press.routes(), &page.open()));
                made.findings.extend(lacking.into_iter().flatten());
            }
            Some((unit.clone(), made))
        };
        let seen: Option<Vec<(Unit, Delivered)>> = parts.collect::<Vec<_>>().par_iter().map(look).collect();
        let mut looked: BTreeMap<Unit, Looked> = self.units.iter().map(|unit| (unit.clone(), Looked::default())).collect();
        for (unit, Delivered { files, findings, .. }) in seen? {
            let looked = looked.entry(unit).or_default();
            looked.paths.extend(files.into_iter().map(|(path, _)| path));
            looked.findings.extend(findings);
        }
        Some(Seen { output, looked })
    }
}

fn units(proof: &Proof) -> BTreeSet<Unit> {
    let site = &proof.copy().site;
    let documents = site.documents.iter().map(|linked| Unit::Document(linked.document.meta.slug.clone()));
    let pages = site.pages.iter().map(|page| Unit::Page(page.slug.clone()));
    documents.chain(pages).chain([Unit::Whole]).collect()
}

fn is_there(unit: &Unit, proof: &Proof) -> bool {
    match unit {
        Unit::Document(slug) => proof.press().document(slug).is_some(),
        Unit::Page(slug) => proof.press().ordinary(slug).is_some(),
        Unit::Whole => true,
    }
}

fn parts<'p>(unit: &Unit, proof: &'p Proof) -> Vec<Part<'p>> {
    let press = proof.press();
    match unit {
        Unit::Document(slug) => press.document(slug).map_or_else(Vec::new, |linked| press.parts_of_document(linked)),
        Unit::Page(slug) => press.ordinary(slug).map(Part::Ordinary).into_iter().collect(),
        Unit::Whole => press.parts_of_the_whole(),
    }
}

/// The ordinary pages that every page links to.
fn listed(site: &Site) -> Vec<&str> {
    site.pages.iter().filter(|page| page.order.is_some()).map(|page| page.slug.as_str()).collect()
}

/// The slugs of documents that are new, gone or other than they were.
fn changed<'s>(before: &'s Site, now: &'s Site) -> Vec<&'s str> {
    difference(&before.documents, &now.documents, |linked: &Arc<LinkedDocument>| &linked.document.meta.slug)
}

/// The slugs of what is new, gone or other in a list that is in the order of its slugs.
fn difference<'l, T>(before: &'l [Arc<T>], now: &'l [Arc<T>], slug: fn(&Arc<T>) -> &str) -> Vec<&'l str> {
    let mut found = Vec::new();
    let (mut before, mut now) = (before.iter().peekable(), now.iter().peekable());
    loop {
        match (before.peek().copied(), now.peek().copied()) {
            (Some(old), Some(new)) if Arc::ptr_eq(old, new) => drop((before.next(), now.next())),
            (Some(old), Some(new)) => {
                let (was, is) = (slug(old), slug(new));
                found.push(was.min(is));
                before.next_if(|_| was <= is);
                now.next_if(|_| is <= was);
            }
            (Some(old), None) => {
                found.push(slug(old));
                before.next();
            }
            (None, Some(new)) => {
                found.push(slug(new));
                now.next();
            }
            (None, None) => return found,
        }
    }
}
