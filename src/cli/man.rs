//! `pincite man`: the manual pages, made from what the commands say of themselves.

use std::path::PathBuf;

use clap_mangen::Man;

use super::{Outcome, Result, program, say, say_all};
use crate::disk;

/// Print the manual page, or write one for each command
///
/// For whoever packages the program; `--help` says the same.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pincite man | man -l -
  pincite man /usr/local/share/man/man1")]
pub(super) struct Args {
    /// The folder to write pincite.1 and a page for each command to
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let mut program = program();
    program.build();
    let Some(folder) = &args.folder else {
        say_all(&page(&Man::new(program)));
        return Ok(Outcome::Clean);
    };
    let commands = program.get_subcommands().filter(|command| command.get_name() != "help").cloned();
    let pages: Vec<_> = [program.clone()].into_iter().chain(commands).map(Man::new).collect();
    for man in &pages {
        disk::write(&folder.join(man.get_filename()), page(man).as_bytes())?;
    }
    say(&format!("{} pages are in {}.", pages.len(), folder.display()));
    Ok(Outcome::Clean)
}

fn page(man: &Man) -> String {
    let mut written = Vec::new();
    man.render(&mut written).expect("memory takes what is written");
    String::from_utf8(written).expect("what the commands say is UTF-8")
}
