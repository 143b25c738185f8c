//! `cards.js`: what stands at each anchor of a document or an instrument, in a few words.
//!
//! In: a document, or an instrument and what cites it. Out: by anchor, the empty one for the whole, its name, small print and the
//! beginning of its words; and by its address what is known about every source elsewhere that the document cites.

use std::collections::BTreeMap;

use super::{script, symbols};
use crate::model::{Content, Instrument, InstrumentPage, LinkedDocument, Place, Target};
use crate::render::citing::Citing;
use crate::render::edition::{Edition, document_title};
use crate::render::export::flat;
use crate::render::names;
use crate::render::quotes;
use crate::render::route::{Destination, Route, article_anchor};

/// Most letters of a text that a card shows.
const LONGEST: usize = 400;

/// Name, small print, words.
pub(in crate::render) type Card = [String; 3];

/// The cards of a document.
pub(in crate::render) fn of_document(edition: &Edition, linked: &LinkedDocument) -> (String, Vec<u8>) {
    let meta = &linked.document.meta;
    let date = meta.date.as_deref().map(|date| edition.words.date(date));
    let small = [meta.symbol.clone(), date, meta.body.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let mut cards = BTreeMap::from([(String::new(), [document_title(linked).0, small, String::new()])]);
    for (index, (block, address)) in linked.document.blocks.iter().zip(&linked.addresses.blocks).enumerate() {
        let (name, words) = match &block.content {
            Content::Heading(_) => (names::heading(linked, index), String::new()),
            Content::Table(table) => {
                let caption = table.caption.as_ref().map(|caption| flat(&caption.plain)).unwrap_or_default();
                (names::place(edition.words, linked, Place::Block(index)), caption)
            }
            Content::Preformatted(_) => continue,
            content => {
                let words = content.text().map(|text| flat(&text.plain)).unwrap_or_default();
                (names::place(edition.words, linked, Place::Block(index)), words)
            }
        };
        cards.insert(address.id.clone(), [name, String::new(), names::shortened(&words, LONGEST)]);
    }
    for target in linked.references.iter().flat_map(|reference| &reference.targets) {
        if let Some(Destination::Elsewhere(url)) = edition.routes.target(linked, target) {
            cards.extend(symbols::card(edition, target, url));
        }
    }
    (Route::DocumentCards(&meta.slug).path(), script(&cards))
}

/// The cards of an instrument: of the whole, and of each provision that has an anchor.
pub(in crate::render) fn of_instrument(edition: &Edition, page: &InstrumentPage) -> (String, Vec<u8>) {
    let instrument = &page.instrument;
    let citing = &edition.citing_instrument(&instrument.id);
    let whole = [instrument.short_title.clone(), instrument.title.clone(), times(edition, citing)];
    let mut cards = BTreeMap::from([(String::new(), whole)]);
    let listed =
        instrument.articles.iter().map(|article| Target { article: Some(article.number.as_str().into()), ..Target::default() });
    let cited = citing.iter().map(|citing| citing.target.clone());
    for target in listed.chain(cited) {
        let levels = [
            Target { article: target.article.clone(), ..Target::default() },
            Target { article: target.article.clone(), paragraph: target.paragraph.clone(), ..Target::default() },
            target,
        ];
        for target in levels {
            let anchor = article_anchor(&target).filter(|anchor| !cards.contains_key(anchor));
            let Some(anchor) = anchor.filter(|anchor| edition.routes.provisions_of(&instrument.id).any(|known| known == anchor))
            else {
                continue;
            };
            cards.insert(anchor.clone(), provision(edition, instrument, &target, &anchor, citing));
        }
    }
    (Route::ProtocolCards(&instrument.id).path(), script(&cards))
}

fn provision(edition: &Edition, instrument: &Instrument, target: &Target, anchor: &str, citing: &[Citing]) -> Card {
    let number = target.article.as_deref().unwrap_or_default();
    let title = instrument.articles.iter().find(|article| article.number == number).map(|article| article.title.clone());
    let within = |citing: &&Citing| {
        article_anchor(citing.target)
            .and_then(|cited| cited.strip_prefix(anchor).map(|rest| rest.is_empty() || rest.starts_with('-')))
            .unwrap_or(false)
    };
    let citing: Vec<Citing> = citing.iter().filter(within).copied().collect();
    let words = edition.words;
    let name = match names::provision(words, target) {
        Some(provision) => words.fill("article-provision", [("number", number.into()), ("provision", provision.into())]),
        None => words.fill("article", [("number", number.into())]),
    };
    [name, title.unwrap_or_default(), times(edition, &citing)]
}

/// How often something is cited, in words.
fn times(edition: &Edition, citing: &[Citing]) -> String {
    let counts = [("citations", citing.len().into()), ("documents", quotes::documents(citing).into())];
    if citing.is_empty() { String::new() } else { edition.words.fill("cited-in-documents", counts) }
}
