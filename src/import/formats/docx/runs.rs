//! Runs: the words of a paragraph with their look.
//!
//! In: a paragraph and the look that its style gives. Out: pieces. Deleted and hidden words and the orders of fields go, what a field
//! shows stays; soft hyphens go, hyphens that keep a line together become plain ones.

use std::rc::Rc;

use roxmltree::Node;

use super::super::block::{Face, Height, Piece, Words};
use super::body::{Reader, alternative, note_id};
use super::notes::Kind;
use super::styles::Style;
use super::symbols::{has_signs, is_private, shown};
use super::xml::{attribute, child, name, relation, value};

/// Longest label of a note that is typed by hand.
const LABEL: usize = 8;

/// Most letters in a font of signs that are taken for signs.
const SIGNS: usize = 2;

/// Longest address of a link.
const ADDRESS: usize = 2000;

/// Reads the words of one paragraph.
pub(super) struct Runs<'r, 'a, 'i> {
    reader: &'r mut Reader<'a, 'i>,
    /// The look of the paragraph.
    face: Face,
    hidden: bool,
    /// Open fields, the innermost last.
    fields: Vec<Field>,
    /// A mark whose label is typed behind it.
    waiting: Option<(Kind, &'a str)>,
    /// The font of the run, where it is one of signs.
    font: Option<&'a str>,
}

/// A field: its order, and the address when the order is a link whose words follow.
#[derive(Debug, Default)]
struct Field {
    order: String,
    link: Option<Rc<str>>,
}

impl<'r, 'a, 'i> Runs<'r, 'a, 'i> {
    pub(super) fn new(reader: &'r mut Reader<'a, 'i>, face: Face, hidden: bool) -> Self {
        Self { reader, face, hidden, fields: Vec::new(), waiting: None, font: None }
    }

    /// Reads what a paragraph, or a part of one, holds.
    pub(super) fn read(&mut self, parent: Node<'a, 'i>, out: &mut Words) {
        for node in parent.children() {
            match name(node) {
                "r" => self.run(node, out),
                "hyperlink" => {
                    let address = relation(node).and_then(|id| self.reader.relations.address(id)).and_then(link);
                    let before = std::mem::replace(&mut self.face.link, address);
                    self.read(node, out);
                    self.face.link = before;
                }
                "ins" | "moveTo" | "smartTag" | "customXml" | "fldSimple" | "dir" | "bdo" | "sdtContent" => self.read(node, out),
                "sdt" => child(node, "sdtContent").into_iter().for_each(|inner| self.read(inner, out)),
                "" if matches!(node.tag_name().name(), "oMath" | "oMathPara") => {
                    let formula =
                        node.descendants().filter(|inner| inner.tag_name().name() == "t").filter_map(|inner| inner.text());
                    let face = Face { bold: false, ..self.face.clone() };
                    out.extend(formula.map(|text| Piece::Text(text.to_string(), face.clone())));
                }
                "" => alternative(node).into_iter().for_each(|inner| self.read(inner, out)),
                _ => {}
            }
        }
    }

    fn run(&mut self, run: Node<'a, 'i>, out: &mut Words) {
        let properties = child(run, "rPr");
        let style = self.reader.styles.of_words(properties.and_then(|properties| value(properties, "rStyle")));
        let mut own = Style::default();
        if let Some(properties) = properties {
            own.look(properties);
        }
        own.inherit(&style);
        if own.hidden.unwrap_or(self.hidden) {
            return;
        }
        let height = match properties.and_then(|properties| value(properties, "vertAlign")) {
            Some("superscript") => Height::Raised,
            Some("subscript") => Height::Lowered,
            _ => Height::Line,
        };
        let link = self.face.link.clone().or_else(|| self.fields.iter().rev().find_map(|field| field.link.clone()));
        let face =
            Face { bold: own.bold.unwrap_or(self.face.bold), italic: own.italic.unwrap_or(self.face.italic), height, link };
        let fonts = properties.and_then(|properties| child(properties, "rFonts"));
        let font = fonts.and_then(|fonts| attribute(fonts, "ascii").or_else(|| attribute(fonts, "hAnsi")));
        self.font = font.filter(|font| has_signs(font));
        self.content(run, &face, out);
        self.font = None;
    }

    /// What a run holds.
    fn content(&mut self, run: Node<'a, 'i>, face: &Face, out: &mut Words) {
        for node in run.children() {
            let mut push = |text: String| out.push(Piece::Text(text, face.clone()));
            match name(node) {
                "t" => {
                    let text = self.signs(node.text().unwrap_or_default());
                    self.text(&text, face, out);
                }
                "tab" | "ptab" => push("\t".to_string()),
                "br" if matches!(attribute(node, "type"), Some("page" | "column")) => push(" ".to_string()),
                "br" | "cr" => out.push(Piece::Break),
                "noBreakHyphen" => push("-".to_string()),
                "sym" => {
                    let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    let sign = code.and_then(char::from_u32).map(|sign| self.sign(attribute(node, "font"), sign));
                    self.text(&sign.unwrap_or_default(), face, out);
                }
                "footnoteReference" => self.mark(Kind::Foot, node, out),
                "endnoteReference" => self.mark(Kind::End, node, out),
                "fldChar" => self.field(attribute(node, "fldCharType").unwrap_or_default()),
                "instrText" => {
                    if let (Some(field), Some(text)) = (self.fields.last_mut(), node.text()) {
                        field.order.push_str(text);
                    }
                }
                "ruby" => child(node, "rubyBase").into_iter().for_each(|base| self.read(base, out)),
                "drawing" | "pict" | "object" => self.drawing(node),
                "" => alternative(node).into_iter().for_each(|inner| self.content(inner, face, out)),
                _ => {}
            }
        }
    }

    /// A sign of a font as what it shows; one that is not known is noted as lost.
    fn sign(&mut self, font: Option<&str>, sign: char) -> String {
        let font = font.unwrap_or("Symbol");
        match shown(font, sign) {
            Some(sign) => sign.to_string(),
            None if is_private(sign) || has_signs(font) => {
                self.reader.lost.signs.insert(format!("{font} {:04X}", u32::from(sign)));
                String::new()
            }
            None => sign.to_string(),
        }
    }

    /// Words in which signs stand as what they show. A font of signs shows letters as signs, too; those of whole words were given
    /// that font by mistake.
    fn signs(&mut self, text: &str) -> String {
        let font = self.font;
        let few = text.chars().count() <= SIGNS;
        let is_sign = |c: char| is_private(c) || few && font.is_some() && !c.is_whitespace();
        if !text.contains(is_sign) {
            return text.to_string();
        }
        text.chars().map(|c| if is_sign(c) { self.sign(font, c) } else { c.to_string() }).collect()
    }

    fn text(&mut self, text: &str, face: &Face, out: &mut Words) {
        let text: String = text.chars().filter(|c| *c != '\u{ad}').map(|c| if c == '\u{2011}' { '-' } else { c }).collect();
        let rest = match self.waiting.take() {
            Some((kind, id)) => {
                let label: String = text.trim_start().chars().take_while(|c| !c.is_whitespace()).take(LABEL).collect();
                let label: String = label.chars().filter(|c| !matches!(c, '[' | ']')).collect();
                if label.is_empty() {
                    self.waiting = Some((kind, id));
                    return;
                }
                self.reader.cited.push((kind, id, label.clone()));
                out.push(Piece::Mark(label.clone()));
                text.trim_start()
                    .trim_start_matches('[')
                    .strip_prefix(&label)
                    .unwrap_or_default()
                    .trim_start_matches(']')
                    .to_string()
            }
            None => text,
        };
        if !rest.is_empty() {
            out.push(Piece::Text(rest, face.clone()));
        }
    }

    fn mark(&mut self, kind: Kind, node: Node<'a, 'i>, out: &mut Words) {
        let id = note_id(node);
        if matches!(attribute(node, "customMarkFollows"), Some("1" | "true" | "on")) {
            self.waiting = Some((kind, id));
            return;
        }
        let label = self.reader.notes.next_label(kind);
        out.push(Piece::Mark(label.clone()));
        self.reader.cited.push((kind, id, label));
    }

    fn field(&mut self, place: &str) {
        match place {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    let target = field.order.trim().strip_prefix("HYPERLINK").and_then(|rest| rest.split('"').nth(1));
                    field.link = target.and_then(link);
                }
            }
            _ => drop(self.fields.pop()),
        }
    }

    /// A drawing is a picture, or boxes with text of their own.
    fn drawing(&mut self, node: Node<'a, 'i>) {
        let mut found = false;
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if name(node) == "txbxContent" {
                found = true;
                let blocks = self.reader.blocks(node);
                self.reader.boxes.extend(blocks);
            } else if let Some(form) = alternative(node) {
                open.push(form);
            } else {
                let inner: Vec<_> = node.children().filter(Node::is_element).collect();
                open.extend(inner.into_iter().rev());
            }
        }
        let picture = |inner: Node| matches!(inner.tag_name().name(), "pic" | "imagedata" | "OLEObject" | "chart");
        if !found && node.descendants().any(picture) {
            self.reader.lost.pictures += 1;
        }
    }
}

/// An address that leads out of the file.
fn link(target: &str) -> Option<Rc<str>> {
    let known = ["http://", "https://", "mailto:", "ftp://"]
        .iter()
        .any(|scheme| target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    (known && target.len() <= ADDRESS).then(|| target.trim().into())
}
