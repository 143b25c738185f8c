//! `pincite cite`: the address of a paragraph.

use std::path::Path;

use super::{Error, Outcome, Result, find_root, say};
use crate::anchors;
use crate::model::{LinkedDocument, label_core};
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
    let anchor = find_paragraph(document, &args.paragraph)?;
    let routes = Routes::new(&site, &project.config);
    let address = routes.absolute_anchor(Route::Document(&document.document.meta.slug), anchor);
    let path = address.strip_prefix(routes.base_url()).unwrap_or(&address);
    say(&address);
    say(&format!("/{path}"));
    Ok(Outcome::Clean)
}

/// The one document that a slug, a symbol or words of a title name.
fn find_document<'a>(documents: &'a [LinkedDocument], wanted: &str) -> Result<&'a LinkedDocument> {
    let exactly = |document: &&LinkedDocument| {
        let meta = &document.document.meta;
        meta.slug == wanted || meta.symbol.as_deref().is_some_and(|symbol| key(symbol) == key(wanted))
    };
    let words: Vec<String> = wanted.split_whitespace().map(str::to_lowercase).collect();
    let by_words = |document: &&LinkedDocument| {
        let meta = &document.document.meta;
        let name = format!("{} {}", meta.title.as_deref().unwrap_or_default(), meta.slug.replace('-', " ")).to_lowercase();
        words.iter().all(|word| name.contains(word))
    };
    let mut found: Vec<_> = documents.iter().filter(exactly).collect();
    if found.is_empty() {
        found = documents.iter().filter(by_words).collect();
    }
    match found[..] {
        [document] => Ok(document),
        [] => Err(Error::Usage(format!("no document is named `{wanted}`; there are:\n{}", names(&nearest(documents, wanted))))),
        _ => Err(Error::Usage(format!("`{wanted}` names several documents:\n{}", names(&found)))),
    }
}

/// The anchor of a paragraph by its printed number or by the anchor itself.
fn find_paragraph<'a>(document: &'a LinkedDocument, wanted: &str) -> Result<&'a str> {
    let blocks = &document.addresses.blocks;
    let by_anchor = || blocks.iter().position(|block| block.id == wanted);
    if let Some(index) = anchors::find_paragraph(&document.document, &document.addresses, None, wanted).or_else(by_anchor) {
        return Ok(&blocks[index].id);
    }
    let mut near: Vec<_> =
        blocks.iter().filter_map(|block| block.number.as_deref().map(|number| (distance(number, wanted), number))).collect();
    near.sort_unstable();
    let slug = &document.document.meta.slug;
    let advice = match near.first() {
        Some((_, number)) => format!("the nearest is {number}"),
        None => format!(
            "none of its paragraphs has a number; name an anchor, such as {}",
            blocks.first().map_or("u1", |block| &block.id)
        ),
    };
    Err(Error::Usage(format!("{slug} has no paragraph {wanted}; {advice}")))
}

/// How far two printed numbers lie apart: by their figures first, by their letters second.
fn distance(number: &str, wanted: &str) -> (u64, usize) {
    let figure = |text: &str| {
        let figures: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        figures.parse::<u64>().unwrap_or(0)
    };
    (figure(number).abs_diff(figure(wanted)), strsim::levenshtein(&key(number), &key(wanted)))
}

fn nearest<'a>(documents: &'a [LinkedDocument], wanted: &str) -> Vec<&'a LinkedDocument> {
    let mut near: Vec<_> = documents.iter().collect();
    near.sort_by_key(|document| strsim::damerau_levenshtein(&document.document.meta.slug, wanted));
    near.truncate(10);
    near
}

fn names(documents: &[&LinkedDocument]) -> String {
    let line = |document: &&LinkedDocument| {
        let meta = &document.document.meta;
        format!("  {}  {}", meta.slug, meta.title.as_deref().unwrap_or("(without a title)"))
    };
    documents.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What counts when names and numbers are compared: no spaces, no case, no final stop.
fn key(text: &str) -> String {
    label_core(&text.to_lowercase()).chars().filter(|c| !c.is_whitespace()).collect::<String>().trim_end_matches('.').to_string()
}
