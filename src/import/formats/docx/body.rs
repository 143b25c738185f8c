//! The body: paragraphs and tables in their order, each with its printed label and the notes that it cites.
//!
//! In: the element that holds them. Out: blocks. A paragraph whose end was deleted goes on with the next one; text boxes stand behind
//! the paragraph that they hang on; of the forms in which one thing is offered to several programs the first is taken.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::super::block::{Block, Face, Piece, Words, flat, is_blank, plain};
use super::notes::{Kind, Notes};
use super::numbering::{Counters, Numbering};
use super::package::Relations;
use super::runs::Runs;
use super::styles::{Style, Styles};
use super::xml::{attribute, child, name, value};

/// Reads the body of a file, a note or a cell.
pub(super) struct Reader<'a, 'i> {
    pub(super) styles: &'a Styles,
    numbering: &'a Numbering,
    pub(super) relations: &'a Relations,
    counters: Counters,
    pub(super) notes: Notes<'a, 'i>,
    /// Notes cited since the last block, with their labels.
    pub(super) cited: Vec<(Kind, &'a str, String)>,
    /// Words of a paragraph whose end was deleted.
    carried: Words,
    /// Blocks of text boxes that hang on the paragraph being read.
    pub(super) boxes: Vec<Block>,
    /// Whether there was anything to read yet.
    pub(super) begun: bool,
    /// What could not be taken over.
    pub(super) lost: Lost,
}

/// How many things could not be taken over.
#[derive(Debug, Default)]
pub(super) struct Lost {
    pub(super) pictures: usize,
    pub(super) tables: usize,
    pub(super) files: usize,
    pub(super) notes: usize,
    /// Signs of fonts whose meaning is not known, by font and number.
    pub(super) signs: BTreeSet<String>,
}

/// Most signs that are named.
const NAMED: usize = 20;

impl Lost {
    /// What was lost, in words.
    pub(super) fn told(&self) -> Vec<String> {
        let told = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {many}")),
        };
        let all = [
            told(self.pictures, "picture", "pictures"),
            told(
                self.tables,
                "table inside another; its words stand in the cell",
                "tables inside others; their words stand in the cells",
            ),
            told(self.files, "file embedded in the text", "files embedded in the text"),
            told(self.notes, "note whose text is missing from the file", "notes whose texts are missing from the file"),
        ];
        let named: Vec<&str> = self.signs.iter().take(NAMED).map(String::as_str).collect();
        let signs = (!named.is_empty()).then(|| format!("signs that only their fonts explain: {}", named.join(", ")));
        all.into_iter().flatten().chain(signs).collect()
    }
}

impl<'a, 'i> Reader<'a, 'i> {
    pub(super) fn new(styles: &'a Styles, numbering: &'a Numbering, relations: &'a Relations, notes: Notes<'a, 'i>) -> Self {
        Self {
            styles,
            numbering,
            relations,
            counters: Counters::default(),
            notes,
            cited: Vec::new(),
            carried: Words::new(),
            boxes: Vec::new(),
            begun: false,
            lost: Lost::default(),
        }
    }

    /// The blocks of the whole text: footnotes behind what cites them, endnotes at the end.
    pub(super) fn body(&mut self, body: Node<'a, 'i>) -> Vec<Block> {
        let mut out = Vec::new();
        let mut endnotes = Vec::new();
        for node in body.children() {
            self.block(node, &mut out);
            for (kind, id, label) in std::mem::take(&mut self.cited) {
                let Some(note) = self.note(kind, id, label) else { continue };
                if kind == Kind::Foot { &mut out } else { &mut endnotes }.push(note);
            }
        }
        self.finish(&mut out);
        out.append(&mut endnotes);
        out
    }

    /// The blocks of a part of the text: a cell, a text box, a note.
    pub(super) fn blocks(&mut self, parent: Node<'a, 'i>) -> Vec<Block> {
        let carried = std::mem::take(&mut self.carried);
        let mut out = Vec::new();
        self.each(Some(parent), &mut out);
        self.finish(&mut out);
        self.carried = carried;
        out
    }

    fn block(&mut self, node: Node<'a, 'i>, out: &mut Vec<Block>) {
        match name(node) {
            "p" => self.paragraph(node, out),
            "tbl" => self.table(node, out),
            "sdt" if is_contents(node) => {}
            "sdt" => self.each(child(node, "sdtContent"), out),
            "ins" | "moveTo" | "customXml" => self.each(Some(node), out),
            "altChunk" => self.lost.files += 1,
            "" => self.each(alternative(node), out),
            _ => {}
        }
    }

    fn each(&mut self, parent: Option<Node<'a, 'i>>, out: &mut Vec<Block>) {
        for node in parent.iter().flat_map(Node::children) {
            self.block(node, out);
        }
    }

    fn paragraph(&mut self, node: Node<'a, 'i>, out: &mut Vec<Block>) {
        let properties = child(node, "pPr");
        let style_id = properties.and_then(|properties| value(properties, "pStyle"));
        let mut style = properties.map(Style::of_paragraph).unwrap_or_default();
        style.inherit(&self.styles.get(style_id));
        let face = Face { bold: style.bold == Some(true), italic: style.italic == Some(true), ..Face::default() };
        let mut words = std::mem::take(&mut self.carried);
        if !style.contents {
            Runs::new(self, face, style.hidden == Some(true)).read(node, &mut words);
        }
        let mark = properties.and_then(|properties| child(properties, "rPr"));
        let goes_on = mark.is_some_and(|mark| child(mark, "del").or(child(mark, "moveFrom")).is_some());
        if goes_on {
            self.carried = words;
        } else {
            let label = self.label(&style, style_id);
            self.push(words, label, style.heading.filter(|level| *level > 0), out);
        }
        out.append(&mut self.boxes);
        if properties.is_some_and(|properties| child(properties, "sectPr").is_some()) {
            self.notes.next_section();
        }
    }

    fn push(&mut self, mut words: Words, label: Option<String>, heading: Option<u8>, out: &mut Vec<Block>) {
        if is_blank(&words) {
            return;
        }
        self.begun = true;
        if let Some(label) = label.filter(|label| heading.is_none() || label != "-") {
            words.insert(0, Piece::Label(label));
        }
        words.shrink_to_fit();
        out.push(match heading {
            Some(level) => Block::Heading(level, words),
            None => Block::Paragraph(words),
        });
    }

    /// The label that Word prints before a paragraph. It counts the empty ones, too.
    fn label(&mut self, style: &Style, style_id: Option<&str>) -> Option<String> {
        let list = style.list.as_deref()?;
        let by_style = || self.numbering.level_of_style(list, style_id?);
        let level = style.level.or_else(by_style).unwrap_or(0);
        self.numbering.label(&mut self.counters, list, level).filter(|label| !label.is_empty())
    }

    /// Words left over by a deleted end.
    fn finish(&mut self, out: &mut Vec<Block>) {
        let words = std::mem::take(&mut self.carried);
        self.push(words, None, None, out);
    }

    fn note(&mut self, kind: Kind, id: &str, label: String) -> Option<Block> {
        let Some((node, relations)) = self.notes.take(kind, id) else {
            self.lost.notes += 1;
            return None;
        };
        let own = std::mem::replace(&mut self.relations, relations);
        let mut words: Words = flat(self.blocks(node));
        self.relations = own;
        self.cited.clear();
        without_label(&mut words, &label);
        Some(Block::Note(label, words))
    }
}

/// A note whose label was typed says it at its beginning, too.
fn without_label(words: &mut Words, label: &str) {
    let typed = plain(words).trim_start().starts_with(label) && !label.chars().all(char::is_alphanumeric);
    if let Some(Piece::Text(text, _)) = words.iter_mut().find(|piece| !is_blank(std::slice::from_ref(*piece)))
        && typed
        && let Some(rest) = text.trim_start().strip_prefix(label)
    {
        *text = rest.to_string();
    }
}

/// Whether a building block is the table of contents; the site makes its own.
fn is_contents(node: Node) -> bool {
    let gallery = child(node, "sdtPr").and_then(|properties| child(properties, "docPartObj"));
    gallery.and_then(|object| value(object, "docPartGallery")) == Some("Table of Contents")
}

/// The form of a thing that is to be read, where it is there in several.
pub(super) fn alternative<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    let form = |wanted| node.children().find(|child| child.tag_name().name() == wanted && child.has_children());
    (node.tag_name().name() == "AlternateContent").then(|| form("Choice").or_else(|| form("Fallback")))?
}

/// The id of the note that a mark means.
pub(super) fn note_id<'a>(mark: Node<'a, '_>) -> &'a str {
    attribute(mark, "id").unwrap_or_default()
}
