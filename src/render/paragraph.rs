//! The pages of a document's paragraphs: what an e-mail links to.
//!
//! In: a linked document. Out: for each paragraph that has a page its [`ParagraphPageView`]: the words, where they stand, what they
//! introduce and are introduced by, their notes, and the ways to cite and send them. Such a page is small and complete without
//! script, since mail programs open it in whatever they have: it stays below 6,000 bytes unless the paragraph's own words and notes
//! are so long that they leave no room. What else it shows shares the room that they leave.

use std::collections::BTreeMap;

use crate::model::{Content, LinkedDocument, Note, Paragraph, Passage, Place, Text};

use super::citation::{Work, metadata, quotation};
use super::edition::{Edition, document_route, document_title};
use super::html::{self, escape};
use super::mail::{self, Letter};
use super::names;
use super::past;
use super::quotes;
use super::references::References;
use super::route::Route;
use super::view::{CitingView, ContextView, LinkView, MetaView, NoteView, ParagraphPageView};
use super::words::direction;

/// Most bytes of a page, without the stylesheet.
const MOST: usize = 6_000;
/// What a page takes in any case: the elements of its template, and the names of the theme's files.
const TEMPLATE: usize = 1_760;
/// The words of its template.
const WORDS: [&str; 7] = ["where-it-stands", "read-in-document", "cite", "address", "send", "by-email", "neighbours"];
/// What the elements around each part take that there may be several of.
const AROUND: usize = 60;
/// Most bytes of words that a page shows of what its paragraph introduces.
const MOST_BELOW: usize = 1_200;
/// Most letters of a paragraph above.
const MOST_ABOVE: usize = 160;
/// Most letters of the words in previews, and as many as they have in any case.
const MOST_PREVIEW: usize = 130;
const FEWEST_PREVIEW: usize = 50;

/// The pages of a document's paragraphs, in the order of the text, and what previews say of each.
pub(super) fn views<'s>(
    edition: &'s Edition<'s>,
    linked: &'s LinkedDocument,
    put: &mut dyn FnMut((Route<'s>, ParagraphPageView, String)),
) {
    let pages: Vec<usize> =
        (0..linked.document.blocks.len()).filter(|&block| edition.routes.paragraph(linked, block).is_some()).collect();
    if pages.is_empty() {
        return;
    }
    let setter = Setter::new(edition, linked, &pages);
    for &block in &pages {
        put(setter.page(block));
    }
}

/// Sets the paragraphs of one document.
struct Setter<'s> {
    edition: &'s Edition<'s>,
    linked: &'s LinkedDocument,
    position: usize,
    work: Work,
    template: usize,
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
            siblings.entry(linked.addresses.blocks[block].parent()).or_default().push(block);
        }
        let (work, references) = (edition.work(linked), References::new(edition, linked));
        let template = TEMPLATE + WORDS.iter().map(|id| edition.words.say(id).len()).sum::<usize>();
        Self { edition, linked, position: edition.position(linked), work, template, references, notes: notes.collect(), siblings }
    }

    fn route(&self, block: usize) -> Route<'s> {
        Route::Paragraph(&self.linked.document.meta.slug, &self.linked.addresses.blocks[block].id)
    }

    fn page(&self, block: usize) -> (Route<'s>, ParagraphPageView, String) {
        let (edition, linked, page) = (self.edition, self.linked, self.route(block));
        let address = &linked.addresses.blocks[block];
        let place = names::place(edition.words, linked, Place::Block(block));
        let mut view = ParagraphPageView {
            language: edition.language(linked).to_string(),
            direction: direction(edition.language(linked)),
            title: document_title(linked).0,
            document: edition.routes.link(page, document_route(linked)),
            trail: self.trail(page, block),
            above: self.above(page, block),
            paragraph: self.context(page, block, None),
            below: Vec::new(),
            left_out: 0,
            remarks: past::remarks(edition, linked, page, &address.id),
            notes: self.notes(page, &[block]),
            cited_by: Vec::new(),
            more_citing: false,
            previous: self.previous(page, block),
            next: self.next(page, block),
            mail: String::new(),
            tags: Vec::new(),
            name: edition.words.cited_place(&names::document(linked), &place),
            citation: edition.words.cited_place(&self.work.short(), &place),
            url: edition.routes.absolute(page),
            in_document: edition.routes.link_anchor(page, document_route(linked), &address.id),
        };
        let preview = self.fill(block, &mut view);
        (page, view, preview)
    }

    /// What shares the room that the paragraph leaves: what it introduces, the tags for reference managers, an e-mail and the words
    /// in previews, which are the result.
    fn fill(&self, block: usize, view: &mut ParagraphPageView) -> String {
        let lines = quotation::lines(self.linked, &[Passage::one(block)]);
        let quoted = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        let letter =
            Letter { name: &view.name.clone(), citation: &view.citation.clone(), words: &quoted, url: &view.url.clone() };
        let mut room = MOST.saturating_sub(self.template + 2 * self.edition.config.title.len() + weight(view));
        if room == 0 {
            view.trail.iter_mut().for_each(|link| link.title = names::shortened(&link.title, FEWEST_PREVIEW / 2));
        }
        let mut take = |bytes: usize| room.checked_sub(bytes).map(|left| room = left).is_some();

        let shortest = letter.shortest().len();
        take(shortest);
        let previews = [MOST_PREVIEW, FEWEST_PREVIEW].map(|most| names::shortened(words(self.linked, block), most));
        let preview = previews.iter().find(|preview| take(escape(preview).len())).unwrap_or(&previews[1]).clone();
        let citing = self.edition.citing_place(self.position, Some(&self.linked.addresses.blocks[block].id));
        for citing in quotes::places(self.edition, self.route(block), &citing) {
            if take(citing_weight(&citing)) {
                view.cited_by.push(citing);
            } else {
                view.more_citing = true;
            }
        }
        let tags = metadata::tags(&Work { url: view.url.clone(), ..self.work.clone() });
        if take(tags.iter().map(|MetaView { name, content }| name.len() + escape(content).len() + 25).sum()) {
            view.tags = tags;
        }
        let mut shown = vec![block];
        let mut length = 0;
        for below in self.below(block) {
            length += words(self.linked, below).len();
            if view.left_out > 0 || length > MOST_BELOW {
                view.left_out += 1;
                continue;
            }
            let one = self.context(self.route(block), below, None);
            let notes = self.notes(self.route(block), &[&shown[..], &[below]].concat());
            let more = notes_weight(&notes).saturating_sub(notes_weight(&view.notes));
            if take(context_weight(&one) + more) {
                shown.push(below);
                view.below.push(one);
                view.notes = notes;
            } else {
                view.left_out += 1;
            }
        }
        view.mail = letter.link((shortest + room).min(mail::LONGEST));
        preview
    }

    /// The headings that the paragraph stands below, outermost first.
    fn trail(&self, page: Route, block: usize) -> Vec<LinkView> {
        let blocks = &self.linked.addresses.blocks;
        let headings = std::iter::successors(blocks[block].section(), |&heading| blocks[heading].parent());
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
        let above = std::iter::successors(blocks[block].parent(), |&above| blocks[above].parent());
        let mut above: Vec<ContextView> = above.map(|above| self.context(page, above, Some(MOST_ABOVE))).collect();
        above.reverse();
        above
    }

    /// The paragraphs that the paragraph introduces.
    fn below(&self, block: usize) -> impl Iterator<Item = usize> {
        let (document, blocks) = (&self.linked.document, &self.linked.addresses.blocks);
        let is_below = move |&index: &usize| {
            std::iter::successors(blocks[index].parent(), |&above| blocks[above].parent()).any(|above| above == block)
        };
        (block + 1..blocks.len())
            .take_while(move |&index| blocks[index].section() == blocks[block].section())
            .filter(|&index| matches!(document.blocks[index].content, Content::Paragraph(_)))
            .take_while(is_below)
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
                let spoken =
                    escape(&self.edition.words.fill("note-mark", [("label", key.rsplit('/').next().unwrap_or(key).into())]));
                format!("<sup><a href=\"#{id}\" aria-label=\"{spoken}\">{label}</a></sup>")
            }
            None => format!("<sup>{label}</sup>"),
        }
    }

    /// The notes that paragraphs cite, each once.
    fn notes(&self, page: Route, paragraphs: &[usize]) -> Vec<NoteView> {
        let texts = paragraphs.iter().filter_map(|&block| self.linked.document.blocks[block].content.text());
        let mut cited: Vec<&(usize, &Note)> = texts.flat_map(Text::note_keys).filter_map(|key| self.notes.get(key)).collect();
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
        let parent = self.linked.addresses.blocks[block].parent();
        let siblings = self.siblings.get(&parent)?;
        let own = siblings.binary_search(&block).ok()?;
        self.neighbour(page, own.checked_sub(1).map(|before| siblings[before]).or(parent)?)
    }

    /// The next paragraph on the same level; behind the last the one that follows in the text.
    fn next(&self, page: Route, block: usize) -> Option<LinkView> {
        let blocks = &self.linked.addresses.blocks;
        let levels = std::iter::successors(Some(block), |&above| blocks[above].parent());
        let mut following = levels.filter_map(|above| {
            let siblings = self.siblings.get(&blocks[above].parent())?;
            siblings.get(siblings.binary_search(&above).ok()? + 1)
        });
        self.neighbour(page, *following.next()?)
    }

    fn neighbour(&self, page: Route, block: usize) -> Option<LinkView> {
        let to = self.edition.routes.paragraph(self.linked, block)?;
        let href = self.edition.routes.link(page, to);
        Some(LinkView { title: names::place(self.edition.words, self.linked, Place::Block(block)), href, current: false })
    }
}

/// About how many bytes a view takes on its page; what is written several times counts so often.
fn weight(view: &ParagraphPageView) -> usize {
    let link = |link: &LinkView| AROUND + link.href.len() + escape(&link.title).len();
    let (name, url) = (escape(&view.name).len(), view.url.len());
    let remark =
        |remark: &super::view::RemarkView| 2 * AROUND + escape(&remark.words).len() + remark.now.as_ref().map_or(0, link);
    3 * name
        + 4 * url
        + escape(&view.title).len()
        + escape(&view.citation).len()
        + view.trail.iter().chain(&view.previous).chain(&view.next).map(link).sum::<usize>()
        + view.above.iter().chain([&view.paragraph]).map(context_weight).sum::<usize>()
        + view.remarks.iter().map(remark).sum::<usize>()
        + notes_weight(&view.notes)
}

fn citing_weight(view: &CitingView) -> usize {
    let link = |link: &LinkView| AROUND + link.href.len() + escape(&link.title).len();
    view.document.iter().chain(&view.places).map(link).sum()
}

fn context_weight(view: &ContextView) -> usize {
    AROUND + view.html.len() + view.href.as_ref().map_or(0, String::len)
}

fn notes_weight(notes: &[NoteView]) -> usize {
    notes.iter().map(|note| 2 * AROUND + note.html.len()).sum()
}

fn words(linked: &LinkedDocument, block: usize) -> &str {
    linked.document.blocks[block].content.text().map_or("", |text| text.plain.as_str())
}
