//! The whole build, top to bottom.
//!
//! In: a project as values, and an outlet. Out: the files of its site, one by one to the outlet, and everything that was found on the
//! way. Each stage makes new values from those before it: read, address, register, link, render, check. Touches no disk and keeps
//! no file; whoever calls it decides what to publish.

mod memory;
mod shelf;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use crate::anchors::ledger::{self, Changes};
use crate::check;
use crate::config::{Config, PathPages};
use crate::files::{Files, Outlet};
use crate::link::{self, Explained, Issuers, Register};
use crate::model::{LinkedDocument, Site};
use crate::project::Project;
use crate::render::route::Routes;
use crate::render::{self, Asset, Part, Press, Theme, Weights};
use crate::report::{Finding, Place, rule};
use crate::source::Page;

pub use memory::{Linked, Memory};

/// What a build tells of the site that it made.
#[derive(Debug, Default)]
pub struct Built {
    /// How many files it has.
    pub files: usize,
    /// The styles and scripts of its theme.
    pub assets: Vec<Asset>,
    /// What was found, in the order of the stages.
    pub findings: Vec<Finding>,
    /// How much there is of what: `5 documents, 31 instruments and 1 page`.
    pub counts: String,
    /// What the pages of each kind weigh.
    pub weights: BTreeMap<&'static str, Weights>,
    /// Something that costs much and could be left out.
    pub remark: Option<String>,
    /// What the build would change in the ledger.
    pub ledger: LedgerUpdate,
}

/// What a build makes of the ledger.
#[derive(Debug, Default)]
pub struct LedgerUpdate {
    /// The new text of `anchors.lock`; `None` where it stays as it is.
    pub text: Option<ledger::Text>,
    /// What changed.
    pub changes: Changes,
    /// The same as a finding.
    pub outdated: Option<Finding>,
}

/// Builds the site of a project: each file goes to the outlet as soon as it is made, and of each stage it is said when it has ended.
/// Whether what went out may be published is known at the end.
pub fn build(project: &Project, outlet: Outlet, ended: &mut dyn FnMut(&'static str)) -> Built {
    let Linked { site, mut findings, changes } = Memory::default().link(project, ended);
    let counts = count(&site, &project.config);
    let theme = match Theme::load(&project.config.theme, &project.config.language, &project.themes) {
        Ok(theme) => theme,
        Err(broken) => {
            findings.extend(broken);
            let ledger = update(project, site, changes);
            return Built { findings: project.config.check.apply(findings), counts, ledger, ..Built::default() };
        }
    };
    let press = Press::new(&site, &project.config, &theme);
    let output = check::Output::new(&project.config.base_url);
    let looked_at = |path: String, bytes: Vec<u8>| {
        output.look(&path, &bytes);
        outlet(path, bytes);
    };
    let mut rendered = render::render(&press, &looked_at);
    ended("render");
    let mut remark = None;
    if project.config.search.enabled {
        let index = press.deliver(Part::SearchIndex, &looked_at);
        rendered.files += index.files.len();
        remark = project.config.search.mention(index.files.len(), index.files.iter().map(|(_, bytes)| bytes).sum());
        ended("search");
    }
    let citations = |linked: &Arc<LinkedDocument>| check::citations(linked, press.routes(), &page_of(project, linked).open());
    findings.par_extend(site.documents.par_iter().flat_map_iter(citations));
    findings.extend(check::translations(&site, &project.sources));
    if rendered.findings.is_empty() {
        let origin = |path: &str| press.source_of(path).and_then(|page| project.sources.get(page));
        findings.extend(output.findings(&origin));
    }
    ended("check");
    findings.extend(rendered.findings); // a page that is missing breaks links that are not at fault
    let findings = project.config.check.apply(findings);
    let assets = theme.assets().to_vec();
    drop(press);
    let ledger = update(project, site, changes);
    Built { files: rendered.files, assets, findings, counts, weights: rendered.weights, remark, ledger }
}

/// Builds the site of a project as a value, for a site that is known to be small.
pub fn build_in_memory(project: &Project) -> (Built, Files) {
    let files = Mutex::new(Files::new());
    let put = |path: String, bytes| {
        let before = files.lock().expect("nothing panics that holds it").put(path, bytes);
        debug_assert!(before.is_none(), "a file that two parts make would be that of either");
    };
    let built = build(project, &put, &mut |_| ());
    (built, files.into_inner().expect("nothing panics that holds it"))
}

/// What the ledger would be.
fn update(project: &Project, site: Site, changes: Changes) -> LedgerUpdate {
    if changes.is_empty() && project.ledger.is_some() {
        return LedgerUpdate::default();
    }
    let message = match &project.ledger {
        Some(_) => format!("{} is not up to date; it would change: {}", ledger::FILE, changes.named(" · ")),
        None => format!("there is no {} yet", ledger::FILE),
    };
    let outdated = Finding::new(&rule::LEDGER_OUTDATED, message).at(Place::file(ledger::FILE));
    LedgerUpdate { text: Some(ledger::Text::new(site)), outdated: Some(outdated), changes }
}

/// Pages read, addressed and linked.
pub fn link(project: &Project) -> (Site, Vec<Finding>) {
    let linked = Memory::default().link(project, &mut |_| ());
    (linked.site, linked.findings)
}

/// Every mention in a block of a linked document, with the way it was resolved.
pub fn explain(project: &Project, site: &Site, linked: &LinkedDocument, block: usize) -> Vec<Explained> {
    let (issuers, _) = Issuers::read(project.citations.as_deref());
    let register = Register::new(&site.instruments, site.documents.iter().map(|linked| &*linked.document), issuers);
    link::explain(&linked.document, &linked.addresses, &page_of(project, linked).open(), &register, block)
}

/// The links to other sites, with their places.
pub fn external_links(project: &Project) -> Vec<check::Link> {
    let (site, _) = link(project);
    check::external_links(&site, &Routes::new(&site, &project.config), &project.sources)
}

fn page_of<'p>(project: &'p Project, linked: &LinkedDocument) -> &'p Page {
    project.sources.page(&linked.path).expect("a linked document was read from a page of the project")
}

fn count(site: &Site, config: &Config) -> String {
    let of = |many: usize, word: &str| format!("{many} {word}{}", if many == 1 { "" } else { "s" });
    let documents = of(site.documents.len(), "document");
    let instruments = of(site.instruments.len(), "instrument");
    let counts = format!("{documents}, {instruments} and {}", of(site.pages.len(), "page"));
    let paragraphs = site.paragraphs();
    let addresses = &config.addresses;
    if addresses.path_pages.is_empty() && addresses.path_pages(paragraphs) == PathPages::None {
        format!("{counts} (no pages for the {paragraphs} paragraphs, unless path_pages in site.toml asks for them)")
    } else {
        counts
    }
}
