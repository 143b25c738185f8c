//! The whole build, top to bottom.
//!
//! In: a project as values. Out: the files of its site, and everything that was found on the way. Each stage makes new values from
//! those before it: read, address, register, link, render, check. Touches no disk; whoever calls it decides what to publish.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::anchors;
use crate::anchors::ledger::{self, Changes, Followed};
use crate::check::{self, Claim, Claimant};
use crate::config::{Config, PathPages};
use crate::files::Files;
use crate::link::{self, Explained, Issuers, Register};
use crate::markdown::{self, Reading};
use crate::model::{Ledger, LinkedDocument, Site};
use crate::project::Project;
use crate::render::route::{Route, Routes};
use crate::render::{self, Theme, Weights};
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// A built site.
#[derive(Debug, Default)]
pub struct Built {
    /// Its files, with paths below the output folder.
    pub files: Files,
    /// What they were made from: pages read, addressed and linked.
    pub site: Site,
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
    pub text: Option<String>,
    /// What changed.
    pub changes: Changes,
    /// The same as a finding.
    pub outdated: Option<Finding>,
}

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

/// Builds the site of a project.
pub fn build(project: &Project) -> Built {
    build_in_stages(project, &mut |_| ())
}

/// Builds the site of a project, and says of each stage when it has ended.
pub fn build_in_stages(project: &Project, ended: &mut dyn FnMut(&'static str)) -> Built {
    let Linked { site, mut findings, changes } = linked(project, ended);
    let counts = count(&site, &project.config);
    let ledger = update(project, &site, changes);
    let sources = sources(project);
    findings.extend(check::citations(&site, &Routes::new(&site, &project.config), &sources));
    findings.extend(check::translations(&site, &sources));
    let theme = match Theme::load(&project.config.theme, &project.config.language, &project.themes) {
        Ok(theme) => theme,
        Err(broken) => {
            findings.extend(broken);
            return Built { site, findings: project.config.check.apply(findings), counts, ledger, ..Built::default() };
        }
    };
    ended("ledger");
    let rendered = render::render(&site, &project.config, &theme, ended);
    let (index_files, index_bytes) = rendered.search;
    let remark = project.config.search.mention(index_files, index_bytes);
    if rendered.findings.is_empty() {
        findings.extend(check::output(&rendered.files, &project.config.base_url, &origins(&site, &sources)));
    }
    ended("check");
    findings.extend(rendered.findings); // a page that is missing breaks links that are not at fault
    let findings = project.config.check.apply(findings);
    Built { files: rendered.files, site, findings, counts, weights: rendered.weights, remark, ledger }
}

/// What the ledger would be.
fn update(project: &Project, site: &Site, changes: Changes) -> LedgerUpdate {
    if changes.is_empty() && project.ledger.is_some() {
        return LedgerUpdate::default();
    }
    let message = match &project.ledger {
        Some(_) => format!("{} is not up to date; it would change: {}", ledger::FILE, changes.named(" · ")),
        None => format!("there is no {} yet", ledger::FILE),
    };
    let outdated = Finding::new(&rule::LEDGER_OUTDATED, message).at(Place::file(ledger::FILE));
    LedgerUpdate { text: Some(ledger::write(site)), outdated: Some(outdated), changes }
}

/// Pages read, addressed and linked.
pub fn link(project: &Project) -> (Site, Vec<Finding>) {
    let linked = linked(project, &mut |_| ());
    (linked.site, linked.findings)
}

fn linked(project: &Project, ended: &mut dyn FnMut(&'static str)) -> Linked {
    let mut findings = project.findings.clone();
    let mut documents = read(&project.documents, markdown::read_document, &mut findings);
    let mut pages = read(&project.pages, markdown::read_page, &mut findings);
    let mut instruments = read(&project.instruments, markdown::read_instrument, &mut findings);
    ended("read");

    let places: Vec<_> = instruments.iter().map(|(_, page)| Route::Protocol(&page.instrument.id).slug()).collect();
    let claim = |source, slug, by| Claim { source, slug, by };
    let claims = documents.iter().map(|(source, document)| claim(source, document.meta.slug.as_str(), Claimant::Document));
    let claims =
        claims.chain(instruments.iter().zip(&places).map(|((source, _), slug)| claim(source, slug, Claimant::Instrument)));
    let claims = claims.chain(pages.iter().map(|(source, page)| claim(source, &page.slug, Claimant::Ordinary)));
    let refused = check::collisions(&claims.collect::<Vec<_>>());
    documents.retain(|(source, _)| !refused.contains_key(&source.path));
    instruments.retain(|(source, _)| !refused.contains_key(&source.path));
    pages.retain(|(source, _)| !refused.contains_key(&source.path));
    findings.extend(refused.into_values());

    let instruments: Vec<_> = instruments.into_iter().map(|(_, page)| page).collect();
    let (issuers, wrong) = Issuers::read(project.citations.as_ref());
    findings.extend(wrong);
    let (own_series, bodies) = (issuers.own_series(), issuers.bodies());
    let register = Register::new(&instruments, documents.iter().map(|(_, document)| document), issuers);
    let published = match project.ledger.as_ref().map(ledger::read) {
        Some((published, wrong)) => {
            findings.extend(wrong);
            published
        }
        None => Ledger::default(),
    };
    let today: Vec<_> = documents.iter().map(|(source, document)| (source.path.as_str(), document)).collect();
    let compared = ledger::compare(&published, &today, project.accept);
    ended("address");
    let linked: Vec<_> = documents
        .into_par_iter()
        .zip(compared.documents)
        .map(|((source, document), followed)| {
            let mut findings = anchors::check(&document, &followed.addresses, source);
            findings.extend(ledger::check(&document, &followed, source));
            let Followed { addresses, prints, past, .. } = followed;
            let linked = link::link(&document, &addresses, source, &register);
            findings.extend(linked.findings);
            let link::Linked { references, external, .. } = linked;
            (LinkedDocument { path: source.path.clone(), document, addresses, prints, past, references, external }, findings)
        })
        .collect();
    ended("link");
    let (mut documents, found): (Vec<_>, Vec<_>) = linked.into_iter().unzip();
    findings.extend(found.into_iter().flatten());
    documents.sort_by(|a, b| a.document.meta.slug.cmp(&b.document.meta.slug));
    let mut changes = compared.changes;
    let mut pages: Vec<_> = pages.into_iter().map(|(_, page)| page).collect();
    pages.sort_by(|a, b| a.slug.cmp(&b.slug));
    let mut site = Site { documents, instruments, pages, own_series, bodies, ..Site::default() };
    let today = render::pages_for_the_ledger(&site, &project.config);
    let followed = ledger::follow_pages(&published, &today, &compared.moved, project.accept, &mut changes);
    site.withdrawn = compared.withdrawn.into_iter().chain(followed.withdrawn).collect();
    site.withdrawn.sort_by(|a, b| (&a.slug, a.kind).cmp(&(&b.slug, b.kind)));
    (site.records, site.moved) = (followed.records, followed.moved);
    findings.extend(check::reused(&site, &published, &sources(project)));
    Linked { site, findings, changes }
}

/// Every mention in a block of a linked document, with the way it was resolved.
pub fn explain(project: &Project, site: &Site, linked: &LinkedDocument, block: usize) -> Vec<Explained> {
    let (issuers, _) = Issuers::read(project.citations.as_ref());
    let register = Register::new(&site.instruments, site.documents.iter().map(|linked| &linked.document), issuers);
    let source = project.documents.iter().find(|source| source.path == linked.path);
    let source = source.expect("a linked document was read from a page of the project");
    link::explain(&linked.document, &linked.addresses, source, &register, block)
}

/// The links to other sites, with their places.
pub fn external_links(project: &Project) -> Vec<check::Link> {
    let (site, _) = link(project);
    check::external_links(&site, &Routes::new(&site, &project.config), &sources(project))
}

/// Reads every source; those that cannot be read leave findings and no value.
fn read<'s, T: Send>(
    sources: &'s [Source],
    reader: fn(&Source) -> Reading<T>,
    findings: &mut Vec<Finding>,
) -> Vec<(&'s Source, T)> {
    let readings: Vec<Reading<T>> = sources.par_iter().map(reader).collect();
    let read = sources.iter().zip(readings).filter_map(|(source, reading)| {
        findings.extend(reading.findings);
        Some((source, reading.value?))
    });
    read.collect()
}

/// All pages by their paths.
fn sources(project: &Project) -> check::Sources<'_> {
    let sources = project.documents.iter().chain(&project.instruments).chain(&project.pages);
    sources.map(|source| (source.path.as_str(), source)).collect()
}

/// Which source each page of the output is made from.
fn origins<'p>(site: &Site, sources: &check::Sources<'p>) -> check::Origins<'p> {
    let documents = site.documents.iter().map(|linked| (Route::Document(&linked.document.meta.slug), &linked.path));
    let instruments = site.instruments.iter().map(|page| (Route::Protocol(&page.instrument.id), &page.path));
    let pages = site.pages.iter().map(|page| (Route::Ordinary(&page.slug), &page.path));
    let all = documents.chain(instruments).chain(pages);
    all.filter_map(|(route, path)| Some((route.path(), *sources.get(path.as_str())?))).collect()
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
