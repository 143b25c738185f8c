//! The walk: elements in their order become blocks.
//!
//! In: an element of a page. Out: blocks. Words outside of any paragraph are paragraphs too; an element that is not known here is one
//! of words.

use super::super::block::{Block, Face, Height, LeftOut, Piece, Row, Table, Words, flat, is_blank, plain};
use super::super::write::Writer;
use super::frame::Frame;
use super::list::{List, has_label};
use super::notes::Notes;
use super::table;
use super::tree::{Child, Element};

/// Most pieces of a paragraph.
const LONGEST: usize = 10_000;

/// Reads elements.
pub(super) struct Walk<'a> {
    notes: &'a Notes,
    frame: &'a Frame,
    /// Where blocks are written as soon as they are read.
    pub(super) writer: Option<Writer<'a>>,
    /// The blocks that were read, where they are not written.
    pub(super) blocks: Vec<Block>,
    /// The words of the paragraph that is open.
    open: Words,
    /// The label that the next paragraph has.
    label: Option<String>,
    face: Face,
    /// How many pictures were left out.
    pub(super) pictures: usize,
    /// Whether there was anything to read yet.
    begun: bool,
    /// Whether this is the text of a note.
    in_note: bool,
    /// Whether a bracket around a mark was dropped and its end is to come.
    in_bracket: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(notes: &'a Notes, frame: &'a Frame, writer: Option<Writer<'a>>) -> Self {
        Self {
            notes,
            frame,
            writer,
            blocks: Vec::new(),
            open: Words::new(),
            label: None,
            face: Face::default(),
            pictures: 0,
            begun: false,
            in_note: false,
            in_bracket: false,
        }
    }

    /// A walk through a part whose blocks are wanted by themselves.
    pub(super) fn inside(&self) -> Self {
        Self { in_note: self.in_note, face: self.face.clone(), ..Self::new(self.notes, self.frame, None) }
    }

    /// Reads an element and all in it.
    pub(super) fn all(&mut self, element: Element) {
        self.children(element);
        self.finish();
    }

    pub(super) fn children(&mut self, element: Element) {
        let around = self.frame.is_around(element);
        for child in element.children() {
            match child {
                Child::Words(words) if around => self.leave_out(LeftOut::Frame, std::iter::once(words)),
                Child::Words(words) => self.text(words),
                Child::Element(inner) => self.element(inner),
            }
        }
    }

    fn leave_out<'w>(&mut self, why: LeftOut, texts: impl Iterator<Item = &'w str>) {
        let words: Vec<&str> = texts.flat_map(str::split_whitespace).collect();
        if !words.is_empty() {
            self.finish();
            self.put(Block::LeftOut(why, words.join(" ")));
        }
    }

    /// Closes the open paragraph.
    pub(super) fn finish(&mut self) {
        let mut words = std::mem::take(&mut self.open);
        self.in_bracket = false;
        if is_blank(&words) {
            return;
        }
        if let Some(label) = self.label.take().filter(|_| !has_label(&plain(&words))) {
            words.insert(0, Piece::Label(label));
        }
        self.put(Block::Paragraph(words));
    }

    fn put(&mut self, block: Block) {
        self.begun |= !matches!(block, Block::LeftOut(..));
        match &mut self.writer {
            Some(writer) => writer.block(&block),
            None => self.blocks.push(block),
        }
    }

    /// Adds to the open paragraph. No paper has one of so many pieces: there the line ends of the page are its paragraphs.
    fn push(&mut self, piece: Piece) {
        if self.open.len() >= LONGEST || self.open.len() >= LONGEST / 2 && piece == Piece::Break {
            self.finish();
        }
        self.open.push(piece);
    }

    fn element(&mut self, element: Element) {
        if is_hidden(element) {
            return;
        }
        if let Some(why) = self.frame.leaves_out(element) {
            self.leave_out(why, element.text());
            return;
        }
        if !self.in_note
            && let Some(label) = self.notes.text(element)
        {
            self.finish();
            let words = self.note(element, label);
            self.put(Block::Note(label.to_string(), words));
            return;
        }
        match element.name() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.finish();
                let mut inner = self.inside();
                inner.label = self.label.take().filter(|label| label != "-");
                inner.all(element);
                let level = element.name().as_bytes()[1] - b'0';
                self.put(Block::Heading(level, flat(inner.blocks)));
            }
            "ul" | "ol" | "menu" => self.list(element),
            "table" if table::is_table(element) && !(self.is_top() && table::is_letterhead(element)) => self.table(element),
            "pre" => {
                self.finish();
                self.put(Block::Verbatim(element.text().collect()));
            }
            "hr" => {
                self.finish();
                self.put(Block::Rule);
            }
            "br" => self.push(Piece::Break),
            "img" => self.pictures += 1,
            "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "address" | "blockquote"
            | "figure" | "figcaption" | "fieldset" | "legend" | "details" | "summary" | "dl" | "li" | "body" | "html"
            | "head" | "hgroup" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "caption" | "table" => {
                self.block(element);
            }
            // `<dt>Adopted</dt><dd>10 December 2034</dd>` is `Adopted: 10 December 2034`.
            "dt" => {
                self.finish();
                self.children(element);
            }
            "dd" => {
                if !is_blank(&self.open) {
                    self.text(": ");
                }
                self.children(element);
                self.finish();
            }
            "del" | "rt" | "rp" => {}
            "x-b" => self.looking(element, |face| face.bold = true),
            "x-i" => self.looking(element, |face| face.italic = true),
            "sub" => self.looking(element, |face| face.height = Height::Lowered),
            "sup" => match self.only_mark(element) {
                Some(label) => self.mark(&label),
                None => self.looking(element, |face| face.height = Height::Raised),
            },
            "a" => self.link(element),
            "q" => {
                self.text("“");
                self.children(element);
                self.text("”");
            }
            _ => self.children(element),
        }
    }

    /// Whether nothing stands above in the whole text.
    fn is_top(&self) -> bool {
        !self.begun && self.writer.is_some() && is_blank(&self.open)
    }

    fn block(&mut self, element: Element) {
        self.finish();
        self.children(element);
        self.finish();
    }

    fn looking(&mut self, element: Element, change: impl FnOnce(&mut Face)) {
        let before = self.face.clone();
        change(&mut self.face);
        self.children(element);
        self.face = before;
    }

    fn table(&mut self, element: Element) {
        self.finish();
        if let Some(mut writer) = self.writer.take() {
            let mut open = writer.table();
            open.caption(&table::caption(element, self));
            for (header, cells) in table::rows(element, self) {
                open.row(header, cells);
            }
            open.finish();
            self.writer = Some(writer);
        } else {
            let rows = table::rows(element, self).map(|(header, cells)| Row { header, cells: cells.collect() });
            let rows = rows.collect();
            self.blocks.push(Block::Table(Table { caption: table::caption(element, self), rows }));
        }
    }

    fn list(&mut self, element: Element) {
        self.finish();
        let mut list = List::of(element);
        for item in element.elements() {
            if item.name() == "li" && !is_hidden(item) && self.notes.text(item).is_none() {
                self.label = list.label(item);
                self.block(item);
                self.label = None;
            } else {
                self.element(item);
            }
        }
        self.finish();
    }

    fn text(&mut self, text: &str) {
        let text = text.strip_prefix(']').filter(|_| self.in_bracket).unwrap_or(text);
        self.in_bracket = false;
        let mut folded = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' if folded.ends_with(' ') => {}
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => folded.push(' '),
                '\u{ad}' => {}
                '\u{2011}' => folded.push('-'),
                c => folded.push(c),
            }
        }
        let begins = self.open.is_empty() || self.open.last() == Some(&Piece::Break);
        let folded = if begins { folded.trim_start_matches(' ') } else { &folded };
        if !folded.is_empty() {
            self.push(Piece::Text(folded.to_string(), self.face.clone()));
        }
    }

    fn link(&mut self, element: Element) {
        if self.in_note && self.notes.leads_back(element) {
            return;
        }
        if !self.in_note
            && let Some(label) = self.notes.mark(element)
        {
            let label = label.to_string();
            self.mark(&label);
            return;
        }
        let href = element.attr("href").unwrap_or_default().trim();
        let outside = ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme));
        self.looking(element, |face| face.link = if outside { Some(href.into()) } else { face.link.take() });
    }

    fn mark(&mut self, label: &str) {
        if let Some(Piece::Text(text, _)) = self.open.last_mut()
            && let Some(before) = text.strip_suffix('[')
        {
            *text = before.to_string();
            self.in_bracket = true;
        }
        self.push(Piece::Mark(label.to_string()));
    }

    /// The label of the one mark that is all that an element holds.
    fn only_mark(&self, element: Element) -> Option<String> {
        let link = element.descendants().find(|inner| inner.name() == "a")?;
        let label = self.notes.mark(link).filter(|_| !self.in_note)?;
        let said: String = element.text().collect();
        let shown: String = link.text().collect();
        let bare = |text: &str| text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')')).to_string();
        (bare(&said) == bare(&shown)).then(|| label.to_string())
    }

    /// The words of a note without its label and the way back.
    fn note(&self, element: Element, label: &str) -> Words {
        let mut inner = self.inside();
        inner.in_note = true;
        inner.all(element);
        let mut words = flat(inner.blocks);
        let said = plain(&words);
        let rest = said.trim_start_matches([' ', '^', '↑', '[', '(', '\u{a0}']);
        let rest = match rest.strip_prefix(label) {
            Some(behind) if !behind.starts_with(char::is_alphanumeric) => behind,
            _ => rest,
        };
        let rest = rest.trim_start_matches([' ', ']', ')', '.', ':', '\u{a0}', '^', '↑']);
        drop_start(&mut words, said.len() - rest.len());
        words
    }
}

/// Takes bytes of words away from the start.
fn drop_start(words: &mut Words, mut bytes: usize) {
    for piece in words {
        let length = plain(std::slice::from_ref(piece)).len();
        if let Piece::Text(text, _) | Piece::Label(text) = piece {
            text.drain(..bytes.min(length));
        }
        bytes -= bytes.min(length);
    }
}

fn is_hidden(element: Element) -> bool {
    let style = element.attr("style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    element.attr("hidden").is_some() || style.contains("display:none")
}
