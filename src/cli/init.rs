//! `pincite init`: a new site that builds at once.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::{Error, Outcome, Result, import, say};
use crate::anchors::ledger;
use crate::project::PROTOCOLS;
use crate::{disk, project, site};

/// The files of a new site, as they lie there; `gitignore` gets its point when it is written.
static STARTER: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");
/// The pages of the instruments.
static INSTRUMENTS: Dir = include_dir!("$CARGO_MANIFEST_DIR/content/protocols");

/// Start a new site
///
/// Writes settings with every key explained, pages for the treaties, a sample text with the page made from it, a page about the
/// site, and a workflow that publishes it on GitHub Pages. The folder must be empty or new.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pincite init papers
  cd papers && pincite serve")]
pub(super) struct Args {
    /// The folder of the new site [default: this folder]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub(super) fn run(args: &Args, root: Option<&Path>) -> Result<Outcome> {
    let folder = args.folder.as_deref().or(root).unwrap_or(Path::new("."));
    if !disk::is_empty_folder(folder)? {
        return Err(Error::Usage(format!("{} is not empty; name a new folder: pincite init DIR", folder.display())));
    }
    write_all(&STARTER, folder)?;
    write_all(&INSTRUMENTS, &folder.join(PROTOCOLS))?;
    let outcome = import::import(&disk::absolute(folder)?, &[], false)?;
    keep_ledger(folder)?;
    say(&format!("A new site is in {}. Next: pincite serve, or pincite build.", folder.display()));
    Ok(outcome)
}

/// Writes the ledger of the new site's anchors, so that the workflow can publish it as it is.
fn keep_ledger(folder: &Path) -> Result<()> {
    let built = site::build(&project::read(folder, None)?, &|_, _| (), &mut |_| ());
    if let Some(text) = &built.ledger.text {
        disk::write_all(&folder.join(ledger::FILE), text.pieces())?;
    }
    Ok(())
}

fn write_all(files: &Dir, folder: &Path) -> Result<()> {
    for file in files.files() {
        let path = if file.path() == Path::new("gitignore") { Path::new(".gitignore") } else { file.path() };
        disk::write(&folder.join(path), file.contents())?;
    }
    files.dirs().try_for_each(|inner| write_all(inner, folder))
}
