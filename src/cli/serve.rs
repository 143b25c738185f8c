//! `pincite serve`: a preview that follows every change.

use std::path::Path;

use super::{Outcome, Result, complain, find_root, say, show};
use crate::report::Severity;
use crate::serve::{self, News, Options};

/// Preview the site and follow every change
///
/// Builds in memory, serves on this machine, and builds again whenever a page, the theme or site.toml changes; open pages load
/// themselves again. While something is in error the last good site stays, and the page and this terminal say what to mend.
/// Nothing is written. Ctrl-C ends it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The port to listen on; when it is taken, the next free one
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,
}

pub(super) fn run(args: &Args, root: Option<&Path>) -> Result<Outcome> {
    let options = Options { root: find_root(root)?, port: args.port };
    serve::run(&options, |news| match news {
        News::Address(address) => say(&format!("The preview is at {address} (Ctrl-C ends it).")),
        News::Failed(why) => complain(&format!("error: {why}")),
        News::Built(findings, time) => {
            show(&findings, Severity::Warning);
            say(&format!("Built in {} ms.", time.as_millis()));
        }
    })?;
    Ok(Outcome::Clean)
}
