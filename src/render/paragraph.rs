//! The pages of a document's paragraphs: what an e-mail links to.
//!
//! In: a linked document. Out: for each paragraph that has a page its [`ParagraphPageView`]: the words, where they stand, what they
//! introduce and are introduced by, their notes, and the ways to cite and send them. Such a page is small and complete without
//! script, since mail programs open it in whatever they have; of what is long it shows the beginning and links to the rest.

use std::collections::BTreeMap;

use crate::model::{Content, LinkedDocument, Note, Paragraph, Place, Text};

use super::edition::{Edition, document_route, document_title};
use super::html::{self, escape};
use super::mail;
use super::names;
use super::past;
use super::references::References;
use super::route::Route;
use super::view::{ContextView, LinkView, NoteView, ParagraphPageView};

/// Most bytes of words that a page shows of what its paragraph introduces.
const MOST_BELOW: usize = 1_200;
/// Most letters of a paragraph above.
const MOST_ABOVE: usize = 160;
/// Most letters of the words in previews.
const MOST_PREVIEW: usize = 130;

/// The pages of a document's paragraphs, in the order of the text, and what previews say of each.
pub(super) fn views<'s>(edition: &'s Edition<'s>, linked: &'s LinkedDocument) -> Vec<(Route<'s>, ParagraphPageView, String)> {
    let pages: Vec<usize> =
        (0..linked.document.blocks.len()).filter(|&block| edition.routes.paragraph(linked, block).is_some()).collect();
    let setter = Setter::new(edition, linked, &pages);
    let preview = |block| names::shortened(words(linked, block), MOST_PREVIEW);
    pages.iter().map(|&block| (setter.route(block), setter.view(block), preview(block))).collect()
}

/// Sets the paragraphs of one document.
struct Setter<'s> {
    edition: &'s Edition<'s>,
    linked: &'s LinkedDocument,
    /// How the document is cited.
    citation: String,
    references: References<'s>,
    notes: BTreeMap<&'s str, (usize, &'s Note)>,
    /// The paragraphs with pages by what introduces them.
    siblings: BTreeMap<Option<usize>, Vec<usize>>,
}

impl<'s> Setter<'s> {
    fn new(edition: &'s Edition<'s>, linked: &'s LinkedDocument, pages: &[usize]) -> Self {
        let notes = linked.document.blocks.iter().enumerate().filter_map(|(index, block)| match &block.content {
            Content::Note(note) => Some((note.key.as_str(), (index, note))),
            _ => None,
        });
        let mut siblings: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for &block in pages {
            siblings.entry(linked.addresses.blocks[block].parent).or_default().push(block);
        }
        let citation = edition.work(linked).short();
        Self { edition, linked, citation, references: References::new(edition, linked), notes: notes.collect(), siblings }
    }

    fn route(&self, block: usize) -> Route<'s> {
        Route::Paragraph(&self.linked.document.meta.slug, &self.linked.addresses.blocks[block].id)
    }

    fn view(&self, block: usize) -> ParagraphPageView {
        let (edition, linked, page) = (self.edition, self.linked, self.route(block));
        let address = &linked.addresses.blocks[block];
        let in_document = edition.routes.link_anchor(page, document_route(linked), &address.id);
        let place = names::place(linked, Place::Block(block));
        let citation = format!("{}, {place}", self.citation);
        let below = self.below(block);
        let shown = [block].into_iter().chain(below.shown.iter().copied());
        let texts: Vec<&Text> = shown.filter_map(|block| linked.document.blocks[block].content.text()).collect();
        let url = edition.routes.absolute(page);
        ParagraphPageView {
            language: edition.language(linked).to_string(),
            title: document_title(linked).0,
            document: edition.routes.link(page, document_route(linked)),
            trail: self.trail(page, block),
            above: self.above(page, block),
            paragraph: self.context(page, block, None),
            below: below.shown.iter().map(|&below| self.context(page, below, None)).collect(),
            left_out: below.left_out,
            remarks: past::remarks(edition, linked, page, &address.id),
            notes: self.notes(page, &texts),
            previous: self.previous(page, block),
            next: self.next(page, block),
            mail: mail::link(&citation, words(linked, block), &url),
            name: format!("{}, {place}", names::document(linked)),
            citation,
            url,
            in_document,
        }
    }

    /// The headings that the paragraph stands below, outermost first.
    fn trail(&self, page: Route, block: usize) -> Vec<LinkView> {
        let blocks = &self.linked.addresses.blocks;
        let headings = std::iter::successors(blocks[block].section, |&heading| blocks[heading].parent);
        let mut trail: Vec<LinkView> = headings
            .map(|heading| LinkView {
                title: names::heading(self.linked, heading),
                href: self.edition.routes.link_anchor(page, document_route(self.linked), &blocks[heading].id),
                current: false,
            })
            .collect();
        trail.reverse();
        trail
    }

    /// The beginnings of the paragraphs that introduce this one, outermost first.
    fn above(&self, page: Route, block: usize) -> Vec<ContextView> {
        let blocks = &self.linked.addresses.blocks;
        let above = std::iter::successors(blocks[block].parent, |&above| blocks[above].parent);
        let mut above: Vec<ContextView> = above.map(|above| self.context(page, above, Some(MOST_ABOVE))).collect();
        above.reverse();
        above
    }

    /// What the paragraph introduces, as far as there is room.
    fn below(&self, block: usize) -> Below {
        let (document, blocks) = (&self.linked.document, &self.linked.addresses.blocks);
        let is_below = |&index: &usize| {
            std::iter::successors(blocks[index].parent, |&above| blocks[above].parent).any(|above| above == block)
        };
        let paragraphs = (block + 1..blocks.len())
            .take_while(|&index| blocks[index].section == blocks[block].section)
            .filter(|&index| matches!(document.blocks[index].content, Content::Paragraph(_)))
            .take_while(is_below);
        let mut below = Below::default();
        let mut length = 0;
        for index in paragraphs {
            length += words(self.linked, index).len();
            if length <= MOST_BELOW && below.left_out == 0 { below.shown.push(index) } else { below.left_out += 1 }
        }
        below
    }

    /// A paragraph as a page shows it: whole, or its beginning without links.
    fn context(&self, page: Route, block: usize, most: Option<usize>) -> ContextView {
        let none = Paragraph::default();
        let paragraph = match &self.linked.document.blocks[block].content {
            Content::Paragraph(paragraph) => paragraph,
            _ => &none,
        };
        let html = match most {
            Some(most) => escape(&names::shortened(&paragraph.text.plain, most)),
            None => html::inline(&paragraph.text, &self.references.spans(page, Place::Block(block)), &mut |key| self.mark(key)),
        };
        let route = self.edition.routes.paragraph(self.linked, block).filter(|&route| route != page);
        ContextView {
            label: paragraph.label.as_deref().map(names::paragraph_label).or_else(|| paragraph.bullet.then(|| "•".into())),
            level: paragraph.level,
            href: route.filter(|_| !paragraph.bullet).map(|route| self.edition.routes.link(page, route)), // a bullet is no name for a link
            html,
        }
    }

    /// The mark of a note, which leads to the note below.
    fn mark(&self, key: &str) -> String {
        let label = escape(key.rsplit('/').next().unwrap_or(key));
        match self.notes.get(key) {
            Some((block, _)) => {
                let id = escape(&self.linked.addresses.blocks[*block].id);
                format!("<sup class=\"note-mark\"><a href=\"#{id}\" aria-label=\"note {label}\">{label}</a></sup>")
            }
            None => format!("<sup>{label}</sup>"),
        }
    }

    /// The notes that texts cite, each once.
    fn notes(&self, page: Route, texts: &[&Text]) -> Vec<NoteView> {
        let mut cited: Vec<&(usize, &Note)> =
            texts.iter().flat_map(|text| text.note_keys()).filter_map(|key| self.notes.get(key)).collect();
        cited.sort_by_key(|(block, _)| *block);
        cited.dedup_by_key(|(block, _)| *block);
        let note = |(block, note): &(usize, &Note)| NoteView {
            id: self.linked.addresses.blocks[*block].id.clone(),
            former: Vec::new(),
            remarks: Vec::new(),
            label: note.label().to_string(),
            html: html::inline(&note.text, &self.references.spans(page, Place::Block(*block)), &mut |_| String::new()),
            back_links: Vec::new(),
            cited_by: Vec::new(),
        };
        cited.into_iter().map(note).collect()
    }

    /// The paragraph before, among those that the same paragraph introduces; before the first that paragraph itself.
    fn previous(&self, page: Route, block: usize) -> Option<LinkView> {
        let parent = self.linked.addresses.blocks[block].parent;
        let siblings = self.siblings.get(&parent)?;
        let own = siblings.binary_search(&block).ok()?;
        self.neighbour(page, own.checked_sub(1).map(|before| siblings[before]).or(parent)?)
    }

    /// The next paragraph on the same level; behind the last the one that follows in the text.
    fn next(&self, page: Route, block: usize) -> Option<LinkView> {
        let blocks = &self.linked.addresses.blocks;
        let levels = std::iter::successors(Some(block), |&above| blocks[above].parent);
        let mut following = levels.filter_map(|above| {
            let siblings = self.siblings.get(&blocks[above].parent)?;
            siblings.get(siblings.binary_search(&above).ok()? + 1)
        });
        self.neighbour(page, *following.next()?)
    }

    fn neighbour(&self, page: Route, block: usize) -> Option<LinkView> {
        let to = self.edition.routes.paragraph(self.linked, block)?;
        let href = self.edition.routes.link(page, to);
        Some(LinkView { title: names::place(self.linked, Place::Block(block)), href, current: false })
    }
}

/// What a paragraph introduces.
#[derive(Debug, Default)]
struct Below {
    shown: Vec<usize>,
    left_out: usize,
}

fn words(linked: &LinkedDocument, block: usize) -> &str {
    linked.document.blocks[block].content.text().map_or("", |text| text.plain.as_str())
}
