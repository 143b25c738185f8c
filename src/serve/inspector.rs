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
use crate::model::Site;
use crate::render::{Delivered, Part};
use crate::report::{Finding, rule};
use crate::source::Source;

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

/// The pages of a project by their paths.
pub(super) type Sources = BTreeMap<String, Arc<Source>>;

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
        let gone: Vec<Unit> = self.known.keys().filter(|unit| !is_there(unit, now)).cloned().collect();
        for unit in gone {
            self.forget(&unit);
            self.stale.remove(&unit);
        }
        let all = units(now);
        let site = &now.copy().site;
        let Some(before) = before
            .filter(|before| Arc::ptr_eq(&before.copy().theme, &now.copy().theme) && before.copy().config == now.copy().config)
        else {
            self.stale.extend(all.iter().cloned());
            return all;
        };
        let was = &before.copy().site;
        let changed = changed(was, site);
        let edited = site.pages.iter().filter(|page| !was.pages.iter().any(|old| Arc::ptr_eq(old, page)));
        let mut first: BTreeSet<Unit> = edited.map(|page| Unit::Page(page.slug.clone())).collect();
        first.extend(changed.iter().map(|slug| Unit::Document((*slug).to_string())).filter(|unit| all.contains(unit)));
        let taught = was.instruments.len() != site.instruments.len()
            || was.instruments.iter().zip(&site.instruments).any(|(old, new)| !Arc::ptr_eq(old, new));
        if taught {
            first.insert(Unit::Whole);
        }
        if taught || was.moved != site.moved || was.withdrawn != site.withdrawn {
            self.stale.extend(all);
        } else {
            let around = changed.iter().flat_map(|slug| [before, now].map(|proof| proof.press().around(slug))).flatten();
            self.stale.extend(around.map(Unit::Document).filter(|unit| all.contains(unit)));
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

    fn forget(&mut self, unit: &Unit) {
        if let Some(looked) = self.known.remove(unit) {
            self.drop_files(unit, looked.paths.iter());
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
        let origin = |path: &str| proof.press().source_of(path).and_then(|page| sources.get(page)).map(|source| &**source);
        let is_settled = |path: &str| match self.makers.get(path) {
            Some(unit) => !self.stale.contains(unit),
            None => self.stale.is_empty() || proof.file(path).is_ok_and(|file| file.is_none()),
        };
        let wanted = self.known.iter().filter(|(unit, _)| units.is_none_or(|units| units.contains(*unit)));
        let paths = wanted.flat_map(|(_, looked)| looked.paths.iter());
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
    pub(super) sources: Arc<Sources>,
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
                let lacking = self.sources.get(&linked.path).map(|source| check::citations(linked, press.routes(), source));
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

/// The slugs of documents that are new, gone or other than they were.
fn changed<'s>(before: &'s Site, now: &'s Site) -> BTreeSet<&'s str> {
    let all = |site: &'s Site| -> BTreeMap<&str, *const _> {
        site.documents.iter().map(|linked| (linked.document.meta.slug.as_str(), Arc::as_ptr(linked))).collect()
    };
    let (before, now) = (all(before), all(now));
    let other = before
        .iter()
        .filter(|(slug, linked)| now.get(*slug) != Some(linked))
        .chain(now.iter().filter(|(slug, linked)| before.get(*slug) != Some(linked)));
    other.map(|(slug, _)| *slug).collect()
}
