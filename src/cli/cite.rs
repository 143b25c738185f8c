//! `pincite cite`: the address of a paragraph.

use std::path::Path;

use super::find::{find_document, find_paragraph};
use super::{Outcome, Result, find_root, say};
use crate::render::route::{Route, Routes};
use crate::{project, site};

/// Print the address of a paragraph
///
/// The document is named by its slug, its symbol or some words of its title, the paragraph as it is printed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pincite cite harbour-watch 12
  pincite cite 'CTOC/COP/WG.7/2012/2' '3 (a) (i)'
  pincite cite 'good practices' 12")]
pub(super) struct Args {
    /// Slug, symbol or words of the title
    document: String,
    /// The paragraph as printed: 12, 3 (a) (i), or its anchor: u5, fn-3
    paragraph: String,
}

pub(super) fn run(args: &Args, root: Option<&Path>) -> Result<Outcome> {
    let root = find_root(root)?;
    let project = project::read(&root, None)?;
    let (site, _) = site::link(&project);
    let document = find_document(&site.documents, &args.document)?;
    let anchor = &document.addresses.blocks[find_paragraph(document, &args.paragraph)?].id;
    let routes = Routes::new(&site, &project.config);
    let address = routes.absolute_anchor(Route::Document(&document.document.meta.slug), anchor);
    let path = address.strip_prefix(routes.base_url()).unwrap_or(&address);
    say(&address);
    say(&format!("/{path}"));
    Ok(Outcome::Clean)
}
