//! The page of a document.
//!
//! In: a linked document. Out: its [`DocumentView`]: header facts, table of contents, and the text with every anchor, link and note
//! in its place. Anchors are those of `anchors`, never others.

use crate::model::{Block, Content, Heading, LinkedDocument, Paragraph, Place, Table, Text};

use super::citation::{Work, metadata};
use super::edition::{Edition, document_route, document_title};
use super::html;
use super::names;
use super::notes::{Notes, Shown};
use super::panels;
use super::past::{self, Past};
use super::quotes;
use super::references::References;
use super::route::Route;
use super::table;
use super::translations;
use super::view::{
    BlockView, CiteView, CitingView, ContentsEntry, DocumentEntry, DocumentView, DownloadView, HeadingView, NoteView, NotesView,
    ParagraphView, PreformattedView, TableView,
};
use super::words::direction;

/// Deepest indent that a page shows.
const DEEPEST: u8 = 6;

/// The view of a document's page.
pub(super) fn view(edition: &Edition, linked: &LinkedDocument) -> DocumentView {
    let meta = &linked.document.meta;
    let (title, title_made_up) = document_title(linked);
    let mut setter = Setter::new(edition, linked);
    let title_html = setter.title(&title);
    let (blocks, notes) = setter.set();
    let [previous, next] = panels::neighbours(edition, linked);
    let work = edition.work(linked);
    DocumentView {
        name: names::document(linked),
        title_html,
        title_made_up,
        citation: work.short(),
        capitals: names::in_capitals(&title),
        subtitle: meta.subtitle.clone(),
        language: edition.language(linked).to_string(),
        direction: direction(edition.language(linked)),
        symbol: meta.symbol.clone(),
        date: meta.date.as_deref().map(|date| edition.date(date)),
        body: meta.body.clone(),
        meeting: meta.meeting.clone(),
        agenda_item: meta.agenda_item.clone(),
        distribution: meta.distribution.clone(),
        original_language: meta.original_language.clone(),
        author_note: meta.author_note.clone(),
        cites: panels::cites(edition, linked),
        cited_by: panels::cited_by(edition, linked),
        previous,
        next,
        contents: contents(linked),
        translations: translations::all(edition, linked),
        lists_notes: blocks.iter().any(|block| matches!(block, BlockView::Notes(_))),
        blocks,
        notes,
        gone: past::gone(edition, linked),
        formerly: past::formerly(edition, document_route(linked)),
        json: edition.config.exports.then(|| edition.routes.link(document_route(linked), Route::DocumentJson(&meta.slug))),
        cite: cite(edition, linked, &work),
    }
}

fn cite(edition: &Edition, linked: &LinkedDocument, work: &Work) -> CiteView {
    let slug = &linked.document.meta.slug;
    let download = |(name, about, to)| {
        let href = edition.routes.link(document_route(linked), to);
        DownloadView { name, about: edition.words.say(about), href }
    };
    let files = [
        ("BibTeX", "for-bibtex", Route::Bibtex(slug)),
        ("RIS", "for-ris", Route::Ris(slug)),
        ("CSL-JSON", "for-csl", Route::CslJson(slug)),
    ];
    CiteView {
        reference: work.reference(),
        downloads: files.into_iter().filter(|_| edition.config.exports).map(download).collect(),
        tags: metadata::tags(work),
        json_ld: metadata::json_ld(work, edition.config, edition.routes.base_url()),
    }
}

/// A document as lists show it.
pub(super) fn entry(edition: &Edition, from: Route, linked: &LinkedDocument) -> DocumentEntry {
    let meta = &linked.document.meta;
    let (title, title_made_up) = document_title(linked);
    let paragraphs = linked.document.blocks.iter().filter(|block| match &block.content {
        Content::Paragraph(paragraph) => paragraph.level == 0 && !paragraph.bullet,
        _ => false,
    });
    DocumentEntry {
        capitals: names::in_capitals(&title),
        title,
        title_made_up,
        subtitle: meta.subtitle.clone(),
        href: edition.routes.link(from, document_route(linked)),
        symbol: meta.symbol.clone(),
        date: meta.date.as_deref().map(|date| edition.date(date)),
        body: meta.body.clone(),
        paragraphs: paragraphs.count(),
    }
}

/// Sets the blocks of one document.
struct Setter<'s> {
    edition: &'s Edition<'s>,
    linked: &'s LinkedDocument,
    position: usize,
    references: References<'s>,
    notes: Notes<'s>,
    past: Past<'s>,
}

impl<'s> Setter<'s> {
    fn new(edition: &'s Edition<'s>, linked: &'s LinkedDocument) -> Self {
        let (references, notes, past) =
            (References::new(edition, linked), Notes::new(edition.words, linked), Past::new(edition, linked));
        Self { edition, linked, position: edition.position(linked), references, notes, past }
    }

    fn title(&mut self, title: &str) -> String {
        let mut html = self.inline(&Text::plain(title), Place::Title);
        for key in &self.linked.document.meta.title_notes {
            html.push_str(&self.notes.mark(key));
        }
        html
    }

    /// All blocks in the order of the text, and the notes that stand at the end. Notes are set in two goes, because their ways back
    /// are known only when every mark has been made.
    fn set(mut self) -> (Vec<BlockView>, Vec<NoteView>) {
        let document = &self.linked.document;
        let set: Vec<Set> = document.blocks.iter().enumerate().map(|(index, block)| self.block(index, block)).collect();
        let mut views: Vec<BlockView> = Vec::new();
        let mut tables: Vec<(usize, usize)> = Vec::new();
        let mut at_end = Vec::new();
        for (index, set) in set.into_iter().enumerate() {
            match set {
                Set::View(view) => {
                    if matches!(view, BlockView::Table(_)) {
                        tables.push((index, views.len()));
                    }
                    views.push(view);
                }
                Set::Note(html) => {
                    let Content::Note(note) = &document.blocks[index].content else { continue };
                    let mut note = self.notes.view(index, note, html);
                    note.cited_by = self.cited_by(&note.id);
                    note.former = self.past.former(&note.id);
                    note.remarks = self.past.remarks(&note.id);
                    let place = match self.notes.shown(index) {
                        Shown::Below(table) => tables.iter().find(|(block, _)| *block == table).map(|(_, view)| *view),
                        Shown::Here => Some(views.len() - 1),
                        Shown::AtEnd => None,
                    };
                    match place.map(|place| &mut views[place]) {
                        Some(BlockView::Table(table)) => table.notes.push(note),
                        Some(BlockView::Notes(list)) => list.notes.push(note),
                        Some(_) => views.push(BlockView::Notes(NotesView { notes: vec![note] })),
                        None => at_end.push(note),
                    }
                }
            }
        }
        (views, at_end)
    }

    fn block(&mut self, index: usize, block: &Block) -> Set {
        let id = self.linked.addresses.blocks[index].id.clone();
        Set::View(match &block.content {
            Content::Note(note) => return Set::Note(self.inline(&note.text, Place::Block(index))),
            Content::Heading(heading) => BlockView::Heading(self.heading(index, id, heading)),
            Content::Paragraph(paragraph) => BlockView::Paragraph(self.paragraph(index, id, paragraph)),
            Content::Table(table) => BlockView::Table(self.table(index, &id, table)),
            Content::Preformatted(text) => {
                let former = self.past.former(&id);
                BlockView::Preformatted(PreformattedView { id, former, text: text.clone() })
            }
        })
    }

    fn heading(&mut self, index: usize, id: String, heading: &Heading) -> HeadingView {
        let rank = (heading.level + 1).clamp(2, 6);
        let label = heading.label.as_deref().map(names::heading_label);
        let html = self.inline(&heading.text, Place::Block(index));
        HeadingView {
            cited_by: self.cited_by(&id),
            former: self.past.former(&id),
            remarks: self.past.remarks(&id),
            id,
            rank,
            label,
            html,
            capitals: names::in_capitals(&heading.text.plain),
        }
    }

    fn cited_by(&self, id: &str) -> Vec<CitingView> {
        quotes::places(self.edition, document_route(self.linked), &self.edition.citing_place(self.position, Some(id)))
    }

    fn paragraph(&mut self, index: usize, id: String, paragraph: &Paragraph) -> ParagraphView {
        ParagraphView {
            cited_by: self.cited_by(&id),
            former: self.past.former(&id),
            remarks: self.past.remarks(&id),
            translations: translations::of_place(self.edition, self.linked, &id),
            id,
            label: paragraph.label.as_deref().map(names::paragraph_label),
            name: names::place(self.edition.words, self.linked, Place::Block(index)),
            level: paragraph.level.min(DEEPEST),
            bullet: paragraph.bullet,
            quoted: paragraph.quoted,
            html: self.inline(&paragraph.text, Place::Block(index)),
            page: self
                .edition
                .routes
                .paragraph(self.linked, index)
                .map(|page| self.edition.routes.link(document_route(self.linked), page)),
        }
    }

    fn table(&mut self, index: usize, id: &str, table: &Table) -> TableView {
        let caption = table.caption.as_ref().map(|caption| self.inline(caption, Place::Caption(index)));
        let mut view = table::view(id, table, caption, |row, column| {
            self.inline(&table.rows[row][column].text, Place::Cell { block: index, row, column })
        });
        view.former = self.past.former(id);
        view
    }

    fn inline(&mut self, text: &Text, place: Place) -> String {
        let notes = &mut self.notes;
        html::inline(text, &self.references.spans(document_route(self.linked), place), &mut |key| notes.mark(key))
    }
}

/// A block that has been set.
enum Set {
    View(BlockView),
    /// The words of a note, whose place and ways back are still to be found.
    Note(String),
}

/// The headings as a tree.
fn contents(linked: &LinkedDocument) -> Vec<ContentsEntry> {
    let mut open: Vec<(u8, ContentsEntry)> = Vec::new();
    let mut roots = Vec::new();
    for (block, address) in linked.document.blocks.iter().zip(&linked.addresses.blocks) {
        let Content::Heading(heading) = &block.content else { continue };
        close(&mut open, &mut roots, heading.level);
        let entry = ContentsEntry {
            label: heading.label.as_deref().map(names::heading_label),
            title: heading.text.plain.clone(),
            capitals: names::in_capitals(&heading.text.plain),
            href: format!("#{}", address.id),
            children: Vec::new(),
        };
        open.push((heading.level, entry));
    }
    close(&mut open, &mut roots, 0);
    roots
}

/// Puts open headings of a level or deeper where they belong.
fn close(open: &mut Vec<(u8, ContentsEntry)>, roots: &mut Vec<ContentsEntry>, level: u8) {
    while open.last().is_some_and(|(deeper, _)| *deeper >= level) {
        let Some((_, entry)) = open.pop() else { break };
        match open.last_mut() {
            Some((_, parent)) => parent.children.push(entry),
            None => roots.push(entry),
        }
    }
}
