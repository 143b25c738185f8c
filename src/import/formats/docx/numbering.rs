//! Lists: the labels that Word prints without their standing in the text.
//!
//! In: `numbering.xml`, and each numbered paragraph in turn. Out: its printed label: `12.`, `(a)`, `1.2`. A list counts on from
//! paragraph to paragraph, deeper levels begin again below a higher one, and a list may be told to begin at another figure.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::super::figures::{Figures, figure};
use super::xml::{attribute, child, children, number, switch, value};

/// Levels of a list.
const LEVELS: usize = 9;

/// Longest pattern of a label, in characters.
const PATTERN: usize = 60;

/// The lists of a file.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// What lists look like, by the id of their pattern.
    patterns: BTreeMap<String, BTreeMap<usize, Level>>,
    /// Lists by id.
    lists: BTreeMap<String, List>,
}

/// A list: a pattern, and where it departs from it.
#[derive(Debug, Default)]
struct List {
    pattern: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    count: Option<Figures>,
    text: String,
    /// The level that makes this one begin again, from 1; 0 for none.
    restart: Option<usize>,
    /// Whether the figures of higher levels are printed as plain ones.
    legal: bool,
    /// The style of paragraphs at this level.
    style: Option<String>,
}

/// How far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Counters {
    values: BTreeMap<String, [Option<u32>; LEVELS]>,
    started: BTreeSet<(String, usize)>,
}

impl Numbering {
    pub(super) fn read(xml: &Document) -> Self {
        let mut numbering = Self::default();
        let mut by_style: BTreeMap<&str, &str> = BTreeMap::new();
        let mut links: Vec<(&str, &str)> = Vec::new();
        for node in children(xml.root_element(), "abstractNum") {
            let Some(id) = attribute(node, "abstractNumId") else { continue };
            numbering.patterns.insert(id.to_string(), levels(node));
            by_style.extend(value(node, "styleLink").map(|style| (style, id)));
            links.extend(value(node, "numStyleLink").map(|style| (id, style)));
        }
        for (id, style) in links {
            if let Some(pattern) = by_style.get(style).and_then(|other| numbering.patterns.get(*other)).cloned() {
                numbering.patterns.insert(id.to_string(), pattern);
            }
        }
        for node in children(xml.root_element(), "num") {
            let (Some(id), Some(pattern)) = (attribute(node, "numId"), value(node, "abstractNumId")) else { continue };
            let mut list = List { pattern: pattern.to_string(), ..List::default() };
            for change in children(node, "lvlOverride") {
                let Some(place) = place(change) else { continue };
                list.starts.extend(number(change, "startOverride").map(|start| (place, start)));
                list.levels.extend(child(change, "lvl").map(|level| (place, Level::read(level))));
            }
            numbering.lists.insert(id.to_string(), list);
        }
        numbering
    }

    /// The level of a list that paragraphs of a style have.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let pattern = self.patterns.get(&self.lists.get(list)?.pattern)?;
        pattern.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(place, _)| *place)
    }

    /// Counts a paragraph and gives its label; `None` where nothing is printed.
    pub(super) fn label(&self, counters: &mut Counters, list_id: &str, place: usize) -> Option<String> {
        let list = self.lists.get(list_id)?;
        let level = |place: usize| list.levels.get(&place).or_else(|| self.patterns.get(&list.pattern)?.get(&place));
        let own = level(place)?;
        let values = counters.values.entry(list.pattern.clone()).or_default();
        let value = values.get_mut(place)?;
        let start = list.starts.get(&place).copied().unwrap_or(own.start);
        let anew = list.starts.contains_key(&place) && counters.started.insert((list_id.to_string(), place));
        *value = Some(if anew { start } else { value.map_or(start, |value| value.saturating_add(1)) });
        for (deeper, value) in values.iter_mut().enumerate().skip(place + 1) {
            if level(deeper).and_then(|level| level.restart).is_none_or(|above| place < above) {
                *value = None;
            }
        }
        let values = *values;
        let figures = own.count?;
        let mut text = String::new();
        let mut rest = own.text.chars().peekable();
        while let Some(c) = rest.next() {
            match (c, rest.peek().and_then(|digit| digit.to_digit(10))) {
                ('%', Some(named @ 1..=9)) => {
                    rest.next();
                    let named = named as usize - 1;
                    let shown = values[named].or_else(|| level(named).map(|level| level.start)).unwrap_or(1);
                    let style = if named == place { Some(figures) } else { level(named).and_then(|level| level.count) };
                    let style = if own.legal { Figures::Decimal } else { style.unwrap_or(Figures::Decimal) };
                    text.push_str(&figure(shown, style));
                }
                _ => text.push(c),
            }
        }
        Some(stopped(text.trim()))
    }
}

/// A figure or letter alone has a full stop, so that it is seen to be a label: Word prints only space behind it.
fn stopped(label: &str) -> String {
    if !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric()) { format!("{label}.") } else { label.to_string() }
}

fn levels(pattern: Node) -> BTreeMap<usize, Level> {
    children(pattern, "lvl").filter_map(|node| Some((place(node)?, Level::read(node)))).collect()
}

fn place(node: Node) -> Option<usize> {
    attribute(node, "ilvl")?.parse().ok().filter(|place| *place < LEVELS)
}

impl Level {
    fn read(node: Node) -> Self {
        let format = value(node, "numFmt").unwrap_or("decimal");
        let bullet = format == "bullet";
        Self {
            start: number(node, "start").unwrap_or(1),
            count: figures(format),
            // The sign of a bullet is one of a font; what matters is that there is one.
            text: if bullet { "-" } else { value(node, "lvlText").unwrap_or_default() }.chars().take(PATTERN).collect(),
            restart: number(node, "lvlRestart"),
            legal: switch(node, "isLgl").unwrap_or(false),
            style: value(node, "pStyle").map(str::to_string),
        }
    }
}

/// How a format counts; `None` for one that prints nothing. Scripts whose figures are not known here count in plain ones.
pub(super) fn figures(format: &str) -> Option<Figures> {
    Some(match format {
        "none" => return None,
        "lowerLetter" => Figures::Letters,
        "upperLetter" => Figures::Capitals,
        "lowerRoman" => Figures::Roman,
        "upperRoman" => Figures::RomanCapitals,
        "decimalZero" => Figures::Padded,
        "chicago" => Figures::Signs,
        _ => Figures::Decimal,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl>
            <w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/><w:lvlRestart w:val="0"/></w:lvl>
            <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
            <w:lvl w:ilvl="4"><w:numFmt w:val="decimal"/><w:lvlText w:val="%5"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
    </w:numbering>"#;

    #[test]
    fn lists_count_restart_and_go_on_as_in_word() {
        let numbering = Numbering::read(&Document::parse(LISTS).expect("it is XML"));
        let mut counters = Counters::default();
        let mut label = |list, level| numbering.label(&mut counters, list, level).expect("it has a label");
        let labels: Vec<_> = [("1", 0), ("1", 1), ("1", 2), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("1", 3), ("1", 4)]
            .into_iter()
            .map(|(list, level)| label(list, level))
            .collect();
        assert_eq!(labels, ["I.", "1.1", "(a)", "1.2", "(b)", "II.", "2.1", "-", "1."]);
        assert_eq!([label("2", 0), label("2", 0), label("1", 0)], ["IV.", "V.", "VI."]);
    }

    #[test]
    fn a_list_that_is_not_there_prints_nothing() {
        assert_eq!(Numbering::default().label(&mut Counters::default(), "7", 12), None);
    }
}
