//! `pincite cite`: a paragraph to paste into a letter or a bibliography: its words, its citation and its address.

use std::path::Path;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::find::{find_document, find_passages};
use super::{Outcome, Result, find_root, say, show};
use crate::render::Words;
use crate::render::citation::{Citation, Format};
use crate::render::route::Routes;
use crate::report::Severity;
use crate::{project, site};

/// Print a paragraph with its citation and address
///
/// The document is named by its slug, its symbol or some words of its title, the paragraph as it is printed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pincite cite harbour-watch 12
  pincite cite 'CTOC/COP/WG.7/2012/2' '3 (a) (i)'
  pincite cite 'good practices' 12-15 --format markdown
  pincite cite harbour-watch '3, 5 and 7' --format ris
  pincite cite harbour-watch 'annex II, para. 3'
  pincite cite harbour-watch --format bibtex")]
pub(super) struct Args {
    /// Slug, symbol or words of the title
    document: String,
    /// The paragraph as printed: 12, 3 (a) (i), 12-15; a place: note 4, annex II; an anchor: u5 [default: the document as a whole]
    paragraph: Option<String>,
    /// What to write it as
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = format_parser())]
    format: Format,
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    let named = |name: String| Format::named(&name).expect("only these names are let through");
    PossibleValuesParser::new(Format::ALL.map(|(name, _)| name)).map(named)
}

pub(super) fn run(args: &Args, root: Option<&Path>) -> Result<Outcome> {
    let root = find_root(root)?;
    let project = project::read(&root, None)?;
    let (site, _) = site::link(&project);
    let document = find_document(&site.documents, &args.document)?;
    let passages = args.paragraph.as_deref().map_or_else(|| Ok(Vec::new()), |wanted| find_passages(document, wanted))?;
    let routes = Routes::new(&site, &project.config);
    let words = match Words::load(&project.config.theme, &project.config.language, &project.themes) {
        Ok(words) => words,
        Err(findings) => {
            show(&findings, Severity::Warning);
            return Ok(Outcome::Found);
        }
    };
    say(&Citation::new(&site, &project.config, &words, &routes, document, &passages).write(args.format));
    Ok(Outcome::Clean)
}
