//! Assembling: chunks become the blocks of a document.
//!
//! In: the chunks of the text. Out: the document, and for each block and header field the lines behind it. Here the steps meet:
//! notes out of the running text, cut paragraphs joined, the title block read, each candidate taken for what `outline` chose,
//! notes bound to their marks.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::{Candidate, candidates};
use super::chunk::{Chunk, Kind};
use super::cut::join_cut;
use super::fallen_marks;
use super::header::{Header, TitleBlock, header, same};
use super::inline;
use super::join::join;
use super::labels::{Label, Style};
use super::lines::{Line, numbered};
use super::notes::{Citing, RawNote, bind};
use super::old_marks;
use super::outline::{self, outline};
use super::table_lines::names_a_table;
use super::tables::table;
use crate::model::{Block, Content, Document, Heading, Mark, MarkKind, Meta, Note, Paragraph, Text, figure_from_roman};

/// What a document is made of, and the lines behind it.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    /// The header facts.
    pub(super) meta: Meta,
    /// The blocks, in the order of the text.
    pub(super) pieces: Vec<Piece>,
    /// Line and field of the title block.
    pub(super) header: Vec<(usize, &'static str)>,
    /// Lines without words for the page, and why.
    pub(super) dropped: Vec<(usize, &'static str)>,
    /// First lines of what was read with little confidence.
    pub(super) doubtful: Vec<usize>,
}

/// A block, its place in the reading order, and the numbers of the lines behind it.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) order: usize,
    pub(super) lines: Vec<usize>,
    pub(super) content: Content,
}

impl Piece {
    /// Number of its first line.
    pub(super) fn line(&self) -> usize {
        self.lines.first().copied().unwrap_or(1)
    }
}

impl Reading {
    /// The document; its blocks carry the line of the source they begin at.
    pub(super) fn document(self) -> Document {
        let blocks = self.pieces.into_iter().map(|piece| Block { line: piece.line(), content: piece.content });
        Document { meta: self.meta, blocks: blocks.collect() }
    }
}

/// The chunks, sorted out: the lines behind them are not needed any more.
pub(super) struct Sorted {
    notes: Vec<Chunk>,
    labels: BTreeSet<String>,
    header: Header,
    /// The running text, old marks as raised ones.
    body: Vec<Chunk>,
}

/// The chunks, sorted out and read: everything that is known before blocks are made.
pub(super) struct Prepared {
    /// Notes, out of the running text.
    pub(super) notes: Vec<Chunk>,
    /// Printed labels of the notes.
    pub(super) labels: BTreeSet<String>,
    /// The title block.
    pub(super) header: Header,
    /// Captions by the first line of their table.
    pub(super) captions: BTreeMap<usize, Chunk>,
    /// The blocks to be.
    pub(super) candidates: Vec<Candidate>,
    /// What each one is, and what that cost.
    pub(super) readings: Vec<(outline::Reading, f32)>,
}

/// Takes notes and title block out of the text.
pub(super) fn sort_out(chunks: Vec<Chunk>, lines: &[Line], block: &TitleBlock) -> Sorted {
    let (notes, body) = take_notes(chunks);
    let labels: BTreeSet<String> = notes.iter().filter_map(note_label).map(str::to_string).collect();
    let old = |note: &Chunk| note.lines.first().is_some_and(|&line| old_marks::begins(&numbered(lines, line).text).is_some());
    let body = if notes.iter().any(old) { old_marks::raise(body, &labels) } else { body };
    let mut body = fallen_marks::lift(body, &labels);
    let header = header(&body, lines, block, &labels);
    body.drain(..header.taken);
    Sorted { notes, labels, header, body }
}

/// Reads the chunks as a whole.
pub(super) fn prepare(sorted: Sorted, stated: bool) -> Prepared {
    let Sorted { notes, labels, header, body } = sorted;
    let body = join(body, stated);
    let (body, captions) = take_captions(body);
    let mut candidates = candidates(body);
    if let Some(title) = &header.meta.title {
        raise_titles(&mut candidates, title);
    }
    let readings = outline(&candidates);
    let (candidates, readings) = if stated { (candidates, readings) } else { join_cut(candidates, readings) };
    Prepared { notes, labels, header, captions, candidates, readings }
}

/// A heading that says the title again begins the text in another language, or an annex: nothing stands above it.
fn raise_titles(candidates: &mut [Candidate], title: &str) {
    for candidate in candidates.iter_mut().filter(|candidate| candidate.labels.is_empty() && candidate.chunk.text.len() <= TITLE)
    {
        if candidate.marked.is_some() && same(&candidate.chunk.text, title) {
            candidate.marked = Some(1);
        }
    }
}

/// Longest heading that is compared with the title, in bytes.
const TITLE: usize = 400;

/// The document that the chunks make.
pub(super) fn assemble(prepared: Prepared) -> Reading {
    let Prepared { notes, labels, header, captions, candidates, readings } = prepared;
    let doubtful = candidates.iter().zip(&readings).filter(|(_, (_, cost))| *cost >= DOUBT);
    let doubtful = doubtful.filter_map(|(candidate, _)| candidate.chunk.lines.first().copied()).collect();
    let read = candidates.into_iter().zip(readings);
    let mut pieces: Vec<Piece> = read.map(|(candidate, (reading, _))| piece(candidate, reading, &labels, &captions)).collect();
    let mut raw = raw_notes(notes, &pieces, &labels);
    let mut meta = header.meta;
    let keys = bind_all(&mut raw, &mut pieces);
    meta.title_notes = title_notes(&header.notes, &raw, &keys);
    pieces.reserve_exact(raw.len());
    for (note, key) in raw.into_iter().zip(keys) {
        pieces.push(Piece { order: note.order, lines: note.lines, content: Content::Note(Note { key, text: note.text }) });
    }
    pieces.sort_by_key(|piece| piece.order);
    let dropped = drop_empty(&mut pieces);
    Reading { meta, pieces, header: header.fields, dropped, doubtful }
}

/// Notes, and the running text.
fn take_notes(mut chunks: Vec<Chunk>) -> (Vec<Chunk>, Vec<Chunk>) {
    let is_note = |chunk: &Chunk| matches!(chunk.kind, Kind::Note(_));
    let mut notes = Vec::with_capacity(chunks.iter().filter(|chunk| is_note(chunk)).count());
    notes.extend(chunks.extract_if(.., |chunk| is_note(chunk)));
    chunks.shrink_to_fit();
    (notes, chunks)
}

/// From what cost on a reading is shown to a person: two oddities, or one great one.
const DOUBT: f32 = 3.0;

fn note_label(chunk: &Chunk) -> Option<&str> {
    match &chunk.kind {
        Kind::Note(label) => Some(label),
        _ => None,
    }
}

/// Takes out what has neither label nor words; gives the lines behind it, and why.
fn drop_empty(pieces: &mut Vec<Piece>) -> Vec<(usize, &'static str)> {
    let mut dropped = Vec::new();
    pieces.retain(|piece| {
        let empty = match &piece.content {
            Content::Paragraph(paragraph) => paragraph.text.is_empty() && paragraph.label.is_none(),
            Content::Heading(heading) => heading.text.is_empty() && heading.label.is_none(),
            _ => false,
        };
        if empty {
            dropped.extend(piece.lines.iter().map(|&line| (line, "markup without words")));
        }
        !empty
    });
    dropped
}

/// The content that a candidate becomes.
fn piece(candidate: Candidate, reading: outline::Reading, labels: &BTreeSet<String>, captions: &BTreeMap<usize, Chunk>) -> Piece {
    let chunk = &candidate.chunk;
    let order = chunk.lines.first().copied().unwrap_or(0);
    // "Annex to the letter dated …" is a title as a whole.
    let whole = |label: &&Label| chunk.text[label.rest..].starts_with("to ");
    let label = reading.label(&candidate).filter(|label| label.style != Style::Annex || !whole(label));
    let words = || mend_hyphens(inline::parse(label.map_or(chunk.text.as_str(), |label| &chunk.text[label.rest..]), labels));
    let mut caption_lines = Vec::new();
    let content = match reading {
        outline::Reading::Heading { level, .. } => {
            let mut text = words();
            text.marks.retain(|mark| matches!(mark.kind, MarkKind::NoteMark(_)));
            let mut label = label.map(|label| printed(label, &chunk.text));
            // `122.11` alone is the number of what the section is about.
            if label.is_none() && text.marks.is_empty() && text.plain.chars().all(|c| c.is_ascii_digit() || c == '.') {
                label = Some(std::mem::take(&mut text.plain));
            }
            Content::Heading(Heading { level, label, text })
        }
        outline::Reading::Paragraph { level, .. } => {
            let text = words();
            let bullet = label.is_some_and(|label| label.style == Style::Bullet);
            let label = label.filter(|_| !bullet).map(|label| label.printed(&chunk.text));
            Content::Paragraph(Paragraph { label, level, bullet, quoted: false, text })
        }
        outline::Reading::Table => {
            let mut table = table(&chunk.text, labels);
            if let Some(caption) = captions.get(&order) {
                table.caption = Some(inline::parse(&caption.text, labels));
                caption_lines.clone_from(&caption.lines);
            }
            Content::Table(table)
        }
    };
    caption_lines.extend(candidate.chunk.lines);
    Piece { order, lines: caption_lines, content }
}

/// The label of a heading without emphasis and stops: `Annex I`, `II`, `A`.
fn printed(label: &Label, text: &str) -> String {
    label.printed(text).trim_matches(['*', '_', '.', ':', ' ']).to_string()
}

/// `Inter- Departmental` is `Inter-Departmental`: a line ended behind the hyphen.
fn mend_hyphens(text: Text) -> Text {
    let opens = |at: usize| {
        let before = text.plain[..at].chars().next_back().is_some_and(char::is_alphabetic);
        before && text.plain[at + 2..].starts_with(char::is_uppercase)
    };
    // The places of the spaces to be taken out.
    let hyphens = text.plain.match_indices('-').map(|(at, _)| at).filter(|at| text.plain[at + 1..].starts_with(' '));
    let spaces: Vec<usize> = hyphens.filter(|at| opens(*at)).map(|at| at + 1).collect();
    if spaces.is_empty() {
        return text;
    }
    let moved = |at: usize| at - spaces.partition_point(|&space| space < at);
    let marks = text.marks.into_iter().map(|mark| Mark { start: moved(mark.start), end: moved(mark.end), kind: mark.kind });
    let mut plain = String::with_capacity(text.plain.len());
    let mut from = 0;
    for &space in &spaces {
        plain.push_str(&text.plain[from..space]);
        from = space + 1;
    }
    plain.push_str(&text.plain[from..]);
    Text { plain, marks: marks.collect() }
}

/// A short line in brackets, or `Table 3` with its title and unit, directly above a table says what it shows.
fn take_captions(mut chunks: Vec<Chunk>) -> (Vec<Chunk>, BTreeMap<usize, Chunk>) {
    let mut captions = BTreeMap::new();
    for table in 0..chunks.len() {
        if chunks[table].kind == Kind::Table
            && let Some(&first) = chunks[table].lines.first()
            && let above = table - caption_length(&chunks[..table])
            && let Some(caption) = chunks[above..table].iter_mut().map(std::mem::take).reduce(below)
        {
            captions.insert(first, caption);
        }
    }
    chunks.retain(|chunk| !chunk.lines.is_empty());
    (chunks, captions)
}

/// How many of the last chunks are the caption of a table below them.
fn caption_length(chunks: &[Chunk]) -> usize {
    let line = |chunk: &Chunk| chunk.kind == Kind::Text && chunk.text.len() <= 200 && !chunk.text.ends_with(['.', ':', ';']);
    let lines = chunks.iter().rev().take(3).take_while(|chunk| line(chunk)).count();
    let numbered = (1..=lines).find(|back| is_table_number(&chunks[chunks.len() - back].text));
    let directly = chunks.last().is_some_and(|last| last.kind == Kind::Text && is_caption(&last.text));
    numbered.unwrap_or(usize::from(directly))
}

/// Two lines of a caption as one.
fn below(mut first: Chunk, second: Chunk) -> Chunk {
    first.text = format!("{}. {}", first.text.trim_end(), second.text);
    first.lines.extend(second.lines);
    first
}

/// `Table 3` alone.
fn is_table_number(text: &str) -> bool {
    text.len() <= 24 && !text.trim().starts_with('(') && is_caption(text)
}

fn is_caption(text: &str) -> bool {
    let bare = text.trim_matches(['*', '_', ' ']);
    let bracketed = bare.starts_with('(')
        && bare.ends_with(')')
        && bare.len() <= 120
        && !bare[1..].starts_with(|c: char| c.is_ascii_lowercase());
    bracketed || bare.len() <= 200 && names_a_table(bare)
}

/// The notes with their scopes: inside an annex, the annex.
fn raw_notes(notes: Vec<Chunk>, pieces: &[Piece], labels: &BTreeSet<String>) -> Vec<RawNote> {
    let annexes: Vec<(usize, String)> = pieces.iter().filter_map(|piece| Some((piece.order, annex_scope(piece)?))).collect();
    notes
        .into_iter()
        .map(|chunk| {
            let order = chunk.lines.first().copied().unwrap_or(0);
            let above = annexes.partition_point(|(annex, _)| *annex < order);
            let scope = above.checked_sub(1).map(|index| annexes[index].1.clone()).unwrap_or_default();
            // A mark at the very start is the note's own label printed twice, never a citation.
            let text = inline::parse(chunk.text.trim_start_matches(['.', ')', ' ']), labels);
            RawNote { order, label: note_label(&chunk).unwrap_or_default().to_string(), scope, text, lines: chunk.lines }
        })
        .collect()
}

fn annex_scope(piece: &Piece) -> Option<String> {
    let Content::Heading(Heading { level: 1, label: Some(label), .. }) = &piece.content else { return None };
    let word = label.split_whitespace().next()?.to_lowercase();
    let number = label.split_whitespace().nth(1);
    (super::labels::labels(label).first()?.style == Style::Annex).then(|| match number {
        Some(number) => {
            format!("{word}-{}", figure_from_roman(number).map_or_else(|| number.to_lowercase(), |figure| figure.to_string()))
        }
        None => word,
    })
}

fn bind_all(notes: &mut [RawNote], pieces: &mut [Piece]) -> Vec<String> {
    if notes.is_empty() {
        return Vec::new();
    }
    let texts = |piece: &Piece| match &piece.content {
        Content::Table(table) => 1 + table.rows.iter().map(Vec::len).sum::<usize>(),
        _ => 1,
    };
    let mut citing = Vec::with_capacity(pieces.iter().map(texts).sum());
    for piece in pieces {
        let order = piece.order;
        match &mut piece.content {
            Content::Heading(heading) => citing.push(Citing { order, text: &mut heading.text }),
            Content::Paragraph(paragraph) => citing.push(Citing { order, text: &mut paragraph.text }),
            Content::Table(table) => {
                if let Some(caption) = &mut table.caption {
                    citing.push(Citing { order, text: caption });
                }
                citing.extend(table.rows.iter_mut().flatten().map(|cell| Citing { order, text: &mut cell.text }));
            }
            Content::Note(_) | Content::Preformatted(_) => {}
        }
    }
    bind(notes, &mut citing)
}

/// Keys of the notes whose mark stands in the title block: the first of each label.
fn title_notes(labels: &[String], notes: &[RawNote], keys: &[String]) -> Vec<String> {
    if labels.is_empty() {
        return Vec::new();
    }
    let mut first: BTreeMap<&str, &String> = BTreeMap::new();
    for (note, key) in notes.iter().zip(keys) {
        first.entry(&note.label).or_insert(key);
    }
    labels.iter().filter_map(|label| first.get(label.as_str()).map(|key| (*key).clone())).collect()
}
