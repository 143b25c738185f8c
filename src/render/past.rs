//! What a page says of anchors that were published before.
//!
//! In: a document with its past. Out: for each block the anchors that now lead to it and the remarks that its number stands on other
//! words than before; for the end of the page the anchors whose words are gone, and where the same words stand now. So every address that was ever published still
//! finds its element in the page, without any script.

use std::collections::{BTreeMap, BTreeSet};

use crate::anchors::ledger::TOP;
use crate::anchors::opening;
use crate::model::{Anchored, Content, LinkedDocument, Place, Record, RecordKind, Reused, Site};

use super::edition::{Edition, document_route, document_title};
use super::names;
use super::records::buried;
use super::route::Route;
use super::view::{GoneView, LinkView, MovedView, RemarkView, WithdrawnView};

/// Words of fewer characters may stand anywhere by chance.
const TELLING: usize = 24;

/// Where words stand today that are gone from the place they were published at, by fingerprint.
/// The place of the document, and the block in it.
pub(super) type Whereabouts = BTreeMap<u64, (usize, usize)>;

/// Looks for all words that are gone through all documents; words that stand at several places went to none of them.
pub(super) fn whereabouts(site: &Site) -> Whereabouts {
    let live = site.documents.iter().flat_map(|linked| {
        let reused = linked.past.reused.iter().filter(|reused| reused.now.is_none());
        linked.past.gone.iter().chain(reused.map(|reused| &reused.was))
    });
    let withdrawn = site.withdrawn.iter().flat_map(Record::ever);
    let telling = live.chain(withdrawn).filter(|gone| gone.words.chars().count() >= TELLING);
    let wanted: BTreeSet<u64> = telling.map(|gone| gone.print.fingerprint).collect();
    let (mut found, mut several) = (Whereabouts::new(), BTreeSet::new());
    for (place, linked) in site.documents.iter().enumerate().filter(|_| !wanted.is_empty()) {
        for (block, print) in linked.prints.iter().enumerate().filter(|(_, print)| wanted.contains(&print.fingerprint)) {
            let is_paragraph = matches!(linked.document.blocks[block].content, Content::Paragraph(_));
            if is_paragraph && found.insert(print.fingerprint, (place, block)).is_some() {
                several.insert(print.fingerprint);
            }
        }
    }
    found.retain(|print, _| !several.contains(print));
    found
}

/// A link to the place where words stand that are gone from another.
fn now(edition: &Edition, page: Route, gone: &Anchored) -> Option<LinkView> {
    let (linked, block) = edition.whereabouts(gone.print.fingerprint)?;
    let id = &linked.addresses.blocks[block].id;
    let title = cited(edition, linked, block);
    Some(LinkView { title, href: edition.routes.link_anchor(page, document_route(linked), id), current: false })
}

/// A paragraph with the title of its document.
fn cited(edition: &Edition, linked: &LinkedDocument, block: usize) -> String {
    edition.words.cited_place(&document_title(linked).0, &names::place(edition.words, linked, Place::Block(block)))
}

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
            past.former.entry(&alias.to).or_default().push(alias.was.id.clone());
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
    let own = reused.map(|reused| remark(edition, linked, page, reused));
    let moved = edition.site.moved.iter().filter(|moved| moved.from == linked.document.meta.slug);
    let others = moved.filter_map(|moved| {
        let other = edition.document(&moved.to)?;
        let block = other.addresses.find(id)?;
        let title = cited(edition, other, block);
        let now = LinkView { title, href: edition.routes.link_anchor(page, document_route(other), id), current: false };
        Some(RemarkView { words: opening(&other.document.blocks[block]), now: Some(now) })
    });
    own.chain(others).collect()
}

fn remark(edition: &Edition, linked: &LinkedDocument, page: Route, reused: &Reused) -> RemarkView {
    let here = reused.now.as_ref().and_then(|now| {
        let title = names::place(edition.words, linked, Place::Block(linked.addresses.find(now)?));
        Some(LinkView { title, href: edition.routes.link_anchor(page, document_route(linked), now), current: false })
    });
    RemarkView { words: reused.was.words.clone(), now: here.or_else(|| now(edition, page, &reused.was)) }
}

/// The anchors of a document whose words are gone.
pub(super) fn gone(edition: &Edition, linked: &LinkedDocument) -> Vec<GoneView> {
    let known = |id: &str| {
        let past = linked.past.aliases.iter().map(|alias| &alias.was).chain(&linked.past.gone);
        linked.addresses.find(id).is_some() || past.into_iter().any(|known| known.id == id)
    };
    let buried = buried(edition, RecordKind::Page, &linked.document.meta.slug).into_iter().filter(|anchor| !known(&anchor.id));
    linked.past.gone.iter().chain(buried).map(|gone| tombstone(edition, document_route(linked), gone)).collect()
}

pub(super) fn tombstone(edition: &Edition, page: Route, gone: &Anchored) -> GoneView {
    GoneView { id: gone.id.clone(), words: gone.words.clone(), now: now(edition, page, gone) }
}

/// Documents and pages that had the address of this page before: a link to it may mean them.
pub(super) fn formerly(edition: &Edition, page: Route) -> Vec<LinkView> {
    let slug = page.slug();
    let link = |to: &str| {
        let (route, title) = edition.page_of_slug(to).unwrap_or_else(|| (Route::Document(to), to.to_string()));
        LinkView { title, href: edition.routes.link(page, route), current: false }
    };
    edition.site.moved.iter().filter(|moved| moved.from == slug).map(|moved| link(&moved.to)).collect()
}

/// Pages that lead on from an address of before: the page, where it leads, in which words.
pub(super) type Onward<'s> = (Route<'s>, MovedView);

/// From the slug that a document or page had before: its page, unless another stands there, and those of its paragraphs.
pub(super) fn moved<'s>(edition: &'s Edition<'s>, from: &'s str, to: &'s str) -> Vec<Onward<'s>> {
    let old = Route::Document(from);
    let mut pages = Vec::new();
    if edition.page_of_slug(from).is_none() {
        let (new, title) = edition.page_of_slug(to).unwrap_or_else(|| (Route::Document(to), to.to_string()));
        pages.push((old, onward(edition, old, new, title)));
    }
    let Some(linked) = edition.document(to) else {
        let record = edition.site.withdrawn.iter().find(|record| record.slug == to);
        pages.extend(record.into_iter().flat_map(|record| of_withdrawn(edition, from, record)));
        return pages;
    };
    let blocks = (0..linked.addresses.blocks.len()).filter(|&block| edition.routes.paragraph(linked, block).is_some());
    pages.extend(blocks.map(|block| to_paragraph(edition, linked, from, &linked.addresses.blocks[block].id, block)));
    pages.extend(aliases(edition, linked, from));
    pages.extend(of_gone(edition, linked, from));
    pages
}

/// From the paragraphs of a document that have another anchor now, or none.
pub(super) fn within<'s>(edition: &'s Edition<'s>, linked: &'s LinkedDocument) -> Vec<Onward<'s>> {
    let slug = &linked.document.meta.slug;
    let mut pages = aliases(edition, linked, slug);
    pages.extend(of_gone(edition, linked, slug));
    pages
}

/// At the addresses of paragraphs whose words are gone: what stood there.
fn of_gone<'s>(edition: &'s Edition<'s>, linked: &'s LinkedDocument, slug: &'s str) -> Vec<Onward<'s>> {
    let gone = linked.past.gone.iter();
    graves(edition, slug, gone, document_route(linked), &document_title(linked).0)
}

/// At the addresses of the paragraphs of a document that is gone, below a slug it had: what stood there.
pub(super) fn of_withdrawn<'s>(edition: &'s Edition<'s>, slug: &'s str, record: &'s Record) -> Vec<Onward<'s>> {
    let all = record.ever().filter(|_| record.kind == RecordKind::Document);
    graves(edition, slug, all, Route::Document(&record.slug), &format!("/{}/", record.slug))
}

fn graves<'s>(
    edition: &'s Edition<'s>,
    slug: &'s str,
    gone: impl Iterator<Item = &'s Anchored>,
    document: Route<'s>,
    title: &str,
) -> Vec<Onward<'s>> {
    let paged = gone.filter(|gone| edition.routes.has_paragraphs() && had_page(&gone.id));
    let grave = |gone: &'s Anchored| {
        let page = Route::Paragraph(slug, &gone.id);
        let view = MovedView {
            title: title.to_string(),
            href: edition.routes.link_anchor(page, document, &gone.id),
            canonical: edition.routes.absolute_anchor(document, &gone.id),
            gone: Some(tombstone(edition, page, gone)),
        };
        (page, view)
    };
    paged.map(grave).collect()
}

/// Whether an anchor is that of a paragraph, as far as its name tells: `para-3`, `u5`, `article-16-3`.
fn had_page(id: &str) -> bool {
    let is_unnumbered = id.strip_prefix('u').is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    let in_article = id.strip_prefix("article-").is_some_and(|rest| rest.contains('-'));
    let of_another_sort = id.contains("-fn-") || id.contains("-heading-");
    (is_unnumbered || in_article || id.starts_with("para-") || id.contains("-para-")) && !of_another_sort
}

fn aliases<'s>(edition: &'s Edition<'s>, linked: &'s LinkedDocument, slug: &'s str) -> Vec<Onward<'s>> {
    let blocks = linked.past.aliases.iter().filter_map(|alias| Some((alias.was.id.as_str(), linked.addresses.find(&alias.to)?)));
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
    let title = cited(edition, linked, block);
    (old, onward(edition, old, new, title))
}

fn onward(edition: &Edition, from: Route, to: Route, title: String) -> MovedView {
    MovedView { title, href: edition.routes.link(from, to), canonical: edition.routes.absolute(to), gone: None }
}

/// The page at the address of a document that is gone: what stood at each of its anchors.
pub(super) fn withdrawn(edition: &Edition, record: &Record) -> WithdrawnView {
    let title = record.anchors.iter().find(|anchor| anchor.id == TOP).map(|whole| whole.words.clone());
    let gone = record.ever().filter(|anchor| anchor.id != TOP);
    let gone = gone.map(|gone| tombstone(edition, Route::Document(&record.slug), gone)).collect();
    WithdrawnView { slug: record.slug.clone(), title, gone }
}
