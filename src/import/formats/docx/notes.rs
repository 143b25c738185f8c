//! Notes: what stands behind a note mark, and which label Word prints for it.
//!
//! In: `footnotes.xml`, `endnotes.xml`, the settings and sections. Out: for each mark in turn its label and the node with its words.
//! Labels are not in the file: notes count on through it, or begin again in each section, in figures, letters or signs.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::super::figures::{Figures, figure};
use super::numbering::figures;
use super::package::{Part, Relations};
use super::xml::{attribute, child, children, number, value};

/// The two kinds of notes that Word has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// At the foot of the page.
    Foot,
    /// At the end of the text.
    End,
}

/// The notes of a file.
#[derive(Debug, Default)]
pub(super) struct Notes<'a, 'i> {
    foot: Series<'a, 'i>,
    end: Series<'a, 'i>,
    sections: Vec<Section>,
    section: usize,
}

/// Notes of one kind.
#[derive(Debug, Default)]
struct Series<'a, 'i> {
    nodes: BTreeMap<&'a str, Node<'a, 'i>>,
    relations: Option<&'a Relations>,
    habit: Habit,
    count: u32,
}

/// How notes of a kind are counted; `None` where the next wider place says it.
#[derive(Debug, Clone, Copy, Default)]
struct Habit {
    figures: Option<Figures>,
    start: Option<u32>,
    by_section: Option<bool>,
}

/// How the notes of a section are counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Section {
    foot: Habit,
    end: Habit,
}

impl Section {
    pub(super) fn read(node: Node) -> Self {
        let habit = |kind| child(node, kind).map(Habit::read).unwrap_or_default();
        Self { foot: habit("footnotePr"), end: habit("endnotePr") }
    }
}

impl Habit {
    fn read(node: Node) -> Self {
        Self {
            figures: value(node, "numFmt").and_then(figures),
            start: number(node, "numStart"),
            // Where a page ends is not in the file: notes that begin again on each page count on.
            by_section: value(node, "numRestart").map(|restart| restart == "eachSect"),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            figures: self.figures.or(other.figures),
            start: self.start.or(other.start),
            by_section: self.by_section.or(other.by_section),
        }
    }
}

impl<'a, 'i> Notes<'a, 'i> {
    pub(super) fn new(
        foot: Option<(&'a Document<'i>, &'a Part)>,
        end: Option<(&'a Document<'i>, &'a Part)>,
        settings: Option<Node>,
        sections: Vec<Section>,
    ) -> Self {
        let general = settings.map(Section::read).unwrap_or_default();
        let roman = Habit { figures: Some(Figures::Roman), ..Habit::default() };
        Self {
            foot: Series::new(foot, "footnote", general.foot),
            end: Series::new(end, "endnote", general.end.or(roman)),
            sections,
            section: 0,
        }
    }

    /// Goes on to the next section.
    pub(super) fn next_section(&mut self) {
        let restarts = |series: &Series, habit: Habit| habit.or(series.habit).by_section == Some(true);
        self.section += 1;
        let own = self.sections.get(self.section).copied().unwrap_or_default();
        if restarts(&self.foot, own.foot) {
            self.foot.count = 0;
        }
        if restarts(&self.end, own.end) {
            self.end.count = 0;
        }
    }

    /// The label of the next note of a kind that has none of its own.
    pub(super) fn next_label(&mut self, kind: Kind) -> String {
        let own = self.sections.get(self.section).copied().unwrap_or_default();
        let (series, own) = match kind {
            Kind::Foot => (&mut self.foot, own.foot),
            Kind::End => (&mut self.end, own.end),
        };
        let habit = own.or(series.habit);
        series.count = series.count.saturating_add(1);
        let value = habit.start.unwrap_or(1).saturating_add(series.count - 1);
        figure(value, habit.figures.unwrap_or(Figures::Decimal))
    }

    /// The words of a note, and what they name. A note is cited once: Word repeats a mark by a reference to the first.
    pub(super) fn take(&mut self, kind: Kind, id: &str) -> Option<(Node<'a, 'i>, &'a Relations)> {
        let series = match kind {
            Kind::Foot => &mut self.foot,
            Kind::End => &mut self.end,
        };
        Some((series.nodes.remove(id)?, series.relations?))
    }
}

impl<'a, 'i> Series<'a, 'i> {
    fn new(part: Option<(&'a Document<'i>, &'a Part)>, name: &'static str, habit: Habit) -> Self {
        let Some((xml, part)) = part else { return Self { habit, ..Self::default() } };
        // Lines that separate notes from the text are listed among them, with a type.
        let listed = children(xml.root_element(), name).filter(|note| matches!(attribute(*note, "type"), None | Some("normal")));
        let nodes = listed.filter_map(|note| Some((attribute(note, "id")?, note))).collect();
        Self { nodes, relations: Some(&part.relations), habit, count: 0 }
    }
}
