//! What a page says of anchors that were published before.
//!
//! In: a document with its past. Out: for each block the anchors that now lead to it and the remarks that its number stands on other
//! words than before; for the end of the page the anchors whose words are gone. So every address that was ever published still
//! finds its element in the page, without any script.

use std::collections::BTreeMap;

use crate::model::{Anchored, LinkedDocument, Place, Record, Reused};

use super::edition::{Edition, document_route, document_title};
use super::names;
use super::route::Route;
use super::view::{GoneView, LinkView, MovedView, RemarkView, WithdrawnView};

/// The past of one document, by anchor.
#[derive(Debug, Default)]
pub(super) struct Past<'s> {
    former: BTreeMap<&'s str, Vec<String>>,
    remarks: BTreeMap<&'s str, Vec<RemarkView>>,
}

impl<'s> Past<'s> {
    /// Looks through the past of a document once.
    pub(super) fn new(edition: &Edition, linked: &'s LinkedDocument) -> Self {
        let mut past = Self::default();
        for alias in &linked.past.aliases {
            past.former.entry(&alias.to).or_default().push(alias.id.clone());
        }
        for reused in &linked.past.reused {
            past.remarks.entry(&reused.was.id).or_default().push(remark(edition, linked, document_route(linked), reused));
        }
        past
    }

    /// Anchors that were published and now lead here.
    pub(super) fn former(&self, id: &str) -> Vec<String> {
        self.former.get(id).cloned().unwrap_or_default()
    }

    /// What stood under this number before.
    pub(super) fn remarks(&self, id: &str) -> Vec<RemarkView> {
        self.remarks.get(id).cloned().unwrap_or_default()
    }
}

/// What stood under the number of a paragraph before, as the paragraph's own page says it.
pub(super) fn remarks(edition: &Edition, linked: &LinkedDocument, page: Route, id: &str) -> Vec<RemarkView> {
    let reused = linked.past.reused.iter().filter(|reused| reused.was.id == id);
    reused.map(|reused| remark(edition, linked, page, reused)).collect()
}

fn remark(edition: &Edition, linked: &LinkedDocument, page: Route, reused: &Reused) -> RemarkView {
    let now = reused.now.as_ref().and_then(|now| {
        let title = names::place(linked, Place::Block(linked.addresses.find(now)?));
        Some(LinkView { title, href: edition.routes.link_anchor(page, document_route(linked), now), current: false })
    });
    RemarkView { words: reused.was.words.clone(), now }
}

/// The anchors of a document whose words are gone.
pub(super) fn gone(linked: &LinkedDocument) -> Vec<GoneView> {
    linked.past.gone.iter().map(tombstone).collect()
}

fn tombstone(gone: &Anchored) -> GoneView {
    GoneView { id: gone.id.clone(), words: gone.words.clone() }
}

/// Pages that lead on from an address of before: the page, where it leads, in which words.
pub(super) type Onward<'s> = (Route<'s>, MovedView);

/// From the slug that a document had before: its page, and those of its paragraphs.
pub(super) fn moved<'s>(edition: &'s Edition<'s>, from: &'s str, to: &'s str) -> Vec<Onward<'s>> {
    let old = Route::Document(from);
    let Some(linked) = edition.document(to) else {
        return vec![(old, onward(edition, old, Route::Document(to), None, to.to_string()))];
    };
    let mut pages = vec![(old, onward(edition, old, document_route(linked), None, document_title(linked).0))];
    let blocks = (0..linked.addresses.blocks.len()).filter(|&block| edition.routes.paragraph(linked, block).is_some());
    pages.extend(blocks.map(|block| to_paragraph(edition, linked, from, &linked.addresses.blocks[block].id, block)));
    pages.extend(aliases(edition, linked, from));
    pages
}

/// From the paragraphs of a document that have another anchor now, or none.
pub(super) fn within<'s>(edition: &'s Edition<'s>, linked: &'s LinkedDocument) -> Vec<Onward<'s>> {
    let slug = &linked.document.meta.slug;
    let mut pages = aliases(edition, linked, slug);
    let had_page = |gone: &&Anchored| gone.id.starts_with("para-") || gone.id.starts_with('u') || gone.id.contains("-para-");
    if edition.routes.has_paragraphs() {
        pages.extend(linked.past.gone.iter().filter(had_page).map(|gone| {
            let page = Route::Paragraph(slug, &gone.id);
            let title = format!("{}: what became of “{}”", document_title(linked).0, gone.words);
            (page, onward(edition, page, document_route(linked), Some(&gone.id), title))
        }));
    }
    pages
}

fn aliases<'s>(edition: &'s Edition<'s>, linked: &'s LinkedDocument, slug: &'s str) -> Vec<Onward<'s>> {
    let blocks = linked.past.aliases.iter().filter_map(|alias| Some((alias.id.as_str(), linked.addresses.find(&alias.to)?)));
    let paged = blocks.filter(|(_, block)| edition.routes.paragraph(linked, *block).is_some());
    paged.map(|(id, block)| to_paragraph(edition, linked, slug, id, block)).collect()
}

fn to_paragraph<'s>(
    edition: &'s Edition<'s>,
    linked: &'s LinkedDocument,
    slug: &'s str,
    id: &'s str,
    block: usize,
) -> Onward<'s> {
    let (old, new) =
        (Route::Paragraph(slug, id), Route::Paragraph(&linked.document.meta.slug, &linked.addresses.blocks[block].id));
    let title = format!("{}, {}", document_title(linked).0, names::place(linked, Place::Block(block)));
    (old, onward(edition, old, new, None, title))
}

fn onward(edition: &Edition, from: Route, to: Route, anchor: Option<&str>, title: String) -> MovedView {
    let (href, canonical) = match anchor {
        Some(anchor) => (edition.routes.link_anchor(from, to, anchor), edition.routes.absolute_anchor(to, anchor)),
        None => (edition.routes.link(from, to), edition.routes.absolute(to)),
    };
    MovedView { title, href, canonical }
}

/// The page at the address of a document that is gone: what stood at each of its anchors.
pub(super) fn withdrawn(record: &Record) -> WithdrawnView {
    let words = |id: &str| record.anchors.iter().find(|anchor| anchor.id == id).map(|anchor| anchor.words.clone());
    let aliases = record.past.aliases.iter();
    let aliases = aliases.map(|alias| GoneView { id: alias.id.clone(), words: words(&alias.to).unwrap_or_default() });
    let gone = record.anchors.iter().map(tombstone).chain(aliases).chain(record.past.gone.iter().map(tombstone)).collect();
    WithdrawnView { slug: record.slug.clone(), gone }
}
