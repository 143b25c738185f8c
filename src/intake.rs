//! The whole import: which page each seed becomes, and whether it may be written.
//!
//! In: seeds as bytes, the pages there are. Out: the pages to write, what became of each seed, and findings. A page keeps its slug
//! and its file for as long as it names its seed. Import leaves a fingerprint in each page it writes; a page that no longer has
//! its own fingerprint was edited by hand, and what a person wrote is never overwritten. Deletes nothing and reads no disk.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::files::Files;
use crate::import;
use crate::import::decode::read_text;
use crate::markdown;
use crate::model::{Document, SourceFile};
use crate::project::DOCUMENTS;
use crate::render::route::RESERVED;
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// What an import would do.
#[derive(Debug, Default)]
pub struct Intake {
    /// What became of each seed that is text, in the order of their paths.
    pub fates: Vec<(String, Fate)>,
    /// What was found on the way.
    pub findings: Vec<Finding>,
}

/// What becomes of a seed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// A page is written where none was.
    New(Source),
    /// The page that an earlier import wrote is replaced.
    Updated(Source),
    /// A page edited by hand is replaced, because somebody asked for it; what it said is kept beside it.
    Forced {
        /// The new page.
        page: Source,
        /// The page as it was.
        before: Source,
    },
    /// The page says already what the seed gives.
    Unchanged,
    /// The page was edited by hand and stays as it is.
    Kept,
}

/// Works out what importing these seeds does to these pages. With `force` pages edited by hand are replaced too.
pub fn intake(seeds: &Files, pages: &[Source], force: bool) -> Intake {
    let all: Vec<(&str, &[u8])> = seeds.iter().collect();
    let read: Vec<_> = all.into_par_iter().map(|(path, bytes)| read_seed(path, bytes)).collect();
    let (mut shelf, mut findings) = Shelf::new(pages);
    let mut fates = Vec::new();
    for (path, (document, found)) in seeds.iter().map(|(path, _)| path).zip(read) {
        findings.extend(found);
        let Some(document) = document else { continue };
        let fate = shelf.place(path, document, force, &mut findings);
        fates.push((path.to_string(), fate));
    }
    Intake { fates, findings }
}

/// A note for each page whose seed is not among those there are.
pub fn leftovers(pages: &[Source], seeds: &BTreeSet<String>) -> Vec<Finding> {
    let (shelf, _) = Shelf::new(pages);
    let gone = shelf.by_seed.into_iter().filter(|(seed, _)| !seeds.contains(seed));
    gone.map(|(seed, page)| {
        let line = page.source.text.lines().position(|line| line.starts_with("file =")).map_or(1, |index| index + 1);
        Finding::new(&rule::LEFTOVER_PAGE, format!("its seed {seed} is gone")).at(Place::line(page.source, line))
    })
    .collect()
}

fn read_seed(path: &str, bytes: &[u8]) -> (Option<Document>, Vec<Finding>) {
    let (source, finding) = read_text(path, bytes);
    let mut findings: Vec<Finding> = finding.into_iter().collect();
    let document = source.map(|source| {
        let imported = import::import_text(&source.path, &source.text);
        findings.extend(imported.findings);
        let mut document = imported.document;
        document.meta.source = Some(SourceFile { file: path.to_string(), sha256: sha256(bytes), page: None });
        document
    });
    (document, findings)
}

/// The pages there are, by seed and by slug.
struct Shelf<'a> {
    by_seed: BTreeMap<String, Shelved<'a>>,
    slugs: BTreeSet<String>,
    paths: BTreeSet<String>,
}

struct Shelved<'a> {
    source: &'a Source,
    slug: String,
    fingerprint: Option<String>,
}

impl<'a> Shelf<'a> {
    fn new(pages: &'a [Source]) -> (Self, Vec<Finding>) {
        let mut shelf = Self {
            by_seed: BTreeMap::new(),
            slugs: RESERVED.iter().map(ToString::to_string).collect(),
            paths: pages.iter().map(|page| page.path.clone()).collect(),
        };
        let mut findings = Vec::new();
        for source in pages {
            let reading = markdown::read_document(source);
            let Some(Document { meta, .. }) = reading.value else {
                findings.extend(reading.findings);
                shelf.put_unreadable(source);
                continue;
            };
            shelf.slugs.insert(meta.slug.clone());
            if let Some(seed) = meta.source {
                shelf.by_seed.insert(seed.file, Shelved { source, slug: meta.slug, fingerprint: seed.page });
            }
        }
        (shelf, findings)
    }

    /// A page whose front matter does not parse still belongs to the seed it names: importing must not make a second one.
    fn put_unreadable(&mut self, source: &'a Source) {
        let seed = source.text.lines().find_map(|line| line.strip_prefix("file = \"")?.strip_suffix('"'));
        let name = source.path.rsplit('/').next().and_then(|name| name.strip_suffix(".md"));
        if let (Some(seed), Some(slug)) = (seed, name) {
            self.slugs.insert(slug.to_string());
            self.by_seed.insert(seed.to_string(), Shelved { source, slug: slug.to_string(), fingerprint: None });
        }
    }

    fn place(&mut self, seed: &str, mut document: Document, force: bool, findings: &mut Vec<Finding>) -> Fate {
        let Some(page) = self.by_seed.get(seed) else {
            let taken = |slug: &str| self.slugs.contains(slug) || self.paths.contains(&page_path(slug));
            document.meta.slug = import::distinct(&document.meta.slug, &document.meta, &taken);
            let path = page_path(&document.meta.slug);
            self.slugs.insert(document.meta.slug.clone());
            self.paths.insert(path.clone());
            return Fate::New(Source::new(path, signed(&mut document)));
        };
        document.meta.slug.clone_from(&page.slug);
        let new = Source::new(&page.source.path, signed(&mut document));
        let edited = page.fingerprint.as_deref() != Some(&fingerprint(&page.source.text));
        let newly = document.meta.source.and_then(|source| source.page);
        match (new.text == unix_lines(&page.source.text), edited, force) {
            (true, ..) => Fate::Unchanged,
            (false, false, _) => Fate::Updated(new),
            (false, true, true) => Fate::Forced { page: new, before: page.source.clone() },
            (false, true, false) => {
                if page.fingerprint != newly {
                    let message = format!("the page was edited by hand, and its seed {seed} now gives another text");
                    findings.push(Finding::new(&rule::HAND_EDITED, message).at(Place::file(&page.source.path)));
                }
                Fate::Kept
            }
        }
    }
}

fn page_path(slug: &str) -> String {
    format!("{DOCUMENTS}/{slug}.md")
}

/// The page of a document with its own fingerprint in it.
fn signed(document: &mut Document) -> String {
    let bare = markdown::write_document(document);
    if let Some(source) = &mut document.meta.source {
        source.page = Some(fingerprint(&bare));
    }
    markdown::write_document(document)
}

/// The fingerprint of a page: of all its lines but the one that states it.
fn fingerprint(page: &str) -> String {
    let page = unix_lines(page);
    let statement = page.find("\npage = \"").map(|start| start + 1);
    let (before, after) = page.split_at(statement.unwrap_or(page.len()));
    let after = if statement.is_some() { after.split_once('\n').map_or("", |(_, rest)| rest) } else { after };
    sha256([before, after].concat().as_bytes())
}

/// The text with line feeds alone, as pages are written: some checkouts give them carriage returns.
fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_does_not_count_the_line_that_states_it() {
        let bare = "+++\nslug = \"a\"\n[source]\nfile = \"seeds/a.txt\"\n+++\n\nText.\n";
        let stated = bare.replace("a.txt\"\n", &format!("a.txt\"\npage = \"{}\"\n", fingerprint(bare)));
        assert_eq!(fingerprint(&stated), fingerprint(bare));
        assert_eq!(fingerprint(&stated.replace('\n', "\r\n")), fingerprint(bare));
        assert_ne!(fingerprint(&stated.replace("Text", "Test")), fingerprint(bare));
    }
}
