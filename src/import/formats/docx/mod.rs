//! Word files: the words of a `.docx` as they are printed.
//!
//! In: the bytes of a file. Out: its blocks: paragraphs with the labels that Word computes, headings by style, notes behind the
//! paragraph that cites them, tables with their spans. Insertions are taken as accepted, deletions as done. Comments, hidden words,
//! the table of contents and running heads are no part of the text; the head of the first page is, since the symbol stands there.

mod body;
mod notes;
mod numbering;
mod package;
mod runs;
mod styles;
mod symbols;
mod table;
mod xml;

use roxmltree::{Document, Node};

use self::body::Reader;
use self::notes::{Notes, Section};
use self::numbering::Numbering;
use self::package::{Package, Part};
use self::styles::Styles;
use self::xml::{attribute, child, children, name, relation, switch};
use super::block::Block;
use super::write::write;
use super::{Result, Taken, refuse};

/// The blocks of a Word file.
pub(super) fn read(bytes: &[u8]) -> Result<Taken> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return refuse("it is protected by a password, or a .doc file under another name");
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return refuse("it is no Word file, whatever its name says");
    }
    let mut package = Package::open(bytes)?;
    let main = package.relations("")?.part("officeDocument").unwrap_or_else(|| "word/document.xml".to_string());
    let Some(main) = package.load(&main)? else { return refuse(format!("it holds no text: {main} is missing")) };
    let document = main.tree()?;
    let Some(body) = child(document.root_element(), "body") else { return refuse("it holds no text: its body is missing") };

    let mut load = |kind| package.load_kind(&main.relations, kind);
    let (styles, numbering, settings) = (load("styles")?, load("numbering")?, load("settings")?);
    let (footnotes, endnotes) = (load("footnotes")?, load("endnotes")?);
    let head = first_head(body).and_then(|id| main.relations.part_of(id)).map(|name| package.load(&name)).transpose()?.flatten();

    let styles = tree(styles.as_ref())?.map(|xml| Styles::read(&xml)).unwrap_or_default();
    let numbering = tree(numbering.as_ref())?.map(|xml| Numbering::read(&xml)).unwrap_or_default();
    let (settings, footnotes_tree, endnotes_tree) =
        (tree(settings.as_ref())?, tree(footnotes.as_ref())?, tree(endnotes.as_ref())?);
    let mut blocks = Vec::new();
    if let Some(head) = &head {
        let tree = head.tree()?;
        blocks = Reader::new(&styles, &numbering, &head.relations, Notes::default()).body(tree.root_element());
        blocks.retain(|block| matches!(block, Block::Paragraph(_) | Block::Heading(..)));
    }
    let notes = Notes::new(
        footnotes_tree.as_ref().zip(footnotes.as_ref()),
        endnotes_tree.as_ref().zip(endnotes.as_ref()),
        settings.as_ref().map(Document::root_element),
        sections(body).map(Section::read).collect(),
    );
    let mut reader = Reader::new(&styles, &numbering, &main.relations, notes);
    blocks.extend(reader.body(body));
    let size = usize::try_from(package.size()).unwrap_or(usize::MAX);
    Ok(Taken { text: write(blocks), lost: reader.lost.told(), size })
}

/// The tree of a part that need not be there.
fn tree(part: Option<&Part>) -> Result<Option<Document<'_>>> {
    part.map(Part::tree).transpose()
}

/// The properties of each section, in order; what they were before a tracked change is none.
fn sections<'a, 'i>(body: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    body.descendants().filter(|node| name(*node) == "sectPr" && node.parent().is_none_or(|parent| name(parent) != "sectPrChange"))
}

/// The relation of the head of the first page, where it has one of its own.
fn first_head<'a>(body: Node<'a, '_>) -> Option<&'a str> {
    let section = sections(body).next().filter(|section| switch(*section, "titlePg") == Some(true))?;
    children(section, "headerReference").find(|head| attribute(*head, "type") == Some("first")).and_then(relation)
}
