//! `pincite explain`: why the words of a paragraph are linked as they are.

use std::io::IsTerminal;
use std::path::Path;

use super::find::{find_document, find_paragraph};
use super::{Outcome, Result, colours_are_welcome, find_root, say};
use crate::link::{Explained, Offer};
use crate::model::{LinkedDocument, Target};
use crate::render::route::Routes;
use crate::{project, report, site};

/// Say why the words of a paragraph are linked as they are
///
/// Shows each mention of the paragraph: the rule that found it, what the context had to offer where the words alone do not tell,
/// where it leads and why, or why it was left without a link. The paragraph is named as for cite.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pincite explain harbour-watch 12
  pincite explain 'good practices' fn-3    a note, by its anchor

What is wrong can be settled in three places:
  in the page            [the Convention](cite:untoc) or [article 5](cite:untoc/5/1/a)
  in its front matter    default_instrument = \"untoc\", or below [names]: \"the Convention\" = \"untoc\"
  in the instrument's    aliases = [\"Palermo Convention\"]")]
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
    let block = find_paragraph(document, &args.paragraph)?;
    let routes = Routes::new(&site, &project.config);
    let explained = site::explain(&project, &site, document, block);
    let name = format!("{}#{}", document.document.meta.slug, document.addresses.blocks[block].id);
    if explained.is_empty() {
        say(&format!("No rule finds a mention in {name}. A link of the page makes one: [words](cite:...)."));
    }
    let styled = std::io::stdout().is_terminal() && colours_are_welcome();
    for mention in &explained {
        let facts = facts(mention, document, &routes);
        say(&format!("{}\n", report::facts(("mention", &mention.words), &mention.place, &facts, styled)));
    }
    Ok(Outcome::Clean)
}

/// What there is to say of a mention, in the order in which it was worked out.
fn facts(mention: &Explained, document: &LinkedDocument, routes: &Routes) -> Vec<(&'static str, String)> {
    let mut facts = vec![("found by", mention.rule.to_string())];
    facts.extend(mention.offers.iter().map(|offer| ("could mean", candidate(offer))));
    for reference in &mention.references {
        let words = &document.text_at(reference.place)[reference.start..reference.end];
        for target in &reference.targets {
            let address = routes.target(document, target).map(|destination| routes.absolute_destination(&destination));
            let address = address.unwrap_or_else(|| "marked, but nobody has an address for it".to_string());
            facts.push(("leads to", format!("{}: {address} (“{words}”)", describe(target))));
        }
    }
    for finding in &mention.findings {
        facts.push((finding.rule.code, format!("{}. {}", finding.message, finding.advice())));
    }
    if mention.references.is_empty() && mention.findings.is_empty() {
        facts.push(("not linked", "nor reported: it cites nothing by itself".to_string()));
    }
    if !mention.why.is_empty() {
        facts.push(("because", mention.why.to_string()));
    }
    facts
}

fn candidate(offer: &Offer) -> String {
    let instruments = if offer.instruments.is_empty() { "a text without a page".into() } else { offer.instruments.join(", ") };
    format!("{instruments}: {}", offer.by)
}

/// A target in the terms of the field.
fn describe(target: &Target) -> String {
    let source = [&target.instrument, &target.resolution, &target.symbol, &target.series, &target.anchor, &target.url];
    let source = source.into_iter().flatten().next().map_or("", |source| source.as_str());
    let parts = [
        ("volume", &target.volume),
        ("No.", &target.number),
        ("annex", &target.annex),
        ("article", &target.article),
        ("paragraph", &target.paragraph),
        ("point", &target.point),
    ];
    let parts = parts.into_iter().filter_map(|(name, part)| Some(format!(", {name} {}", part.as_ref()?)));
    format!("{source}{}", parts.collect::<String>())
}
