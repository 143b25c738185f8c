//! `pincite import`: raw texts in, pages out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::progress::Progress;
use super::{Error, Outcome, Result, find_root, has, pdf, say, show};
use crate::anchors;
use crate::disk;
use crate::files::Files;
use crate::import;
use crate::import::formats::Seeds;
use crate::intake::{Fate, intake, leftovers};
use crate::project::{self, DOCUMENTS, IMPORTED, SEEDS};
use crate::report::{Finding, Severity};
use crate::source::Source;

/// Turn raw texts into pages
///
/// Reads the raw texts of seeds/ (or the files named) and writes a page in content/documents/ for each. Text (.txt, .md) in any
/// encoding, Word (.docx), HTML (.html) and, where pdftotext is installed, PDF (.pdf) are read. A page keeps its name and
/// slug for as long as its seed is there. Pages edited by hand stay as they are.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pincite import
  pincite import seeds/report.txt
  pincite import --force seeds/report.txt    also when its page was edited by hand; the edited page is kept beside it
  pincite import --report                    write nothing; say what became of every line
  pincite import --explain seeds/report.txt  write nothing; say why each block is read as it is
  pincite import --text seeds/report.docx    write nothing; show the text that the file is read as")]
pub(super) struct Args {
    /// Raw texts in seeds/ [default: all of them]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Replace pages that were edited by hand, too, and keep a backup of each
    #[arg(long)]
    force: bool,
    /// Write nothing; say what became of every line of the raw texts
    #[arg(long, value_name = "FORMAT", num_args = 0..=1, require_equals = true, default_missing_value = "table")]
    report: Option<Format>,
    /// Write nothing; say why each block of the raw texts is read as it is, and what else it could have been
    #[arg(long)]
    explain: bool,
    /// Write nothing; show the text that Word, HTML and PDF files are read as: reports and findings count its lines
    #[arg(long)]
    text: bool,
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// A line for each stretch of lines.
    Table,
    /// An object with a list for each raw text.
    Json,
}

pub(super) fn run(args: &Args, root: Option<&Path>) -> Result<Outcome> {
    let root = find_root(root)?;
    if !args.explain && !args.text && args.report.is_none() {
        return import(&root, &args.files, args.force);
    }
    let (config, mut findings) = project::read_config(&root)?;
    let (texts, wrong) = texts(&root, &args.files)?;
    findings.extend(wrong);
    if args.text {
        for source in &texts {
            say(&source.text);
        }
    } else if args.explain {
        for source in &texts {
            say(&format!("{}\n{}", source.path, import::explain(&source.path, &source.text)));
        }
    } else if let Some(format) = args.report {
        report(&texts, format);
    }
    let findings = config.check.apply(findings);
    show(&findings, Severity::Note);
    Ok(if has(&findings, Severity::Error) { Outcome::Found } else { Outcome::Clean })
}

/// The seeds that have text, as the text that is read.
fn texts(root: &Path, named: &[PathBuf]) -> Result<(Vec<Source>, Vec<Finding>)> {
    let seeds = read_seeds(root, named)?;
    let read = seeds.files.iter().map(|(path, _)| seeds.text(path));
    let (texts, findings): (Vec<_>, Vec<_>) = read.unzip();
    Ok((texts.into_iter().flatten().collect(), findings.concat()))
}

fn read_seeds(root: &Path, named: &[PathBuf]) -> Result<Seeds> {
    let files = if named.is_empty() { disk::read_folder(root, SEEDS)? } else { read_named(root, named)? };
    let extracted = pdf::extract(root, &files);
    Ok(Seeds { files, extracted })
}

fn report(texts: &[Source], format: Format) {
    let read = texts.iter().map(|source| {
        let imported = import::import_text(&source.path, &source.text);
        (&source.path, imported.account, anchors::address(&imported.document))
    });
    match format {
        Format::Table => read.for_each(|(path, account, addresses)| {
            say(&format!("{path}\n{}", account.table(|block| &addresses.blocks[block].id)));
        }),
        Format::Json => {
            let read: Vec<_> = read.collect();
            let mut all = BTreeMap::new();
            for (path, account, addresses) in &read {
                all.insert(path, account.json(|block| &addresses.blocks[block].id));
            }
            let _ = serde_json::to_writer_pretty(std::io::stdout(), &all); // whoever closed the pipe wants no more
            say("");
        }
    }
}

/// Imports some seeds, or all when none is named.
pub(super) fn import(root: &Path, named: &[PathBuf], force: bool) -> Result<Outcome> {
    let findings = take_in(root, &read_seeds(root, named)?, named.is_empty(), force)?;
    Ok(if has(&findings, Severity::Error) { Outcome::Found } else { Outcome::Clean })
}

/// Imports the seeds that changed, at these paths below the root, and says whose page is left where a seed is gone.
pub(super) fn changed(root: &Path, paths: &[&str]) -> Result<Vec<Finding>> {
    let (there, gone): (Vec<&str>, Vec<&str>) = paths.iter().partition(|path| disk::exists(&root.join(path)));
    let mut files = Files::new();
    for path in there {
        files.put(path, disk::read(&root.join(path))?);
    }
    let mut findings = Vec::new();
    if !files.is_empty() {
        let extracted = pdf::extract(root, &files);
        findings = take_in(root, &Seeds { files, extracted }, false, false)?;
    }
    if !gone.is_empty() {
        let (config, _) = project::read_config(root)?;
        let (pages, _) = project::read_pages(root, DOCUMENTS)?;
        let left = config.check.apply(leftovers(&pages, &paths_of(&disk::read_folder(root, SEEDS)?)));
        show(&left, Severity::Note);
        findings.extend(left);
    }
    Ok(findings)
}

fn paths_of(files: &Files) -> BTreeSet<String> {
    files.iter().map(|(path, _)| path.to_string()).collect()
}

/// Imports seeds, which may be all there are, and says what becomes of them: what was found.
fn take_in(root: &Path, seeds: &Seeds, all: bool, force: bool) -> Result<Vec<Finding>> {
    let (config, mut findings) = project::read_config(root)?;
    let (pages, wrong) = project::read_pages(root, DOCUMENTS)?;
    findings.extend(wrong);
    let bases = disk::read_folder(root, IMPORTED)?;
    let progress = Progress::new(seeds.files.len());
    let intake = intake(seeds, &pages, &bases, &config.language, force, &|| progress.beat());
    progress.end();
    findings.extend(intake.findings);
    if all {
        findings.extend(leftovers(&pages, &paths_of(&seeds.files)));
    }
    for (seed, fate) in &intake.fates {
        carry_out(root, seed, fate)?;
    }
    for base in &intake.bases {
        disk::write(&root.join(&base.path), base.text.as_bytes())?;
    }
    for path in &intake.renamed {
        disk::remove_file(&root.join(path))?;
    }
    let findings = config.check.apply(findings);
    show(&findings, Severity::Note);
    say(&summary(&intake.fates, seeds.files.is_empty()));
    Ok(findings)
}

fn carry_out(root: &Path, seed: &str, fate: &Fate) -> Result<()> {
    match fate {
        Fate::New(page) | Fate::Updated(page) | Fate::Merged(page) => {
            disk::write(&root.join(&page.path), page.text.as_bytes())?;
            say(&format!("{seed} -> {}", page.path));
        }
        Fate::Forced { page, before } => {
            let backup = free_backup(root, &before.path);
            disk::write(&root.join(&backup), before.text.as_bytes())?;
            disk::write(&root.join(&page.path), page.text.as_bytes())?;
            say(&format!("{seed} -> {} (the edited page is kept as {backup})", page.path));
        }
        Fate::Kept => say(&format!("{seed}: its page was edited by hand and stays as it is")),
        Fate::Unchanged => {}
    }
    Ok(())
}

fn free_backup(root: &Path, path: &str) -> String {
    let names = std::iter::once(format!("{path}.bak")).chain((2..).map(|figure| format!("{path}.bak{figure}")));
    names.into_iter().find(|name| !disk::exists(&root.join(name))).expect("figures do not end")
}

fn read_named(root: &Path, named: &[PathBuf]) -> Result<Files> {
    let mut files = Files::new();
    for name in named {
        let path = disk::absolute(name)?;
        let Some(below) = disk::below(root, &path).filter(|below| below.starts_with(&format!("{SEEDS}/"))) else {
            let seeds = root.join(SEEDS);
            return Err(Error::Usage(format!("{} is not in {}; copy it there first", name.display(), seeds.display())));
        };
        files.put(below, disk::read(&path)?);
    }
    Ok(files)
}

fn summary(fates: &[(String, Fate)], none: bool) -> String {
    let count = |wanted: fn(&Fate) -> bool| fates.iter().filter(|(_, fate)| wanted(fate)).count();
    let parts = [
        (count(|fate| matches!(fate, Fate::New(_))), "new"),
        (count(|fate| matches!(fate, Fate::Updated(_) | Fate::Forced { .. })), "updated"),
        (count(|fate| matches!(fate, Fate::Merged(_))), "merged with edits"),
        (count(|fate| matches!(fate, Fate::Unchanged)), "unchanged"),
        (count(|fate| matches!(fate, Fate::Kept)), "kept as edited"),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(many, _)| *many > 0).map(|(many, word)| format!("{many} {word}")).collect();
    match parts.as_slice() {
        [] if none => format!("There is nothing to import in {SEEDS}/."),
        [] => format!("No page was made of what is in {SEEDS}/: see above."),
        parts => format!("Pages: {}.", parts.join(", ")),
    }
}
