//! Lists: the labels that a browser prints before their items.
//!
//! In: a list and its items. Out: `3.`, `c.`, `iii.` or a dash. An item whose own words begin with a label keeps that one.

use super::super::figures::{Figures, figure};
use super::tree::Element;
use crate::import::labels::{Style, labels};

/// A list that is being read.
#[derive(Debug)]
pub(super) struct List {
    /// How it counts; `None` for one with bullets.
    figures: Option<Figures>,
    /// Whether anything is printed before the items.
    bare: bool,
    next: u32,
}

impl List {
    pub(super) fn of(list: Element) -> Self {
        let ordered = list.name() == "ol";
        let style = list.attr("style").unwrap_or_default().to_ascii_lowercase();
        let kind = style.split("list-style").nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default();
        let figures = match (list.attr("type").unwrap_or_default(), kind) {
            ("a", _) => Figures::Letters,
            ("A", _) => Figures::Capitals,
            ("i", _) => Figures::Roman,
            ("I", _) => Figures::RomanCapitals,
            (_, kind) if kind.contains("lower-alpha") || kind.contains("lower-latin") => Figures::Letters,
            (_, kind) if kind.contains("upper-alpha") || kind.contains("upper-latin") => Figures::Capitals,
            (_, kind) if kind.contains("lower-roman") => Figures::Roman,
            (_, kind) if kind.contains("upper-roman") => Figures::RomanCapitals,
            _ => Figures::Decimal,
        };
        let start = list.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        Self { figures: ordered.then_some(figures), bare: kind.contains("none"), next: start }
    }

    /// The label of the next item.
    pub(super) fn label(&mut self, item: Element) -> Option<String> {
        let Some(figures) = self.figures else { return (!self.bare).then(|| "-".to_string()) };
        let value = item.attr("value").and_then(|value| value.trim().parse().ok()).unwrap_or(self.next);
        self.next = value.saturating_add(1);
        (!self.bare).then(|| format!("{}.", figure(value, figures)))
    }
}

/// Whether words begin with a label of their own.
pub(super) fn has_label(words: &str) -> bool {
    labels(words.trim_start()).iter().any(|label| label.style > Style::Article)
}
