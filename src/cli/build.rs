//! `pincite build`: the site, in a folder.

use std::path::{Path, PathBuf};

use clap::builder::NonEmptyStringValueParser;
use clap::builder::TypedValueParser;

use super::{Outcome, Result, find_root, has, say, show};
use crate::report::Severity;
use crate::{config, project, publish, site};

/// Build the site
///
/// Reads content/, themes/ and site.toml and writes the whole site. When anything is in error nothing is written, and the site
/// that was there stays as it was.
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
}

/// Reads an absolute address from the command line.
fn base_url() -> impl TypedValueParser<Value = String> {
    NonEmptyStringValueParser::new().try_map(|written| config::base_url(&written))
}

pub(super) fn run(args: &Args, root: Option<&Path>) -> Result<Outcome> {
    let root = find_root(root)?;
    let out = args.out.clone().unwrap_or_else(|| root.join("public"));
    let built = site::build(&project::read(&root, args.base_url.as_deref())?);
    show(&built.findings, Severity::Warning);
    if has(&built.findings, Severity::Error) {
        say(&format!("Nothing was written: mend the errors first; {} is as it was.", out.display()));
        return Ok(Outcome::Found);
    }
    publish::publish(&built.files, &out)?;
    say(&format!("Built {}: {} files. Open {}.", built.counts, built.files.len(), out.join("index.html").display()));
    Ok(Outcome::Clean)
}
