//! Documents and paragraphs as a person names them on the command line.
//!
//! In: a slug, a symbol or words of a title; a pinpoint as it is printed, or an anchor. Out: the one document or the paragraphs that
//! are meant, or an error that names the nearest. Never guesses between two.

use super::{Error, Result};

use crate::anchors;
use std::sync::Arc;

use crate::model::{LinkedDocument, Passage, label_core};

/// The one document that a slug, a symbol or words of a title name.
pub(super) fn find_document<'a>(documents: &'a [Arc<LinkedDocument>], wanted: &str) -> Result<&'a LinkedDocument> {
    let all = || documents.iter().map(Arc::as_ref);
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
    let mut found: Vec<_> = all().filter(exactly).collect();
    if found.is_empty() {
        found = all().filter(by_words).collect();
    }
    match found[..] {
        [document] => Ok(document),
        [] => Err(Error::Usage(format!("no document is named `{wanted}`; there are:\n{}", names(&nearest(documents, wanted))))),
        _ => Err(Error::Usage(format!("`{wanted}` names several documents:\n{}", names(&found)))),
    }
}

/// The passages that a pinpoint names: `12`, `3 (a) (i)`, `12-15`, `annex II, para. 3`, `u5`.
pub(super) fn find_passages(linked: &LinkedDocument, wanted: &str) -> Result<Vec<Passage>> {
    let missing = match anchors::find_pinpoint(&linked.document, &linked.addresses, wanted) {
        Ok(passages) => return Ok(passages),
        Err(missing) => missing,
    };
    let blocks = &linked.addresses.blocks;
    let mut near: Vec<_> =
        blocks.iter().filter_map(|block| block.number.as_deref().map(|number| (distance(number, &missing), number))).collect();
    near.sort_unstable();
    let slug = &linked.document.meta.slug;
    let advice = match near.first() {
        Some((_, number)) => format!("the nearest is {number}"),
        None => format!(
            "none of its paragraphs has a number; name an anchor, such as {}",
            blocks.first().map_or("u1", |block| &block.id)
        ),
    };
    // `para. 9` says itself what it is.
    let noun = if missing.starts_with(|c: char| c.is_alphabetic()) { "" } else { "paragraph " };
    Err(Error::Usage(format!("{slug} has no {noun}{missing}; {advice}")))
}

/// The one block that a pinpoint names.
pub(super) fn find_paragraph(linked: &LinkedDocument, wanted: &str) -> Result<usize> {
    match find_passages(linked, wanted)?[..] {
        [Passage { first, last }] if first == last => Ok(first),
        _ => Err(Error::Usage(format!("`{wanted}` names several paragraphs; name one of them"))),
    }
}

/// How far two printed numbers lie apart: by their figures first, by their letters second.
fn distance(number: &str, wanted: &str) -> (u64, usize) {
    let figure = |text: &str| {
        let figures: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        figures.parse::<u64>().unwrap_or(0)
    };
    (figure(number).abs_diff(figure(wanted)), strsim::levenshtein(&key(number), &key(wanted)))
}

fn nearest<'a>(documents: &'a [Arc<LinkedDocument>], wanted: &str) -> Vec<&'a LinkedDocument> {
    let mut near: Vec<_> = documents.iter().map(Arc::as_ref).collect();
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
