//! `document.json`: a document for programs.
//!
//! In: a linked document. Out: header facts, headings, paragraphs, notes, tables, references both ways, with the ids that the page
//! has. The shape is a promise to other programs; a change of it needs another name in `schema`.

use std::collections::BTreeMap;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use super::super::citing::Citing;
use super::super::edition::{Edition, document_route};
use super::element;
use super::reference::{self, ReferenceExport};
use crate::model::{Address, Block, Content, LinkedDocument, Note, Table, Text};

/// The whole of `document.json`.
#[derive(Debug, Serialize)]
pub(super) struct DocumentExport<'s> {
    schema: &'static str,
    slug: &'s str,
    url: String,
    language: &'s str,
    title: Option<&'s str>,
    subtitle: Option<&'s str>,
    symbol: Option<&'s str>,
    date: Option<&'s str>,
    body: Option<&'s str>,
    meeting: Option<&'s str>,
    agenda_item: Option<&'s str>,
    distribution: Option<&'s str>,
    original_language: Option<&'s str>,
    author_note: Option<&'s str>,
    source: Option<SourceExport<'s>>,
    headings: Vec<HeadingExport<'s>>,
    paragraphs: Vec<ParagraphExport<'s>>,
    footnotes: Vec<NoteExport<'s>>,
    tables: Vec<TableExport<'s>>,
    references: Vec<ReferenceExport<'s>>,
    cited_by: Vec<CitedByExport<'s>>,
}

#[derive(Debug, Serialize)]
struct SourceExport<'s> {
    file: &'s str,
    sha256: &'s str,
}

#[derive(Debug, Serialize)]
struct HeadingExport<'s> {
    id: &'s str,
    level: u8,
    label: Option<&'s str>,
    text: String,
    parent: Option<&'s str>,
}

#[derive(Debug, Serialize)]
struct ParagraphExport<'s> {
    id: &'s str,
    number: Option<&'s str>,
    kind: &'static str,
    parent: Option<&'s str>,
    section: Option<&'s str>,
    text: String,
    url: String,
}

#[derive(Debug, Serialize)]
struct NoteExport<'s> {
    id: &'s str,
    label: String,
    text: String,
    cited_in: Vec<&'s str>,
}

#[derive(Debug, Serialize)]
struct TableExport<'s> {
    id: &'s str,
    caption: Option<String>,
    header_rows: usize,
    rows: Vec<Vec<String>>,
    section: Option<&'s str>,
}

#[derive(Debug, Serialize)]
struct CitedByExport<'s> {
    paragraph: Option<&'s str>,
    from: String,
    text: &'s str,
}

/// The export of a document.
pub(super) fn view<'s>(edition: &Edition<'s>, linked: &'s LinkedDocument) -> DocumentExport<'s> {
    let meta = &linked.document.meta;
    let source = meta.source.as_ref().map(|source| SourceExport { file: &source.file, sha256: &source.sha256 });
    let mut export = DocumentExport {
        schema: "pincite.document/1",
        slug: &meta.slug,
        url: edition.routes.absolute(document_route(linked)),
        language: edition.language(linked),
        title: meta.title.as_deref(),
        subtitle: meta.subtitle.as_deref(),
        symbol: meta.symbol.as_deref(),
        date: meta.date.as_deref(),
        body: meta.body.as_deref(),
        meeting: meta.meeting.as_deref(),
        agenda_item: meta.agenda_item.as_deref(),
        distribution: meta.distribution.as_deref(),
        original_language: meta.original_language.as_deref(),
        author_note: meta.author_note.as_deref(),
        source,
        headings: Vec::new(),
        paragraphs: Vec::new(),
        footnotes: Vec::new(),
        tables: Vec::new(),
        references: reference::of_document(edition, linked),
        cited_by: cited_by(edition, linked),
    };
    let ids = Ids(linked);
    let cited_in = cited_in(linked);
    for (block, address) in linked.document.blocks.iter().zip(&linked.addresses.blocks) {
        match &block.content {
            Content::Heading(heading) => export.headings.push(HeadingExport {
                id: &address.id,
                level: heading.level,
                label: heading.label.as_deref(),
                text: element::text(block),
                parent: ids.of(address.parent()),
            }),
            Content::Paragraph(_) | Content::Preformatted(_) => {
                export.paragraphs.push(paragraph(edition, linked, block, address));
            }
            Content::Note(note) => export.footnotes.push(NoteExport {
                id: &address.id,
                label: printed_label(note),
                text: element::text(block),
                cited_in: cited_in.get(note.key.as_str()).cloned().unwrap_or_default(),
            }),
            Content::Table(table) => export.tables.push(TableExport {
                id: &address.id,
                caption: table.caption.as_ref().map(|caption| element::flat(&caption.plain)),
                header_rows: table.header_rows,
                rows: element::rows(table),
                section: ids.of(address.section()),
            }),
        }
    }
    export
}

/// Ids by index of the block.
#[derive(Clone, Copy)]
struct Ids<'s>(&'s LinkedDocument);

impl<'s> Ids<'s> {
    fn of(self, block: Option<usize>) -> Option<&'s str> {
        block.map(|index| self.0.addresses.blocks[index].id.as_str())
    }
}

fn paragraph<'s>(edition: &Edition<'s>, linked: &'s LinkedDocument, block: &Block, address: &'s Address) -> ParagraphExport<'s> {
    let kind = match &block.content {
        Content::Paragraph(paragraph) if paragraph.label.is_some() => "numbered",
        Content::Paragraph(paragraph) if paragraph.bullet => "item",
        _ => "unnumbered",
    };
    let ids = Ids(linked);
    ParagraphExport {
        id: &address.id,
        number: address.number.as_deref(),
        kind,
        parent: ids.of(address.parent()),
        section: ids.of(address.section()),
        text: element::text(block),
        url: edition.routes.absolute_anchor(document_route(linked), &address.id),
    }
}

/// The label with superscript letters and figures as plain ones.
fn printed_label(note: &Note) -> String {
    note.label().nfkc().collect()
}

/// Where each note is cited, in the order of the document, each place once.
fn cited_in(linked: &LinkedDocument) -> BTreeMap<&str, Vec<&str>> {
    let mut cited: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for key in &linked.document.meta.title_notes {
        cited.entry(key).or_default().push("title");
    }
    for (block, address) in linked.document.blocks.iter().zip(&linked.addresses.blocks) {
        for key in texts(&block.content).flat_map(Text::note_keys) {
            let places = cited.entry(key).or_default();
            if places.last() != Some(&address.id.as_str()) {
                places.push(&address.id);
            }
        }
    }
    cited
}

fn texts(content: &Content) -> impl Iterator<Item = &Text> {
    let (caption, rows) = match content {
        Content::Table(Table { caption, rows, .. }) => (caption.as_ref(), rows.as_slice()),
        _ => (None, [].as_slice()),
    };
    content.text().into_iter().chain(caption).chain(rows.iter().flatten().map(|cell| &cell.text))
}

/// What cites this document, itself included: as a whole first, then place by place.
fn cited_by<'s>(edition: &Edition<'s>, linked: &'s LinkedDocument) -> Vec<CitedByExport<'s>> {
    let anchors = linked.addresses.blocks.iter().map(|address| Some(address.id.as_str()));
    let places = std::iter::once(None).chain(anchors);
    let position = edition.position(linked);
    let citing = places.flat_map(|anchor| edition.citing_place(position, anchor).into_iter().map(move |citing| (anchor, citing)));
    let export = |(anchor, citing): (Option<&'s str>, Citing<'s>)| CitedByExport {
        paragraph: anchor,
        from: reference::place_url(edition, citing.from, citing.reference.place),
        text: citing.from.text_at(citing.reference.place).get(citing.reference.start..citing.reference.end).unwrap_or_default(),
    };
    citing.map(export).collect()
}
