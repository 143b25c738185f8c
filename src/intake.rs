//! The whole import: which page each seed becomes, and whether it may be written.
//!
//! In: seeds as they came, the pages there are, and each page as import last wrote it. Out: the pages to write, what became of each seed,
//! and findings. A page keeps its slug and its file for as long as it names its seed, whatever a person called them. A page that
//! differs from what import last wrote was edited by hand: the edit and the new import are merged line by line, and where both changed
//! one line the page stays as it is. What a person wrote is never overwritten. Reads and writes no disk.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::files::Files;
use crate::import;
use crate::import::formats::Seeds;
use crate::markdown;
use crate::model::{Document, SourceFile};
use crate::project::{DOCUMENTS, IMPORTED};
use crate::render::route::{DEVICES, RESERVED};
use crate::report::{Finding, Place, rule};
use crate::source::Source;

mod merge;

/// What an import would do.
#[derive(Debug, Default)]
pub struct Intake {
    /// What became of each seed that is text, in the order of their paths.
    pub fates: Vec<(String, Fate)>,
    /// Each page as import gives it now, for [`IMPORTED`]: what the next import merges with.
    pub bases: Vec<Source>,
    /// Files below [`IMPORTED`] that are needed no more: the pages were renamed, and stand in [`Self::bases`] by their new names.
    pub renamed: Vec<String>,
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
    /// A page edited by hand takes in what the seed gives now; the edit stays.
    Merged(Source),
    /// A page edited by hand is replaced, because somebody asked for it; what it said is kept beside it.
    Forced {
        /// The new page.
        page: Source,
        /// The page as it was.
        before: Source,
    },
    /// The page says already what the seed gives.
    Unchanged,
    /// The page was edited by hand and stays as it is: the seed gives nothing new, or both changed the same line.
    Kept,
}

/// Works out what importing these seeds does to these pages. `bases` are the files below [`IMPORTED`]. With `force` pages edited by
/// hand are replaced too. A page says its language where that is not the site's, `language`. `beat` is called when a seed has been read, from several threads.
pub fn intake(seeds: &Seeds, pages: &[Source], bases: &Files, language: &str, force: bool, beat: &(dyn Fn() + Sync)) -> Intake {
    let all: Vec<(&str, &[u8])> = seeds.files.iter().collect();
    let read: Vec<_> =
        all.into_par_iter().map(|(path, bytes)| read_seed(seeds, path, bytes, language)).inspect(|_| beat()).collect();
    let (mut shelf, mut findings) = Shelf::new(pages);
    shelf.find_renamed(bases);
    let mut intake = Intake::default();
    for (path, (document, found)) in seeds.files.iter().map(|(path, _)| path).zip(read) {
        let titled = shelf.by_seed.get(path).is_some_and(|page| page.titled);
        findings.extend(found.into_iter().filter(|finding| !titled || finding.rule.code != rule::MISSING_TITLE.code));
        let Some(document) = document else { continue };
        let base = shelf.base(path, bases);
        let (fate, new) = shelf.place(path, document, base.as_ref(), force, &mut findings);
        if !matches!(fate, Fate::Kept) {
            let next = Source::new(base_path(&new.path), new.text);
            intake.renamed.extend(base.map(|base| base.path).filter(|path| *path != next.path));
            intake.bases.extend(Some(next).filter(|next| bases.get(&next.path) != Some(next.text.as_bytes())));
        }
        intake.fates.push((path.to_string(), fate));
    }
    Intake { findings, ..intake }
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

fn read_seed(seeds: &Seeds, path: &str, bytes: &[u8], language: &str) -> (Option<Document>, Vec<Finding>) {
    let (source, mut findings) = seeds.text(path);
    let document = source.map(|source| {
        let imported = import::import_text(&source.path, &source.text);
        findings.extend(imported.findings);
        let mut document = imported.document;
        document.meta.source = Some(SourceFile { file: path.to_string(), sha256: sha256(bytes) });
        let primary = language.split('-').next().unwrap_or_default();
        document.meta.language = import::language(&document).filter(|own| *own != primary).map(str::to_string);
        document
    });
    (document, findings)
}

/// The pages there are, by seed and by slug.
struct Shelf<'a> {
    by_seed: BTreeMap<String, Shelved<'a>>,
    slugs: BTreeSet<String>,
    /// Where pages are, and were when import wrote them.
    paths: BTreeSet<String>,
    /// The copies whose pages are not where import wrote them, by seed.
    renamed: BTreeMap<String, String>,
}

struct Shelved<'a> {
    source: &'a Source,
    slug: String,
    /// Whether the page has a title, be it written by hand.
    titled: bool,
}

impl<'a> Shelf<'a> {
    fn new(pages: &'a [Source]) -> (Self, Vec<Finding>) {
        let mut shelf = Self {
            by_seed: BTreeMap::new(),
            slugs: RESERVED.iter().chain(DEVICES).map(ToString::to_string).collect(),
            paths: pages.iter().map(|page| page.path.clone()).collect(),
            renamed: BTreeMap::new(),
        };
        let mut findings = Vec::new();
        for source in pages {
            let reading = markdown::read_meta(source);
            let Some(meta) = reading.value else {
                findings.extend(reading.findings);
                shelf.put_unreadable(source);
                continue;
            };
            shelf.slugs.insert(meta.slug.clone());
            if let Some(seed) = meta.source {
                let titled = meta.title.is_some();
                shelf.by_seed.insert(seed.file, Shelved { source, slug: meta.slug, titled });
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
            self.by_seed.insert(seed.to_string(), Shelved { source, slug: slug.to_string(), titled: false });
        }
    }

    /// A page that was renamed is still merged with what import last wrote for its seed.
    fn find_renamed(&mut self, bases: &Files) {
        let pages: BTreeSet<String> = self.paths.iter().map(|page| base_path(page)).collect();
        for (path, _) in bases.iter().filter(|(path, _)| !pages.contains(*path)) {
            let meta = base_at(bases, path).and_then(|base| markdown::read_meta(&base).value);
            if let Some(seed) = meta.and_then(|meta| meta.source).filter(|seed| self.by_seed.contains_key(&seed.file)) {
                self.renamed.insert(seed.file, path.to_string());
                self.paths.insert(format!("{DOCUMENTS}/{}", path.rsplit('/').next().unwrap_or(path)));
            }
        }
    }

    /// What import last wrote for a seed, with the slug that its page has now: a slug that a person chose is no difference.
    fn base(&self, seed: &str, bases: &Files) -> Option<Source> {
        let page = self.by_seed.get(seed)?;
        let base = base_at(bases, &base_path(&page.source.path));
        let base = base.or_else(|| base_at(bases, self.renamed.get(seed)?))?;
        let slug = base.text.lines().find(|line| line.starts_with("slug = "))?;
        let text = base.text.replacen(slug, &format!("slug = \"{}\"", page.slug), 1);
        Some(Source::new(base.path, text))
    }

    /// What becomes of a seed, and the page as the seed gives it now. `base` is the page as import last wrote it.
    fn place(
        &mut self,
        seed: &str,
        mut document: Document,
        base: Option<&Source>,
        force: bool,
        findings: &mut Vec<Finding>,
    ) -> (Fate, Source) {
        let Some(page) = self.by_seed.get(seed) else {
            let taken = |slug: &str| self.slugs.contains(slug) || self.paths.contains(&page_path(slug));
            document.meta.slug = import::distinct(&document.meta.slug, &document.meta, &taken);
            let path = page_path(&document.meta.slug);
            self.slugs.insert(document.meta.slug.clone());
            self.paths.insert(path.clone());
            let new = Source::new(path, written(document));
            return (Fate::New(new.clone()), new);
        };
        document.meta.slug.clone_from(&page.slug);
        let new = Source::new(&page.source.path, written(document));
        let now = unix_lines(&page.source.text);
        let base = base.map(|base| base.text.as_str());
        let fate = if new.text == now {
            Fate::Unchanged
        } else if base == Some(&now) {
            Fate::Updated(new.clone())
        } else if force {
            Fate::Forced { page: new.clone(), before: page.source.clone() }
        } else {
            merge::merge(seed, page.source, base, &now, &new, findings)
        };
        (fate, new)
    }
}

/// The page of a document, which is not needed any more.
#[expect(clippy::needless_pass_by_value, reason = "a document takes more memory than its page, of which there will be copies")]
fn written(document: Document) -> String {
    markdown::write_document(&document)
}

fn page_path(slug: &str) -> String {
    format!("{DOCUMENTS}/{slug}.md")
}

/// Where the copy of a page lies that import last wrote.
fn base_path(page: &str) -> String {
    format!("{IMPORTED}/{}", page.rsplit('/').next().unwrap_or(page))
}

/// The copy of a page at a path below [`IMPORTED`].
fn base_at(bases: &Files, path: &str) -> Option<Source> {
    bases.get(path).map(|bytes| Source::new(path, unix_lines(&String::from_utf8_lossy(bytes))))
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

    fn seeds(text: &str) -> Seeds {
        let mut files = Files::new();
        files.put("seeds/a.txt", text);
        files.into()
    }

    /// Imports a text into nothing, and gives the page and the copy of it.
    fn imported(text: &str) -> (Source, Files) {
        let intake = intake(&seeds(text), &[], &Files::new(), "en", false, &|| ());
        let Some((_, Fate::New(page))) = intake.fates.into_iter().next() else { panic!("a first import makes a page") };
        let mut bases = Files::new();
        for base in intake.bases {
            bases.put(base.path, base.text);
        }
        (page, bases)
    }

    const FIRST: &str = "Report of the Board on its sessions\n\n1. The Board met twice in the year.\n\n2. It adopted a report.\n\n3. It closed its session.\n";

    #[test]
    fn importing_twice_changes_nothing() {
        let (page, bases) = imported(FIRST);
        let again = intake(&seeds(FIRST), &[page], &bases, "en", false, &|| ());
        assert_eq!(again.fates[0].1, Fate::Unchanged);
        assert!(again.bases.is_empty() && again.findings.is_empty());
    }

    #[test]
    fn a_title_written_into_the_page_settles_that_the_seed_has_none() {
        let untitled = "1. The Board met twice in the year.\n\n2. It adopted a report.\n";
        let (page, bases) = imported(untitled);
        let told = |page: Source| intake(&seeds(untitled), &[page], &bases, "en", false, &|| ()).findings.len();
        let titled = Source::new(&page.path, page.text.replacen("+++\n", "+++\ntitle = \"The year of the Board\"\n", 1));
        assert_eq!((told(page), told(titled)), (1, 0));
    }

    #[test]
    fn an_edit_and_a_new_import_are_merged() {
        let (page, bases) = imported(FIRST);
        let edited = Source::new(&page.path, page.text.replace("met twice", "met *twice*"));
        let again = intake(&seeds(&FIRST.replace("its session", "its third session")), &[edited], &bases, "en", false, &|| ());
        let (_, Fate::Merged(merged)) = &again.fates[0] else { panic!("{:?}", again.fates) };
        assert!(merged.text.contains("met *twice*") && merged.text.contains("its third session"), "{}", merged.text);
        assert!(again.findings.is_empty());
        assert!(!again.bases[0].text.contains("*twice*"));
    }

    #[test]
    fn an_edit_of_the_same_line_stays_and_is_reported() {
        let (page, bases) = imported(FIRST);
        let edited = Source::new(&page.path, page.text.replace("met twice", "met *twice*"));
        let other = seeds(&FIRST.replace("met twice", "met three times"));
        let taken = |force| intake(&other, std::slice::from_ref(&edited), &bases, "en", force, &|| ());
        let again = taken(false);
        assert_eq!(again.fates[0].1, Fate::Kept);
        assert!(again.bases.is_empty());
        assert_eq!(again.findings[0].rule.code, "hand-edited");
        assert!(again.findings[0].message.contains("met three times"), "{}", again.findings[0].message);
        let forced = taken(true);
        assert!(matches!(&forced.fates[0].1, Fate::Forced { before, .. } if *before == edited));
    }

    #[test]
    fn each_conflict_is_told_where_it_stands_in_the_page() {
        let text = "Report of the Board on its sessions\n\n1. The Board met.\n\n2. It heard pilots.\n\n3. It saw a light.\n\n4. It rested.\n\n5. It closed.\n";
        let (page, bases) = imported(text);
        let edits = [("The Board met.\n", "The Board *met*.\n"), ("3\\. It saw a light.\n", ""), ("It closed.", "It *closed*.")];
        let edited = edits.iter().fold(page.text.clone(), |page, (from, to)| page.replace(from, to));
        let other =
            [("Board met", "Board sat"), ("heard pilots", "heard all pilots"), ("saw a", "saw no"), ("5. It closed.\n", "")];
        let other = seeds(&other.iter().fold(text.to_string(), |text, (from, to)| text.replace(from, to)));
        let told = intake(&other, &[Source::new(&page.path, edited)], &bases, "en", false, &|| ()).findings;
        let told = told.iter().filter_map(|finding| Some((finding.place.as_ref()?.excerpt.as_str(), finding.message.as_str())));
        let told: Vec<String> = told
            .map(|(ours, theirs)| format!("{ours} | {}", theirs.split_once("seeds/a.txt ").map_or("", |(_, said)| said)))
            .collect();
        assert_eq!(
            told,
            [
                r#"1\. The Board *met*. | now gives another text: "1\\. The Board sat.""#,
                r#"1\. The Board *met*. | now gives another text: "3\\. It saw no light.""#,
                r"5\. It *closed*. | has nothing any more",
            ]
        );
    }

    #[test]
    fn a_page_may_be_renamed_in_every_way_and_is_merged_all_the_same() {
        let (page, bases) = imported(FIRST);
        let renamed = page.text.replace("slug = \"", "slug = \"the-").replace("Report of the Board", "Report");
        let page = Source::new("content/documents/other.md", renamed);
        let quiet = intake(&seeds(FIRST), std::slice::from_ref(&page), &bases, "en", false, &|| ());
        assert!(quiet.fates[0].1 == Fate::Kept && quiet.findings.is_empty() && quiet.renamed.is_empty());
        let again = intake(&seeds(&FIRST.replace("closed its", "closed its third")), &[page], &bases, "en", false, &|| ());
        let (_, Fate::Merged(merged)) = &again.fates[0] else { panic!("{:?}", again.fates) };
        assert!(merged.text.contains("slug = \"the-") && merged.text.contains("title = \"Report on"), "{}", merged.text);
        assert!(merged.path == "content/documents/other.md" && merged.text.contains("closed its third"));
        assert_eq!(again.bases[0].path, "content/.imported/other.md");
        assert_eq!(again.renamed, bases.iter().map(|(path, _)| path).collect::<Vec<_>>());
    }

    #[test]
    fn a_page_without_its_copy_counts_as_edited() {
        let (page, _) = imported(FIRST);
        let again = intake(&seeds(&FIRST.replace("met twice", "met three times")), &[page], &Files::new(), "en", false, &|| ());
        assert_eq!(again.fates[0].1, Fate::Kept);
    }
}
