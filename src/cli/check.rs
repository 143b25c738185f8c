//! `pincite check`: a build that is looked at and not written.

use std::path::Path;

use clap::builder::{NonEmptyStringValueParser, TypedValueParser};

use super::build::PUBLIC;
use super::{Outcome, Result, external, find_root, has, say, say_all, show, shown};
use crate::report::{self, Finding, Rule, Severity};
use crate::{disk, project, site};

/// Look for mistakes without writing anything
///
/// Does all that build does but the writing, and shows every finding: errors, warnings and notes. Ends with exit code 1 when there
/// are errors or warnings. `[check]` in site.toml sets the severity of a rule: error, warning, note or off.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pincite check
  pincite check --explain                 all rules
  pincite check --explain number-gap      what this one means, why it matters, what to do
  pincite check --no-notes --format github    in a workflow: findings appear at their lines
  pincite check --format json
  pincite check --external                links to other sites, too

JSON is an array of objects with the keys rule, severity (error, warning, note), message, advice, file (below the root), line,
column, end_column (characters counted from 1, the end one past the last), text (the words that are meant) and excerpt. None is
ever left out; what does not apply is null.")]
pub(super) struct Args {
    /// Leave out notes (what was recognised and not linked, with the reason)
    #[arg(long)]
    no_notes: bool,
    /// How findings are printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Say what a rule means, why it matters and what to do; without its name, list all rules
    #[arg(long, value_name = "RULE", conflicts_with = "external", num_args = 0..=1, default_missing_value = "all", value_parser = topic())]
    explain: Option<Topic>,
    /// Ask other sites for every link that leads there, too; slow, needs the network, and is never part of a build
    #[arg(long)]
    external: bool,
    #[command(flatten)]
    manners: external::Manners,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// File, line and caret, for a person.
    Text,
    /// An array, for programs.
    Json,
    /// Commands that show each finding at its line of a pull request.
    Github,
}

/// What is to be explained.
#[derive(Debug, Clone, Copy)]
enum Topic {
    All,
    One(&'static Rule),
}

/// Reads the name of a rule from the command line.
fn topic() -> impl TypedValueParser<Value = Topic> {
    NonEmptyStringValueParser::new().try_map(|written| match written.as_str() {
        "all" => Ok(Topic::All),
        code => Rule::find(code).map(Topic::One),
    })
}

pub(super) fn run(args: &Args, root: Option<&Path>) -> Result<Outcome> {
    match args.explain {
        Some(Topic::All) => say_all(&report::list()),
        Some(Topic::One(rule)) => say_all(&report::guide(rule)),
        None => return check(args, root),
    }
    Ok(Outcome::Clean)
}

fn check(args: &Args, root: Option<&Path>) -> Result<Outcome> {
    let root = find_root(root)?;
    let project = project::read(&root, None)?.for_one_build(&root);
    let mut built = site::build(&project, &|_, _| (), &mut |_| ());
    if args.external {
        let links = site::external_links(&project);
        let answers = external::ask(&root, &links, &args.manners);
        built.findings.extend(project.config.check.apply(crate::check::judge(&links, &answers)));
    }
    let broken = has(&built.findings, Severity::Error);
    // A site that was never built here has no ledger, and one that is broken has none yet that could be told.
    let published = project.ledger.is_some() || disk::exists(&root.join(PUBLIC)) && !built.ledger.changes.is_empty();
    let outdated = built.ledger.outdated.take().filter(|_| published && !broken);
    built.findings.extend(project.config.check.apply(outdated.into_iter().collect()));
    let least = if args.no_notes { Severity::Warning } else { Severity::Note };
    tell(&built.findings, least, args.format, &root)?;
    if has(&built.findings, Severity::Warning) {
        return Ok(Outcome::Found);
    }
    if args.format == Format::Text {
        say(&format!("Checked {}: nothing is wrong.", built.counts));
    }
    Ok(Outcome::Clean)
}

/// Prints findings: for a person on standard error, for programs on standard output.
fn tell(findings: &[Finding], least: Severity, format: Format, root: &Path) -> Result<()> {
    match format {
        Format::Text => show(findings, least),
        Format::Json => say(&report::json(&shown(findings, least))),
        Format::Github => say_all(&report::github(&shown(findings, least), &prefix(root)?)),
    }
    Ok(())
}

/// The way from the repository that a workflow works in to the site, with a slash at its end.
#[allow(clippy::disallowed_methods, reason = "where the workflow works is told by the environment")]
fn prefix(root: &Path) -> Result<String> {
    let Some(workspace) = std::env::var_os("GITHUB_WORKSPACE") else { return Ok(String::new()) };
    let below = disk::below(&disk::absolute(Path::new(&workspace))?, root).unwrap_or_default();
    Ok(if below.is_empty() { below } else { format!("{below}/") })
}
