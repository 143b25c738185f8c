//! The folder of a site as values: settings, pages, theme.
//!
//! In: the root, the folder with `site.toml`. Out: a [`Project`], and findings about files that are no text or no settings.
//! What the pages say is read by `markdown`; here they are text with a path. Writes nothing.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::anchors::ledger;
use crate::config::{self, Config};
use crate::disk;
use crate::files::{Files, has_extension};
use crate::import::decode::read_text;
use crate::link;
use crate::render::Theme;
use crate::report::{Finding, Place, rule};
use crate::source::{Again, Page, Source, Sources};

/// Where the raw texts lie.
pub const SEEDS: &str = "seeds";
/// Where all pages lie.
pub const CONTENT: &str = "content";
/// Where the pages of documents lie.
pub const DOCUMENTS: &str = "content/documents";
/// Where import keeps each page as it last wrote it, to merge hand edits with.
pub const IMPORTED: &str = "content/.imported";
/// Where the pages of instruments lie.
pub const PROTOCOLS: &str = "content/protocols";
/// Where ordinary pages lie.
pub const PAGES: &str = "content/pages";
/// Where themes lie, a folder each.
pub const THEMES: &str = "themes";

/// Everything a build starts from.
#[derive(Debug, Clone, Default)]
pub struct Project {
    /// The settings.
    pub config: Config,
    /// All pages: of documents, of instruments, and ordinary ones.
    pub sources: Sources,
    /// The files below `themes/`, with paths that begin with the name of a theme.
    pub themes: Arc<Files>,
    /// What the site adds to the tables of issuers and symbol series, if anything.
    pub citations: Option<Arc<Source>>,
    /// The ledger of published anchors, if there is one.
    pub ledger: Option<Arc<Page>>,
    /// Whether numbers that stand on other words than before are accepted as they are.
    pub accept: bool,
    /// What was found wrong while reading.
    pub findings: Vec<Finding>,
}

impl Project {
    /// The same project for a single build: a page gives its text away when it is read, and so does the ledger; the few that something
    /// is found in are read again.
    #[must_use]
    pub fn for_one_build(mut self, root: &Path) -> Self {
        let root = root.to_path_buf();
        let again: Again = Arc::new(move |path| {
            let bytes = disk::read(&root.join(path)).unwrap_or_default(); // somebody may have removed it meanwhile
            read_text(path, &bytes).0.unwrap_or_else(|| Source::new(path, ""))
        });
        self.sources = self.sources.lent(&again);
        self.ledger = self.ledger.map(|ledger| Arc::new(ledger.lent(&again)));
        self
    }

    /// The project after these files changed, were removed or added. Only they are read, unless there are others than pages among
    /// them; `base_url` wins over the one in `site.toml`.
    pub fn follow(mut self, root: &Path, changed: &BTreeSet<String>, base_url: &str) -> disk::Result<Self> {
        if !changed.iter().all(|path| is_page(path) || path.starts_with(SEEDS) || path.starts_with(IMPORTED)) {
            return read(root, Some(base_url));
        }
        for path in changed.iter().filter(|path| is_page(path)) {
            let file = root.join(path);
            let (source, finding) = if disk::is_file(&file) { read_text(path, &disk::read(&file)?) } else { (None, None) };
            self.findings.retain(|finding| finding.place.as_ref().is_none_or(|place| place.path != *path));
            self.findings.extend(finding);
            match source {
                Some(source) => self.sources.put(source),
                None => self.sources.remove(path),
            }
        }
        Ok(self)
    }
}

/// Whether a file is a page.
fn is_page(path: &str) -> bool {
    has_extension(path, "md") && [DOCUMENTS, PROTOCOLS, PAGES].iter().any(|folder| is_below(path, folder))
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Reads a project; `base_url` wins over the one in `site.toml`.
pub fn read(root: &Path, base_url: Option<&str>) -> disk::Result<Project> {
    let (settings, mut config, mut findings) = read_settings(root)?;
    let themes = disk::read_folder(&root.join(THEMES), "")?;
    let known = Theme::known(&themes);
    if !known.contains(&config.theme) {
        findings.push(config::missing_theme(&settings, &config, &known));
        config.theme = Config::default().theme;
    }
    if let Some(base_url) = base_url {
        config.base_url = base_url.to_string();
    }
    let mut pages = Vec::new();
    for folder in [DOCUMENTS, PROTOCOLS, PAGES] {
        let (sources, wrong) = read_pages(root, folder)?;
        pages.extend(sources);
        findings.extend(wrong);
    }
    let sources = pages.into_iter().collect();
    let (citations, wrong) = read_citations(root)?;
    findings.extend(wrong);
    let (ledger, wrong) = read_ledger(root)?;
    findings.extend(wrong);
    let (themes, citations, ledger) =
        (Arc::new(themes), citations.map(Arc::new), ledger.map(|ledger| Arc::new(Page::kept(ledger))));
    Ok(Project { config, sources, themes, citations, ledger, accept: false, findings })
}

/// The Markdown files of a folder and what is wrong with their bytes.
pub fn read_pages(root: &Path, folder: &str) -> disk::Result<(Vec<Source>, Vec<Finding>)> {
    let read = |path: String, bytes: Vec<u8>| has_extension(&path, "md").then(|| read_text(&path, &bytes));
    let (sources, findings): (Vec<_>, Vec<_>) = disk::read_each(root, folder, read)?.into_iter().flatten().unzip();
    Ok((sources.into_iter().flatten().collect(), findings.into_iter().flatten().collect()))
}

/// What the site adds to the tables of issuers and series, if there is such a file and it says anything.
fn read_citations(root: &Path) -> disk::Result<(Option<Source>, Option<Finding>)> {
    let path = root.join(link::FILE);
    let bytes = if disk::exists(&path) { disk::read(&path)? } else { Vec::new() };
    Ok(if bytes.is_empty() { (None, None) } else { read_text(link::FILE, &bytes) })
}

/// The ledger, if there is one; one that is no text is a finding, so that it is never taken for none and written anew.
fn read_ledger(root: &Path) -> disk::Result<(Option<Source>, Option<Finding>)> {
    let path = root.join(ledger::FILE);
    if !disk::exists(&path) {
        return Ok((None, None));
    }
    if let Ok(text) = String::from_utf8(disk::read(&path)?) {
        return Ok((Some(Source::new(ledger::FILE, text)), None));
    }
    let finding = Finding::new(&rule::LEDGER, format!("{} is not UTF-8", ledger::FILE));
    Ok((None, Some(finding.at(Place::file(ledger::FILE)))))
}

/// The settings alone, and what is wrong with them.
pub fn read_config(root: &Path) -> disk::Result<(Config, Vec<Finding>)> {
    read_settings(root).map(|(_, config, findings)| (config, findings))
}

fn read_settings(root: &Path) -> disk::Result<(Source, Config, Vec<Finding>)> {
    let bytes = disk::read(&root.join(config::FILE))?;
    let (source, finding) = match &bytes[..] {
        [] => (None, None), // all defaults: a site.toml may be empty
        bytes => read_text(config::FILE, bytes),
    };
    let source = source.unwrap_or_else(|| Source::new(config::FILE, ""));
    let (config, wrong) = config::read(&source);
    Ok((source, config, finding.into_iter().chain(wrong).collect()))
}
