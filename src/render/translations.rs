//! The other languages of a document: links from each paragraph to itself in them, and pages with two languages side by side.
//!
//! In: documents that are translations of each other. Out: views. Paragraphs are the same where their anchors are, for an anchor is
//! a function of the printed number; what only one language has stands alone in its row.

use std::collections::BTreeMap;

use crate::model::{Content, LinkedDocument, Place, Text};

use super::edition::{Edition, document_route, document_title};
use super::html::{self, escape};
use super::names;
use super::references::References;
use super::route::Route;
use super::table;
use super::view::{BesideCellView, BesideRowView, BesideView, LinkView, TranslationView};
use super::words::direction;

/// Names of languages in themselves.
const NAMES: [(&str, &str); 16] = [
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("nl", "Nederlands"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("sw", "Kiswahili"),
    ("tr", "Türkçe"),
    ("zh", "中文"),
];

/// What a language calls itself; its tag where that is not known.
fn name(tag: &str) -> String {
    let language = tag.split('-').next().unwrap_or(tag);
    NAMES.iter().find(|(known, _)| *known == language).map_or(tag, |(_, name)| name).to_string()
}

/// All languages of a document, as its page links to them; none where it has only one.
pub(super) fn all(edition: &Edition, linked: &LinkedDocument) -> Vec<TranslationView> {
    let here = document_route(linked);
    let group = edition.translations(linked);
    let position = |one: &LinkedDocument| group.iter().position(|other| std::ptr::eq(*other, one));
    let view = |other: &&LinkedDocument| {
        let language = edition.language(other);
        let current = std::ptr::eq(*other, linked);
        let (left, right) = if position(linked) < position(other) { (linked, *other) } else { (*other, linked) };
        TranslationView {
            name: name(language),
            direction: direction(language),
            language: language.to_string(),
            href: edition.routes.link(here, document_route(other)),
            canonical: edition.routes.absolute(document_route(other)),
            beside: (!current).then(|| edition.routes.link(here, beside_route(left, right))),
            current,
        }
    };
    group.iter().map(view).collect()
}

/// Links from a place in a document to the same place in its other languages, as far as these have it.
pub(super) fn of_place(edition: &Edition, linked: &LinkedDocument, id: &str) -> Vec<LinkView> {
    let others = edition.translations(linked).iter().filter(|other| !std::ptr::eq(**other, linked));
    let known = others.filter(|other| other.addresses.find(id).is_some());
    let link = |other: &&LinkedDocument| LinkView {
        title: edition.language(other).to_string(),
        href: edition.routes.link_anchor(document_route(linked), document_route(other), id),
        current: false,
    };
    known.map(link).collect()
}

fn beside_route<'s>(left: &'s LinkedDocument, right: &'s LinkedDocument) -> Route<'s> {
    Route::Beside(&left.document.meta.slug, &right.document.meta.slug)
}

/// The pages that show a document beside those that follow it among its languages.
pub(super) fn beside<'s>(edition: &Edition<'s>, linked: &'s LinkedDocument) -> Vec<(Route<'s>, BesideView)> {
    let group = edition.translations(linked);
    let following = group.iter().skip_while(|other| !std::ptr::eq(**other, linked)).skip(1);
    following.map(|other| (beside_route(linked, other), page(edition, linked, other))).collect()
}

fn page(edition: &Edition, left: &LinkedDocument, right: &LinkedDocument) -> BesideView {
    let route = beside_route(left, right);
    let setters = [left, right].map(|linked| Setter::new(edition, linked, route));
    let language = |linked: &LinkedDocument| {
        let language = edition.language(linked);
        TranslationView {
            name: name(language),
            direction: direction(language),
            language: language.to_string(),
            href: edition.routes.link(route, document_route(linked)),
            canonical: edition.routes.absolute(document_route(linked)),
            beside: None,
            current: false,
        }
    };
    let cell = |setter: &Setter, block: Option<usize>| block.map(|block| setter.cell(block));
    let row = |(id, left, right): (String, Option<usize>, Option<usize>)| BesideRowView {
        id,
        cells: vec![cell(&setters[0], left), cell(&setters[1], right)],
    };
    BesideView {
        languages: vec![language(left), language(right)],
        titles: vec![document_title(left).0, document_title(right).0],
        rows: align(left, right).into_iter().map(row).collect(),
    }
}

/// The blocks of two texts by their anchors, in the order of the first; what only the second has follows what it follows there.
fn align(left: &LinkedDocument, right: &LinkedDocument) -> Vec<(String, Option<usize>, Option<usize>)> {
    let shown = |linked: &LinkedDocument| {
        let blocks = 0..linked.document.blocks.len();
        blocks.filter(|&block| !matches!(linked.document.blocks[block].content, Content::Note(_))).collect::<Vec<_>>()
    };
    let id = |linked: &LinkedDocument, block: usize| linked.addresses.blocks[block].id.clone();
    let (ours, theirs) = (shown(left), shown(right));
    let places: BTreeMap<String, usize> = theirs.iter().enumerate().map(|(at, &block)| (id(right, block), at)).collect();
    let own: Vec<String> = ours.iter().map(|&block| id(left, block)).collect();
    let alone = |at: usize| !own.contains(&id(right, theirs[at]));
    let mut rows = Vec::new();
    let mut next = 0;
    for (&block, id_here) in ours.iter().zip(&own) {
        // Headings without a number that both could read are taken for each other where they stand alike.
        let is_heading =
            |linked: &LinkedDocument, block: usize| matches!(linked.document.blocks[block].content, Content::Heading(_));
        let alike = || {
            let meets = theirs.get(next).is_some_and(|&block| is_heading(right, block)) && alone(next);
            (is_heading(left, block) && meets).then_some(next)
        };
        let at = places.get(id_here).copied().or_else(alike);
        let until = at.unwrap_or(next);
        rows.extend((next..until).filter(|&at| alone(at)).map(|at| (id(right, theirs[at]), None, Some(theirs[at]))));
        next = next.max(at.map_or(next, |at| at + 1));
        rows.push((id_here.clone(), Some(block), at.map(|at| theirs[at])));
    }
    rows.extend((next..theirs.len()).filter(|&at| alone(at)).map(|at| (id(right, theirs[at]), None, Some(theirs[at]))));
    rows
}

/// Sets the blocks of one of the two texts.
struct Setter<'e, 's> {
    edition: &'e Edition<'s>,
    linked: &'e LinkedDocument,
    references: References<'e>,
    page: Route<'e>,
}

impl<'e, 's> Setter<'e, 's> {
    fn new(edition: &'e Edition<'s>, linked: &'e LinkedDocument, page: Route<'e>) -> Self
    where
        's: 'e,
    {
        Self { edition, linked, references: References::new(edition, linked), page }
    }

    fn cell(&self, block: usize) -> BesideCellView {
        let place = Place::Block(block);
        let mut cell = BesideCellView {
            href: self.edition.routes.link_anchor(
                self.page,
                document_route(self.linked),
                &self.linked.addresses.blocks[block].id,
            ),
            ..BesideCellView::default()
        };
        match &self.linked.document.blocks[block].content {
            Content::Heading(heading) => {
                cell.rank = (heading.level + 1).clamp(2, 6);
                cell.label = heading.label.as_deref().map(names::heading_label);
                cell.html = self.inline(&heading.text, place);
            }
            Content::Paragraph(paragraph) => {
                let bullet = || paragraph.bullet.then(|| "•".to_string());
                cell.label = paragraph.label.as_deref().map(names::paragraph_label).or_else(bullet);
                cell.level = paragraph.level;
                cell.html = self.inline(&paragraph.text, place);
            }
            Content::Table(table) => {
                let caption = table.caption.as_ref().map(|caption| self.inline(caption, Place::Caption(block)));
                let words =
                    |row: usize, column: usize| self.inline(&table.rows[row][column].text, Place::Cell { block, row, column });
                cell.table = Some(table::view("", table, caption, words));
            }
            Content::Preformatted(lines) => cell.html = escape(lines).replace('\n', "<br>"),
            Content::Note(_) => {}
        }
        cell
    }

    /// Words whose note marks lead to the notes of the document.
    fn inline(&self, text: &Text, place: Place) -> String {
        let mark = &mut |key: &str| self.mark(key);
        html::inline(text, &self.references.spans(self.page, place), mark)
    }

    fn mark(&self, key: &str) -> String {
        let label = key.rsplit('/').next().unwrap_or(key);
        let is_meant = |content: &Content| matches!(content, Content::Note(note) if note.key == key);
        let Some(block) = self.linked.document.blocks.iter().position(|block| is_meant(&block.content)) else {
            return format!("<sup>{}</sup>", escape(label));
        };
        let to = self.edition.routes.link_anchor(self.page, document_route(self.linked), &self.linked.addresses.blocks[block].id);
        let spoken = escape(&self.edition.words.fill("note-mark", [("label", label.into())]));
        format!("<sup class=\"note-mark\"><a href=\"{}\" aria-label=\"{spoken}\">{}</a></sup>", escape(&to), escape(label))
    }
}
