//! The site while it is worked on: each change of its files makes the next state of it.
//!
//! In: the root, and which files changed. Out: the state to show, and what was found. What depends on nothing that changed is kept
//! from the state before, and files are printed when a browser asks for them. A state with an error is not shown. What an edit may
//! have done to other pages is looked at once it is shown; then what was found may be more, and the state before come back.

use std::collections::BTreeSet;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::inspector::{Inspector, Seen, Survey};
use super::proof::{Copy, Proof};
use crate::check;
use crate::files::Files;
use crate::project::{self, Project};
use crate::render::{SearchKept, Theme};
use crate::report::{Finding, Severity};
use crate::site::{Linked, Memory};
use crate::source::Sources;

/// The site while it is worked on.
#[derive(Debug)]
pub(super) struct Workshop {
    root: PathBuf,
    /// The address that browsers reach it at.
    address: String,
    project: Option<Project>,
    sources: Sources,
    memory: Memory,
    theme: Option<(ThemeOf, Loaded)>,
    inspector: Inspector,
    /// What is kept of the search index made last.
    search: Arc<SearchKept>,
    /// What was found before rendering.
    found: Vec<Finding>,
    newest: Option<Arc<Proof>>,
    /// The newest state in which nothing was in error, nor was found to be when all of it was looked at.
    good: Option<Arc<Proof>>,
}

/// What a theme is made from: its name, the language, and the files below `themes/`.
type ThemeOf = (String, String, Arc<Files>);
/// A theme, or what is wrong with it.
type Loaded = Result<Arc<Theme>, Vec<Finding>>;

/// What to show, and what was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown {
    /// The newest state where nothing is in error, as far as is known, else the newest good one; `None` where there was none yet.
    pub(super) proof: Option<Arc<Proof>>,
    /// What was found in the newest state.
    pub(super) findings: Vec<Finding>,
}

impl Shown {
    /// With what importing found before.
    pub(super) fn with(mut self, imported: &[Finding]) -> Self {
        self.findings.splice(0..0, imported.iter().cloned());
        self
    }
}

impl Workshop {
    pub(super) fn new(root: PathBuf, address: String) -> Self {
        Self {
            inspector: Inspector::new(&address),
            root,
            address,
            project: None,
            sources: Sources::default(),
            memory: Memory::default(),
            theme: None,
            search: Arc::default(),
            found: Vec::new(),
            newest: None,
            good: None,
        }
    }

    /// The state after these files changed; at first after none.
    pub(super) fn follow(&mut self, changed: &BTreeSet<String>) -> Result<Shown, String> {
        let project = match self.project.take() {
            Some(project) => project.follow(&self.root, changed, &self.address),
            None => project::read(&self.root, Some(&self.address)),
        };
        let project = project.map_err(|error| error.to_string())?;
        let followed = panic::catch_unwind(AssertUnwindSafe(|| self.turn(&project)));
        self.project = Some(project);
        if followed.is_err() {
            (self.memory, self.inspector, self.newest) = (Memory::default(), Inspector::new(&self.address), None);
            return Err("the build broke off; this is a fault of Pincite (the terminal says where)".to_string());
        }
        Ok(self.shown())
    }

    fn turn(&mut self, project: &Project) {
        let Linked { site, mut findings, .. } = self.memory.link(project, &mut |_| ());
        self.sources = project.sources.clone();
        findings.extend(check::translations(&site, &self.sources));
        match self.theme(project) {
            Ok(theme) => {
                self.found = findings;
                let copy = Copy { site, config: project.config.clone(), theme };
                if self.newest.as_ref().is_some_and(|newest| newest.copy().is(&copy)) {
                    return;
                }
                let proof = Arc::new(Proof::new(copy, Arc::clone(&self.search)));
                let first = self.inspector.turn(self.newest.as_deref(), &proof);
                let survey = Survey { proof: Arc::clone(&proof), units: first, sources: self.sources.clone() };
                let seen = survey.run(&AtomicBool::new(false)).expect("nobody says that it is enough");
                self.inspector.take_in(seen);
                self.inspector.judge(&proof, Some(&survey.units), &self.sources);
                self.newest = Some(proof);
            }
            Err(broken) => {
                findings.extend(broken);
                self.found = findings;
                self.newest = None;
            }
        }
    }

    /// What the last change may have done to other pages, to be looked at while the state is shown already; `None` where there is
    /// nothing to look at.
    pub(super) fn survey(&self) -> Option<Survey> {
        let units = self.inspector.stale();
        let proof = self.newest.clone().filter(|_| !units.is_empty())?;
        Some(Survey { proof, units, sources: self.sources.clone() })
    }

    /// The state with what a look at the rest of it came to. Nothing may have changed since.
    pub(super) fn take_in(&mut self, seen: Seen) -> Shown {
        self.inspector.take_in(seen);
        if let Some(proof) = &self.newest {
            self.inspector.judge(proof, None, &self.sources);
        }
        self.shown()
    }

    fn shown(&mut self) -> Shown {
        let mut findings = self.found.clone();
        if self.newest.is_some() {
            findings.extend(self.inspector.findings());
        }
        let findings = self.project.as_ref().map_or_else(Vec::new, |project| project.config.check.apply(findings));
        let is_good = !findings.iter().any(|finding| finding.severity == Severity::Error) && self.newest.is_some();
        if is_good && self.inspector.is_done() {
            self.good.clone_from(&self.newest);
        }
        Shown { proof: if is_good { self.newest.clone() } else { self.good.clone() }, findings }
    }

    fn theme(&mut self, project: &Project) -> Loaded {
        let config = &project.config;
        let wanted = (config.theme.clone(), config.language.clone(), Arc::clone(&project.themes));
        match &self.theme {
            Some((known, theme)) if *known == wanted => theme.clone(),
            _ => {
                let theme = Theme::load(&config.theme, &config.language, &project.themes).map(Arc::new);
                self.theme.insert((wanted, theme)).1.clone()
            }
        }
    }
}
