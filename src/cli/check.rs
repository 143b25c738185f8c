//! `pincite check`: a build that is looked at and not written.

use std::path::Path;

use super::{Outcome, Result, find_root, has, say, show};
use crate::report::Severity;
use crate::{project, site};

/// Look for mistakes without writing anything
///
/// Does all that build does but the writing, and shows every finding: errors, warnings and notes. Ends with exit code 1 when there
/// are errors or warnings.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Leave out notes (what was recognised and not linked, with the reason)
    #[arg(long)]
    no_notes: bool,
}

pub(super) fn run(args: &Args, root: Option<&Path>) -> Result<Outcome> {
    let root = find_root(root)?;
    let mut built = site::build(&project::read(&root, None)?);
    show(&mut built.findings, if args.no_notes { Severity::Warning } else { Severity::Note });
    if has(&built.findings, Severity::Warning) {
        return Ok(Outcome::Found);
    }
    say(&format!("Checked {}: nothing is wrong.", built.counts));
    Ok(Outcome::Clean)
}
