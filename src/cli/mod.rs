//! The command line: one file a command, each with its arguments and its `run`.
//!
//! In: the arguments. Out: an exit code, findings on standard error, what was asked for on standard output. Everything that can be
//! wrong with somebody's files is a finding and all are shown in one run; an [`Error`] is what kept the command from running.

mod build;
mod check;
mod cite;
mod completions;
mod explain;
mod external;
mod find;
mod import;
mod init;
mod last;
mod man;
mod pdf;
mod progress;
mod remembered;
mod serve;
mod stopwatch;

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::config;
use crate::disk;
use crate::publish;
use crate::report::{self, Finding, Severity};

const EXAMPLES: &str = "\
Examples:
  pincite init papers          a new site in the folder papers
  pincite import               raw texts in seeds/ become pages in content/documents/
  pincite serve                preview that follows every change
  pincite build                the site, in public/
  pincite check                everything that is wrong, with file and line
  pincite cite harbour 12      paragraph 12 of the paper with this word in its title, to paste
  pincite explain harbour 12   why its words are linked as they are

Exit codes: 0 all is well; 1 something in the files is wrong, and was shown; 2 the command could not run.";

/// Makes a website of numbered legal texts in which every paragraph has an address.
#[derive(Debug, Parser)]
#[command(name = "pincite", version, after_help = EXAMPLES, max_term_width = 100)]
struct Cli {
    /// The folder with site.toml [default: this folder or the nearest one above it that has one]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Import(import::Args),
    Build(build::Args),
    Check(check::Args),
    Serve(serve::Args),
    Cite(cite::Args),
    Explain(explain::Args),
    Man(man::Args),
    Completions(completions::Args),
}

/// How a command that could run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Clean,
    Found,
}

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error(
        "there is no {file} in {0} or above it\n  \
         pincite init DIR starts a new site; --root DIR names the folder of one",
        file = config::FILE
    )]
    NoSite(PathBuf),
    #[error("{0}")]
    Usage(String),
    #[error(transparent)]
    Disk(#[from] disk::Error),
    #[error(transparent)]
    Publish(#[from] publish::Error),
    #[error(transparent)]
    Serve(#[from] crate::serve::Error),
}

type Result<T> = std::result::Result<T, Error>;

/// The commands with all that they say of themselves: for manual pages, completions and the handbook.
pub fn program() -> clap::Command {
    Cli::command()
}

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print(); // a closed pipe is no reason to fail
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let root = cli.root.as_deref();
    let outcome = match &cli.command {
        Command::Init(args) => init::run(args, root),
        Command::Import(args) => import::run(args, root),
        Command::Build(args) => build::run(args, root),
        Command::Check(args) => check::run(args, root),
        Command::Serve(args) => serve::run(args, root),
        Command::Cite(args) => cite::run(args, root),
        Command::Explain(args) => explain::run(args, root),
        Command::Man(args) => man::run(args),
        Command::Completions(args) => Ok(completions::run(args)),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Err(error) => {
            complain(&format!("error: {error}"));
            ExitCode::from(2)
        }
    }
}

/// The root that was named, or the nearest one from here upwards.
fn find_root(named: Option<&Path>) -> Result<PathBuf> {
    match named {
        Some(root) if root.join(config::FILE).is_file() => Ok(disk::absolute(root)?),
        Some(root) => Err(Error::NoSite(root.to_path_buf())),
        None => disk::find_above(Path::new("."), config::FILE)?.ok_or_else(|| Error::NoSite(PathBuf::from("this folder"))),
    }
}

/// The findings of at least this severity, in the order of the files.
fn shown(findings: &[Finding], least: Severity) -> Vec<Finding> {
    let mut shown: Vec<Finding> = findings.iter().filter(|finding| finding.severity >= least).cloned().collect();
    shown.sort_by_key(|finding| finding.place.as_ref().map(|place| (place.path.clone(), place.line, place.columns.start)));
    shown
}

/// Shows the findings of at least this severity and a line that counts all of them.
fn show(findings: &[Finding], least: Severity) {
    complain_of(&told(findings, least, is_styled()));
}

/// Shows findings as they were told, if there were any.
fn complain_of(told: &str) {
    if !told.is_empty() {
        complain(told);
    }
}

/// The findings of at least this severity and a line that counts all of them; nothing where there is none.
fn told(findings: &[Finding], least: Severity, styled: bool) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let shown = shown(findings, least);
    let hidden = if shown.len() < findings.len() { " (pincite check shows the notes too)" } else { "" };
    format!("{}{}{hidden}", report::render(&shown, styled), report::counts(findings))
}

/// Whether what is shown has colours.
fn is_styled() -> bool {
    std::io::stderr().is_terminal() && colours_are_welcome()
}

#[allow(clippy::disallowed_methods, reason = "how output looks is a matter of the command line")]
fn colours_are_welcome() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn has(findings: &[Finding], least: Severity) -> bool {
    findings.iter().any(|finding| finding.severity >= least)
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}"); // whoever closed the pipe wants no more
}

/// Says lines that end already.
fn say_all(lines: &str) {
    let _ = write!(std::io::stdout(), "{lines}"); // as above
}

fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}"); // as above
}
