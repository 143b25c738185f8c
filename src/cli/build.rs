//! `pincite build`: the site, in a folder.

use std::path::{Path, PathBuf};

use clap::builder::NonEmptyStringValueParser;
use clap::builder::TypedValueParser;

use super::last::{Beginning, Told};
use super::stopwatch::Stopwatch;
use super::{Outcome, Result, complain_of, find_root, has, is_styled, say, say_all, show, told};
use crate::anchors::ledger;
use crate::publish::{OffLimits, Staging};
use crate::report::Severity;
use crate::{config, disk, project, site};

/// Build the site
///
/// Reads content/, themes/ and site.toml and writes the whole site, then anchors.lock, which keeps every published anchor: commit
/// it. When anything is in error nothing is written, and the site that was there stays as it was. Where no file changed since the last
/// build, none is made: what it told is told again.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pincite build
  pincite build --out /srv/www/papers --base-url https://example.org/papers/")]
pub(super) struct Args {
    /// The folder to write; it must be empty, or made by an earlier build [default: public below the root]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The address the site will have, in place of the one in site.toml
    #[arg(long, value_name = "URL", value_parser = base_url())]
    base_url: Option<String>,
    /// Write nothing and fail when anchors.lock would change: for publishing what was committed
    #[arg(long)]
    locked: bool,
    /// Accept that printed numbers stand on other words than before: the pages no longer say so
    #[arg(long, conflicts_with = "locked")]
    accept: bool,
    /// Say how long each stage took, and what pages, scripts and styles weigh
    #[arg(long)]
    timings: bool,
}

/// The folder that is written where no other is named.
pub(super) const PUBLIC: &str = "public";

/// Reads an absolute address from the command line.
fn base_url() -> impl TypedValueParser<Value = String> {
    NonEmptyStringValueParser::new().try_map(|written| config::base_url(&written))
}

/// Where the site is never written, whatever somebody says.
fn off_limits(root: &Path) -> OffLimits {
    let themselves = std::env::home_dir().into_iter().chain([root.to_path_buf()]).collect();
    OffLimits { themselves, within: [project::CONTENT, project::SEEDS, project::THEMES].map(|name| root.join(name)).to_vec() }
}

pub(super) fn run(args: &Args, root: Option<&Path>) -> Result<Outcome> {
    let root = find_root(root)?;
    let out = args.out.clone().unwrap_or_else(|| root.join(PUBLIC));
    let mut stopwatch = Stopwatch::start();
    let beginning = Beginning::look(&root, &out, args.base_url.as_deref());
    if let Some(Told { findings, said }) = beginning.told_last().filter(|_| !(args.accept || args.timings)) {
        complain_of(&findings[usize::from(is_styled())]);
        say(&said);
        return Ok(Outcome::Clean);
    }
    let mut project = project::read(&root, args.base_url.as_deref())?.for_one_build(&root);
    project.accept = args.accept;
    stopwatch.lap("files");
    let staging = Staging::begin(&out, &off_limits(&root))?;
    let mut built = site::build(&project, &|path, bytes| staging.put(&path, &bytes), &mut |stage| stopwatch.lap(stage));
    let outdated = built.ledger.outdated.take().filter(|_| args.locked);
    let stop = outdated.is_some();
    built.findings.extend(outdated);
    show(&built.findings, Severity::Warning);
    if has(&built.findings, Severity::Error) {
        say(&format!("Nothing was written: mend the errors first; {} is as it was.", out.display()));
        return Ok(Outcome::Found);
    }
    if stop {
        say(&format!("Nothing was written: run pincite build without --locked and commit {}.", ledger::FILE));
        return Ok(Outcome::Found);
    }
    staging.finish()?;
    stopwatch.lap("publish");
    let new_ledger = built.ledger.text.take();
    if let Some(text) = &new_ledger {
        disk::write_all(&root.join(ledger::FILE), text.pieces())?;
        stopwatch.lap("ledger");
        say(&format!("{} has changed; commit it with the pages:\n  {}", ledger::FILE, built.ledger.changes.named("\n  ")));
    }
    let end = format!("Built {}: {} files. Open {}.", built.counts, built.files, out.join("index.html").display());
    let said = [Some(end), built.remark.take()].into_iter().flatten().collect::<Vec<_>>().join("\n");
    say(&said);
    let findings = [false, true].map(|styled| told(&built.findings, Severity::Warning, styled));
    // Of what came to stand in the ledger just now the next build may tell otherwise: somebody has seen it.
    if new_ledger.is_none() || built.findings.is_empty() {
        beginning.remember(Told { findings, said }, new_ledger.is_some());
    }
    if args.timings {
        say_all(&stopwatch.told(&built, &out));
    }
    Ok(Outcome::Clean)
}
