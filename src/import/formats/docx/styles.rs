//! Styles: what the name of a style says of a paragraph or of words.
//!
//! In: `styles.xml`. Out: for a style, with all that it is based on, the outline level, the list and the look. A heading is a style
//! with an outline level, one named `heading 2` or `Title`, or one named as in the templates of the United Nations (`_ H_1_G`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use roxmltree::{Document, Node};

use super::xml::{attribute, child, children, number, switch, value};

/// Longest chain of styles that are based on each other.
const CHAIN: usize = 16;

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The style of a paragraph that names none.
    plain: Option<String>,
}

/// What a style, or a paragraph by itself, says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    based_on: Option<String>,
    /// Level of a heading from 1, 0 for a style that is none.
    pub(super) heading: Option<u8>,
    /// Whether it is a line of a table of contents.
    pub(super) contents: bool,
    /// The list that it belongs to.
    pub(super) list: Option<String>,
    /// The level of its list.
    pub(super) level: Option<usize>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// Whether the first row of a table in this style looks different from the others.
    pub(super) first_row: bool,
}

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:heading (?P<level>[1-9])|(?P<title>title)|_ ?h ?_+ ?(?:(?P<chapter>m|ch)|(?P<house>[1-9])).*)$")
        .expect("the pattern is a constant that a test compiles")
});

impl Styles {
    pub(super) fn read(xml: &Document) -> Self {
        let mut styles = Self::default();
        for node in children(xml.root_element(), "style") {
            let Some(id) = attribute(node, "styleId") else { continue };
            if attribute(node, "type") == Some("paragraph") && matches!(attribute(node, "default"), Some("1" | "true" | "on")) {
                styles.plain = Some(id.to_string());
            }
            styles.by_id.insert(id.to_string(), Style::read(node));
        }
        styles
    }

    /// What a style says, with what it is based on; `None` is the style of a paragraph that names none.
    pub(super) fn get(&self, id: Option<&str>) -> Style {
        let mut out = Style::default();
        let mut next = id.or(self.plain.as_deref());
        for _ in 0..CHAIN {
            let Some(style) = next.and_then(|id| self.by_id.get(id)) else { break };
            out.inherit(style);
            next = style.based_on.as_deref();
        }
        out
    }

    /// Whether the first row of a table is set off by the style of the table, and the table asks for that.
    pub(super) fn sets_off_first_row(&self, table: Node) -> bool {
        let Some(properties) = child(table, "tblPr") else { return false };
        let asked = child(properties, "tblLook").is_some_and(|look| match attribute(look, "firstRow") {
            Some(switch) => !matches!(switch, "0" | "false" | "off"),
            None => {
                attribute(look, "val").and_then(|bits| u32::from_str_radix(bits, 16).ok()).is_some_and(|bits| bits & 0x20 > 0)
            }
        });
        asked && value(properties, "tblStyle").is_some_and(|id| self.get(Some(id)).first_row)
    }

    /// What a style of words says.
    pub(super) fn of_words(&self, id: Option<&str>) -> Style {
        id.map(|id| self.get(Some(id))).unwrap_or_default()
    }
}

impl Style {
    fn read(node: Node) -> Self {
        let name = value(node, "name").unwrap_or_default().to_lowercase();
        let mut style = child(node, "pPr").map(Self::of_paragraph).unwrap_or_default();
        if let Some(words) = child(node, "rPr") {
            style.look(words);
        }
        style.based_on = value(node, "basedOn").map(str::to_string);
        style.heading = style.heading.or_else(|| heading_by_name(&name));
        style.first_row = children(node, "tblStylePr").any(|part| attribute(part, "type") == Some("firstRow"));
        style.contents = name.strip_prefix("toc ").is_some_and(|level| level.parse::<u8>().is_ok());
        style
    }

    /// What the properties of a paragraph say.
    pub(super) fn of_paragraph(properties: Node) -> Self {
        let list = child(properties, "numPr");
        Self {
            heading: number::<u8>(properties, "outlineLvl").map(|level| if level < 9 { level + 1 } else { 0 }),
            list: list.and_then(|list| value(list, "numId")).map(str::to_string),
            level: list.and_then(|list| number(list, "ilvl")),
            ..Self::default()
        }
    }

    /// Takes the look from the properties of words.
    pub(super) fn look(&mut self, properties: Node) {
        self.bold = switch(properties, "b").or(self.bold);
        self.italic = switch(properties, "i").or(self.italic);
        self.hidden = switch(properties, "vanish").or(self.hidden);
    }

    /// Takes from another style what this one does not say.
    pub(super) fn inherit(&mut self, other: &Self) {
        self.heading = self.heading.or(other.heading);
        self.contents |= other.contents;
        self.first_row |= other.first_row;
        if self.list.is_none() {
            self.list.clone_from(&other.list);
            self.level = self.level.or(other.level);
        }
        self.bold = self.bold.or(other.bold);
        self.italic = self.italic.or(other.italic);
        self.hidden = self.hidden.or(other.hidden);
    }
}

fn heading_by_name(name: &str) -> Option<u8> {
    let found = HEADING.captures(name)?;
    let level = |group: &str| found.name(group).and_then(|level| level.as_str().parse::<u8>().ok());
    level("level").or_else(|| level("house").map(|level| level + 1)).or(Some(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_level_name_and_what_they_are_based_on() {
        let xml = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:style w:styleId="H2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:styleId="Own"><w:name w:val="Part of a report"/><w:basedOn w:val="H2"/></w:style>
            <w:style w:styleId="House"><w:name w:val="_ H_1_G"/></w:style>
            <w:style w:styleId="Body"><w:name w:val="_ Single Txt_G"/><w:basedOn w:val="Body"/></w:style>
        </w:styles>"#;
        let styles = Styles::read(&Document::parse(xml).expect("it is XML"));
        let heading = |id| styles.get(Some(id)).heading;
        assert_eq!([heading("H2"), heading("Own"), heading("House"), heading("Body")], [Some(2), Some(2), Some(2), None]);
        assert_eq!(styles.get(Some("Own")).bold, Some(true));
    }

    #[test]
    fn the_first_row_is_set_off_where_style_and_table_say_so() {
        let space = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
        let xml = format!(
            r#"<w:styles {space}>
                <w:style w:styleId="Grid"/>
                <w:style w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
                <w:style w:styleId="Own"><w:basedOn w:val="Dark"/></w:style>
            </w:styles>"#
        );
        let xml = Document::parse(&xml).expect("it is XML");
        let styles = Styles::read(&xml);
        for (style, look, set_off) in [
            ("Own", r#"w:firstRow="1""#, true),
            ("Own", r#"w:val="04A0""#, true),
            ("Own", r#"w:firstRow="0" w:val="04A0""#, false),
            ("Own", r#"w:val="0480""#, false),
            ("Grid", r#"w:firstRow="1""#, false),
        ] {
            let table = format!(r#"<w:tbl {space}><w:tblPr><w:tblStyle w:val="{style}"/><w:tblLook {look}/></w:tblPr></w:tbl>"#);
            let table = Document::parse(&table).expect("it is XML");
            assert_eq!(styles.sets_off_first_row(table.root_element()), set_off, "{style} {look}");
        }
    }
}
