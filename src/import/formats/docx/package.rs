//! The package: a Word file is a ZIP archive of XML parts that name each other.
//!
//! In: the bytes of a file. Out: its parts as XML text, found by what the part before says of them. What a stranger made to do harm
//! is refused before it is unpacked or parsed: parts too large or packed too tightly, declarations of entities, elements nested
//! deeper than any paper needs.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, ParsingOptions};
use zip::ZipArchive;

use super::super::tags::Tags;
use super::super::{Result, refuse};
use crate::import::decode::decode;

/// Most bytes that the parts of a file may have together once unpacked.
const LARGEST: u64 = 64 << 20;
/// How many times smaller a part may be packed; XML of real papers reaches eighty.
const TIGHTEST: u64 = 200;
/// Parts below this size may be packed as tightly as they like.
const SMALL: u64 = 1 << 20;
/// Most nodes of a part.
const NODES: u32 = 3_000_000;
/// Deepest nesting of elements.
const DEEPEST: usize = 200;
/// Most attributes of an element.
const ATTRIBUTES: usize = 200;
/// A tree takes some 80 bytes for every tag and attribute, so that a part with more of them than this must be as long as Word makes
/// it: so many bytes for each tag and for each attribute. Word writes twice as many and more.
const MANY: usize = 20_000;
const TAG: usize = 5;
const ATTRIBUTE: usize = 8;

/// A file and what is left of the bytes that may be unpacked.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).or_else(|_| refuse("it is damaged: its list of parts cannot be read"))?;
        Ok(Self { archive, left: LARGEST })
    }

    /// How many bytes were unpacked.
    pub(super) fn size(&self) -> u64 {
        LARGEST - self.left
    }

    /// A part as XML text; `None` when there is none of this name.
    fn part(&mut self, name: &str) -> Result<Option<String>> {
        let Ok(file) = self.archive.by_name(name) else { return Ok(None) };
        let packed = file.compressed_size().max(1);
        let mut bytes = Vec::new();
        let limit = self.left.min(SMALL.max(packed.saturating_mul(TIGHTEST)));
        file.take(limit + 1).read_to_end(&mut bytes).or_else(|_| refuse(format!("it is damaged: {name} cannot be unpacked")))?;
        let size = bytes.len() as u64;
        if size > limit {
            return refuse(format!("{name} unpacks to more than {} MB", limit >> 20));
        }
        self.left -= size;
        match decode(&bytes) {
            Some(decoded) => Ok(Some(decoded.text)),
            None => refuse(format!("it is damaged: {name} is not XML")),
        }
    }

    /// A part with what it names; `None` when there is none of this name.
    pub(super) fn load(&mut self, name: &str) -> Result<Option<Part>> {
        let Some(text) = self.part(name)? else { return Ok(None) };
        Ok(Some(Part { name: name.to_string(), text, relations: self.relations(name)? }))
    }

    /// The part that another names as the one of a kind.
    pub(super) fn load_kind(&mut self, relations: &Relations, kind: &str) -> Result<Option<Part>> {
        relations.part(kind).map_or(Ok(None), |name| self.load(&name))
    }

    /// What a part names; the name of the whole file is empty.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let separator = if folder.is_empty() { "" } else { "/" };
        let mut relations = Relations { folder: folder.to_string(), ..Relations::default() };
        let Some(text) = self.part(&format!("{folder}{separator}_rels/{file}.rels"))? else { return Ok(relations) };
        let xml = parse(&text, "a list of relations")?;
        for node in xml.descendants().filter(|node| node.tag_name().name() == "Relationship") {
            let attribute = |name| node.attribute(name).unwrap_or_default().to_string();
            let kind = attribute("Type").rsplit('/').next().unwrap_or_default().to_string();
            let outside = node.attribute("TargetMode") == Some("External");
            relations.by_id.insert(attribute("Id"), Relation { kind, target: attribute("Target"), outside });
        }
        Ok(relations)
    }
}

/// A part of a file.
pub(super) struct Part {
    name: String,
    text: String,
    /// What it names.
    pub(super) relations: Relations,
}

impl Part {
    /// The part as a tree.
    pub(super) fn tree(&self) -> Result<Document<'_>> {
        parse(&self.text, &self.name)
    }
}

/// What a part names, by the id it uses.
#[derive(Debug, Default)]
pub(super) struct Relations {
    folder: String,
    by_id: BTreeMap<String, Relation>,
}

#[derive(Debug)]
struct Relation {
    kind: String,
    target: String,
    outside: bool,
}

impl Relations {
    /// The name of the first part of a kind.
    pub(super) fn part(&self, kind: &str) -> Option<String> {
        self.by_id
            .values()
            .find(|relation| relation.kind == kind && !relation.outside)
            .map(|relation| self.resolve(&relation.target))
    }

    /// The name of the part with this id.
    pub(super) fn part_of(&self, id: &str) -> Option<String> {
        self.by_id.get(id).filter(|relation| !relation.outside).map(|relation| self.resolve(&relation.target))
    }

    /// The address that a link with this id leads to.
    pub(super) fn address(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).filter(|relation| relation.outside).map(|relation| relation.target.as_str())
    }

    fn resolve(&self, target: &str) -> String {
        if let Some(absolute) = target.strip_prefix('/') {
            return absolute.to_string();
        }
        let mut parts: Vec<&str> = self.folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in target.split('/') {
            match part {
                ".." => drop(parts.pop()),
                "." | "" => {}
                part => parts.push(part),
            }
        }
        parts.join("/")
    }
}

fn parse<'a>(text: &'a str, name: &str) -> Result<Document<'a>> {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in Tags::new(text) {
        if tag.attributes.bytes().filter(|&byte| byte == b'=').count() > ATTRIBUTES && attributes(tag.attributes) > ATTRIBUTES {
            return refuse(format!("an element of {name} has more than {ATTRIBUTES} attributes"));
        }
        depth = if tag.closes { depth.saturating_sub(1) } else { depth + usize::from(!tag.empty) };
        deepest = deepest.max(depth);
    }
    if deepest > DEEPEST {
        return refuse(format!("{name} nests elements more than {DEEPEST} deep"));
    }
    let many = |sign: u8| text.bytes().filter(|byte| *byte == sign).count();
    let (tags, values) = (many(b'<'), many(b'='));
    if tags > MANY && text.len() < TAG * tags || values > MANY && text.len() < ATTRIBUTE * values {
        return refuse(format!("{name} is markup and hardly any words"));
    }
    let nodes = u32::try_from(tags.max(text.len() / 10) + MANY).unwrap_or(NODES);
    let options = ParsingOptions { nodes_limit: nodes.min(NODES), ..ParsingOptions::default() };
    Document::parse_with_options(text, options).or_else(|error| match error {
        roxmltree::Error::DtdDetected => refuse(format!("{name} declares entities, which Word never does")),
        roxmltree::Error::NodesLimitReached => refuse(format!("{name} has more than {nodes} elements and words between them")),
        error => refuse(format!("it is damaged: {name}: {error}")),
    })
}

/// How many attributes stand in a tag: an equals sign inside a value begins none.
fn attributes(text: &str) -> usize {
    let mut quote = None;
    text.chars()
        .filter(|&c| {
            match quote {
                Some(open) if open == c => quote = None,
                None if matches!(c, '"' | '\'') => quote = Some(c),
                _ => return quote.is_none() && c == '=',
            }
            false
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmful_markup_is_refused_before_it_is_parsed() {
        let refused = |text: &str| parse(text, "a part").expect_err("it is refused").0;
        let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><x>&b;</x>";
        assert!(refused(bomb).contains("declares entities"));
        assert!(refused(&format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000))).contains("200 deep"));
        let wide = " a=\"\"".repeat(10_000);
        assert!(refused(&format!("<a{wide}/>")).contains("attributes"));
        assert!(refused("<a><b></a>").contains("damaged"));
        assert!(refused(&format!("<a>{}</a>", "<b/>".repeat(100_000))).contains("hardly any words"));
        assert!(refused(&format!("<a>{}</a>", "=".repeat(100_000))).contains("hardly any words"));
    }

    #[test]
    fn parts_are_found_beside_the_part_that_names_them() {
        let relations = Relations { folder: "word".into(), ..Relations::default() };
        assert_eq!(relations.resolve("styles.xml"), "word/styles.xml");
        assert_eq!(relations.resolve("/word/styles.xml"), "word/styles.xml");
        assert_eq!(relations.resolve("../custom/a.xml"), "custom/a.xml");
    }
}
