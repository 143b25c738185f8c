//! A treaty mentioned before: what nouns and provisions behind it may stand for.
//!
//! In: nothing; data with what follows from it. Out: what a mention means for those behind it, and all that several could mean.

use std::collections::BTreeSet;

use arcstr::ArcStr;

use super::context::Answer;
use super::register::Id;

/// A treaty mentioned before.
#[derive(Debug, Clone)]
pub(super) struct Antecedent {
    pub start: usize,
    pub end: usize,
    /// Empty for a text without a page; all that it could mean for one that was left ambiguous.
    pub ids: Vec<Id>,
    pub is_open: bool,
    pub head: Option<&'static str>,
    /// How good an explanation it is.
    pub weight: Weight,
    /// The articles cited with it.
    pub articles: Vec<ArcStr>,
}

/// How well a mention explains what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Part of the name of a body or of a title.
    Weak,
    /// Named within another mention.
    Within,
    /// Meant itself.
    Full,
}

/// A set of candidates; `None` stands for a text without a page.
pub(super) type Candidates = BTreeSet<Option<Id>>;

impl Antecedent {
    /// What it means for a mention that stands for it.
    pub(super) fn answer(&self) -> Answer {
        match self.ids.len() {
            0 => Answer::Foreign,
            1 if !self.is_open => Answer::Meant(self.ids.clone()),
            _ => Answer::Several(self.ids.clone()),
        }
    }

    /// All that it could mean; what was left open between one treaty and a text without a page, both.
    pub(super) fn candidates(&self) -> impl Iterator<Item = Option<Id>> {
        let foreign = self.ids.is_empty() || self.is_open && self.ids.len() == 1;
        self.ids.iter().copied().map(Some).chain(foreign.then_some(None))
    }
}

/// All that these mentions could mean.
pub(super) fn candidates(antecedents: &[&Antecedent]) -> Candidates {
    antecedents.iter().flat_map(|found| found.candidates()).collect()
}
