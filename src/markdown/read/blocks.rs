//! Blocks out of Markdown events.
//!
//! In: events and where they stand in the source. Out: blocks in order. What is open (lists, items, a note, a table) is kept
//! in small frames; a paragraph is what words come to while nothing else collects them. `inline` takes what stands in a line.

mod inline;
mod table;

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::words::Words;
use crate::markdown::{label, note_key};
use crate::model::{Block, Cell, Content, Heading, MarkKind, Note, Paragraph, Table, fitted};

/// The word that makes a paragraph the caption of the table behind it.
pub(in crate::markdown) const CAPTION: &str = "Table: ";

/// The reader's state between two events.
pub(super) struct Blocks<'a> {
    source: &'a str,
    /// Byte offsets at which lines begin.
    lines: Vec<usize>,
    /// Finished blocks.
    done: Vec<Block>,
    lists: Vec<List>,
    /// How deep the lists go.
    depth: usize,
    items: Vec<Item>,
    /// How many items, from the outermost on, are known not to be fresh.
    begun: usize,
    quotes: usize,
    /// Words before this offset were understood already (a label, a note mark).
    read_until: usize,
    /// Events before this offset belong to an HTML table that has empty lines.
    skip_until: usize,
    open: Option<Open>,
    /// Whether what comes now is script or style.
    muted: bool,
    /// The table being read.
    table: Option<(Table, usize)>,
    /// A paragraph that would be a caption if a table followed.
    caption: Option<Block>,
    /// The key of the note being read, its line, and its words so far.
    note: Option<(String, usize, Words)>,
    /// The HTML block being read.
    html: Option<(String, usize)>,
}

/// A list and how much deeper it is than what it stands in.
struct List {
    ordered: bool,
    adds: usize,
}

/// An item and what is known of its first paragraph.
struct Item {
    /// The number that the source prints before an ordered item.
    label: Option<String>,
    line: usize,
    /// Whether nothing was read of it yet.
    fresh: bool,
}

/// What words are being collected for.
struct Open {
    sort: Sort,
    line: usize,
    words: Words,
    label: Option<String>,
    /// The words of a label that stands in a `span`, while it is open.
    spanned: Option<Words>,
    /// Whether a `span` said what label there is, even if none.
    explicit: bool,
    bullet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Paragraph,
    Heading(u8),
    Cell,
    Code,
}

impl<'a> Blocks<'a> {
    /// A reader of the source from the body on.
    pub(super) fn new(source: &'a str, body: usize) -> Self {
        let lines = std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self {
            source,
            lines,
            done: Vec::new(),
            lists: Vec::new(),
            depth: 0,
            items: Vec::new(),
            begun: 0,
            quotes: 0,
            read_until: body,
            skip_until: body,
            open: None,
            muted: false,
            table: None,
            caption: None,
            note: None,
            html: None,
        }
    }

    /// The blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.close();
        self.flush_caption();
        fitted(self.done)
    }

    /// Takes one event.
    pub(super) fn take(&mut self, event: Event, range: Range<usize>) {
        if range.start < self.skip_until {
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => {
                let words = self.words(range.start);
                words.open(MarkKind::Code);
                words.push(&code);
                words.close(&MarkKind::Code);
            }
            Event::InlineHtml(tag) => self.tag(&tag, range.start),
            Event::Html(part) => {
                if let Some((html, _)) = &mut self.html {
                    html.push_str(&part);
                }
            }
            Event::FootnoteReference(key) => self.words(range.start).note_mark(note_key::decode(&key)),
            Event::SoftBreak => self.words(range.start).push(" "),
            Event::HardBreak => self.words(range.start).line_break(),
            Event::Rule | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open_paragraph(range.start),
            Tag::Heading { level, .. } => {
                self.close();
                self.begin(Sort::Heading((level as u8).saturating_sub(1).max(1)), range.start);
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.begin(Sort::Code, range.start);
            }
            Tag::HtmlBlock => {
                self.close();
                self.html = Some((String::new(), range.start));
            }
            Tag::List(first) => {
                self.close();
                self.end_number();
                let ordered = first.is_some();
                let in_fresh_item = self.items.last().is_some_and(|item| item.fresh);
                let adds = usize::from(!(ordered && (self.lists.is_empty() || in_fresh_item)));
                self.depth += adds;
                self.lists.push(List { ordered, adds });
            }
            Tag::Item => {
                self.close();
                let ordered = self.lists.last().is_some_and(|list| list.ordered);
                let label = ordered.then(|| label::of_paragraph(&self.source[range.start..]).map(|split| split.label)).flatten();
                self.items.push(Item { label, line: self.line(range.start), fresh: true });
            }
            Tag::FootnoteDefinition(key) => {
                self.close();
                self.note = Some((note_key::decode(&key), self.line(range.start), Words::default()));
            }
            Tag::Table(_) => {
                self.close();
                self.table = Some((Table::default(), self.line(range.start)));
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some((table, _)) = &mut self.table {
                    table.header_rows += usize::from(tag == Tag::TableHead);
                    table.rows.push(Vec::new());
                }
            }
            Tag::TableCell => self.begin(Sort::Cell, range.start),
            Tag::Emphasis => self.words(range.start).open(MarkKind::Emphasis),
            Tag::Strong => self.words(range.start).open(MarkKind::Strong),
            Tag::Strikethrough => self.words(range.start).open(MarkKind::Strike),
            Tag::Link { dest_url, .. } => self.words(range.start).open(MarkKind::Link(dest_url.as_ref().into())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::TableCell => self.close(),
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::HtmlBlock => self.html_block(range),
            TagEnd::List(_) => {
                self.depth -= self.lists.pop().map_or(0, |list| list.adds);
            }
            TagEnd::Item => {
                self.close();
                self.end_number();
                self.items.pop();
                self.begun = self.begun.min(self.items.len());
            }
            TagEnd::FootnoteDefinition => {
                self.close();
                if let Some((key, line, words)) = self.note.take() {
                    self.emit(Content::Note(Note { key, text: words.finish() }), line);
                }
            }
            TagEnd::Table => {
                if let Some((table, line)) = self.table.take() {
                    self.emit_table(table, line);
                }
            }
            TagEnd::Emphasis => self.words(range.start).close(&MarkKind::Emphasis),
            TagEnd::Strong => self.words(range.start).close(&MarkKind::Strong),
            TagEnd::Strikethrough => self.words(range.start).close(&MarkKind::Strike),
            TagEnd::Link => self.words(range.start).close(&MarkKind::Link(Box::default())),
            _ => {}
        }
    }

    /// A number without words of its own is a paragraph all the same.
    fn end_number(&mut self) {
        let Some(item) = self.items.last_mut() else { return };
        let line = item.line;
        if let Some(label) = item.label.take() {
            item.fresh = false;
            let paragraph = Paragraph { label: Some(label), level: self.level(), ..Paragraph::default() };
            self.emit(Content::Paragraph(paragraph), line);
        }
    }

    /// The words being collected; a tight item has no paragraph event, so its first words open one.
    fn words(&mut self, at: usize) -> &mut Words {
        if self.open.is_none() {
            self.open_paragraph(at);
        }
        let open = self.open.as_mut().expect("a paragraph was opened just now");
        open.spanned.as_mut().unwrap_or(&mut open.words)
    }

    fn begin(&mut self, sort: Sort, at: usize) {
        let line = self.line(at);
        self.open =
            Some(Open { sort, line, words: Words::default(), label: None, spanned: None, explicit: false, bullet: false });
        if let Sort::Heading(_) = sort {
            let line = self.source[at..].lines().next().unwrap_or_default();
            let words = line.trim_start().trim_start_matches('#').trim_start();
            let start = at + line.len() - words.len();
            // The closing sequence of a heading is no part of it.
            let whole = words.trim_end();
            let bare = whole.trim_end_matches('#');
            let title = if bare.is_empty() || bare.ends_with([' ', '\t']) { bare.trim_end() } else { whole };
            self.split_label(label::of_heading(title), start);
        }
    }

    fn open_paragraph(&mut self, at: usize) {
        self.close();
        self.begin(Sort::Paragraph, at);
        if self.note.is_some() {
            return;
        }
        let bullet = self.lists.last().is_some_and(|list| !list.ordered);
        let fresh = self.items.last().is_some_and(|item| item.fresh);
        let label = self.items.last_mut().and_then(|item| item.label.take());
        for item in &mut self.items[self.begun..] {
            item.fresh = false;
        }
        self.begun = self.items.len();
        if let Some(open) = &mut self.open {
            open.bullet = fresh && bullet;
        }
        match label {
            Some(label) => {
                if let Some(open) = &mut self.open {
                    (open.label, open.explicit) = (Some(label), true);
                }
            }
            None => self.split_label(label::of_paragraph(&self.source[at..]), at),
        }
    }

    fn split_label(&mut self, split: Option<label::Split>, at: usize) {
        if let (Some(split), Some(open)) = (split, &mut self.open) {
            open.label = Some(split.label);
            self.read_until = at + split.rest;
        }
    }

    /// Closes what words are being collected for.
    fn close(&mut self) {
        self.muted = false;
        let Some(open) = self.open.take() else { return };
        match open.sort {
            Sort::Code => self.emit(Content::Preformatted(open.words.finish_verbatim()), open.line),
            Sort::Cell => {
                let row = self.table.as_mut().and_then(|(table, _)| table.rows.last_mut());
                if let Some(row) = row {
                    row.push(Cell::new(open.words.finish()));
                }
            }
            Sort::Heading(level) => {
                let heading = Heading { level, label: open.label, text: open.words.finish() };
                if heading.label.is_some() || !heading.text.is_empty() {
                    self.emit(Content::Heading(heading), open.line);
                }
            }
            Sort::Paragraph => self.close_paragraph(open),
        }
    }

    fn close_paragraph(&mut self, open: Open) {
        if let Some((_, _, words)) = &mut self.note {
            if !words.is_empty() {
                words.line_break();
            }
            words.append(&open.words.finish());
            return;
        }
        let text = open.words.finish();
        if open.label.is_none() && text.is_empty() && text.marks.is_empty() {
            return;
        }
        let bullet = open.bullet && open.label.is_none() && !open.explicit;
        let paragraph = Paragraph { label: open.label, level: self.level(), bullet, quoted: self.quotes > 0, text };
        let source = &self.source[self.lines[open.line - 1]..];
        let is_caption = paragraph.label.is_none()
            && (paragraph.level, bullet, paragraph.quoted) == (0, false, false)
            && source.trim_start().starts_with(CAPTION);
        let block = Content::Paragraph(paragraph);
        if is_caption {
            self.flush_caption();
            self.caption = Some(Block { content: block, line: open.line });
        } else {
            self.emit(block, open.line);
        }
    }

    fn emit(&mut self, content: Content, line: usize) {
        self.flush_caption();
        self.done.push(Block { content, line });
    }

    /// How deep the lists go here.
    fn level(&self) -> u8 {
        u8::try_from(self.depth).unwrap_or(u8::MAX)
    }

    /// The line of an offset, counted from 1.
    fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|&start| start <= offset)
    }
}
