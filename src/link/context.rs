//! What "the Convention", "its Protocols" or a bare "article 16" means at its place.
//!
//! In: the treaties mentioned so far, passage by passage, and the question. Out: the instruments meant, or why none is. The
//! nearest sentence decides, then the paragraph, then the paragraph that introduces it, then the section, then the document. Two
//! candidates are none: what stays ambiguous is not linked.

use std::cell::Cell;
use std::collections::BTreeSet;

use super::antecedent::{Antecedent, Candidates, Weight, candidates};
use super::defaults::{Defaults, Sure};
use super::mention::{Determiner, Generic, Owner};
use super::passage::Passage;
use super::register::{Id, Register};

/// What the context says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    Meant(Vec<Id>),
    /// Several could be meant.
    Several(Vec<Id>),
    /// Something without a page is meant.
    Foreign,
    Nothing,
}

/// A place that asks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub passage: usize,
    pub start: usize,
    pub end: usize,
}

/// The mentions so far and what the document as a whole means by its nouns.
pub(super) struct Context<'c, 'd> {
    pub register: &'c Register,
    pub passages: &'c [Passage<'d>],
    pub defaults: Defaults,
    /// By passage, in the order of the text.
    pub log: Vec<Vec<Antecedent>>,
    pub sentences: Vec<Vec<usize>>,
    /// Why the last question was answered as it was.
    pub why: Cell<&'static str>,
}

/// How many sentences before a noun are asked.
const LOOK_BACK: usize = 40;

impl Context<'_, '_> {
    /// Notes why the question at hand is answered as it is.
    pub(super) fn because(&self, why: &'static str) {
        self.why.set(why);
    }

    /// What a generic noun means.
    pub(super) fn generic(&self, spot: Spot, head: Option<&'static str>, generic: &Generic) -> Answer {
        if !generic.only.is_empty() {
            self.because("the words behind it say which");
            return Answer::Meant(generic.only.clone());
        }
        match (&generic.owner, generic.plural) {
            (Owner::None, false) if head.is_none() => self.pointed_at(spot, generic.determiner),
            (Owner::None, false) => self.singular(spot, head, generic),
            (Owner::None, true) => self.plural(spot, head, generic),
            (owner, _) => self.child(spot, head, owner, generic),
        }
    }

    fn singular(&self, spot: Spot, head: Option<&'static str>, generic: &Generic) -> Answer {
        let fits = |antecedent: &Antecedent| self.fits(antecedent, head, generic);
        let near = matches!(generic.determiner, Determiner::That | Determiner::This);
        let default = self.default(head, generic);
        let chosen = self.defaults.is_chosen(default);
        if let (Some(strong), false) = (self.defaults.strong(head), near || generic.optional || generic.year.is_some()) {
            self.because("the document means it throughout: it defines the word so, or its body or symbol belongs to it");
            return strong.into();
        }
        for weakest in [Weight::Within, Weight::Weak] {
            for antecedents in self.scopes(spot) {
                let fitting: Vec<&Antecedent> =
                    antecedents.into_iter().filter(|found| found.weight >= weakest && fits(found)).collect();
                let Some(nearest) = fitting.iter().max_by_key(|found| found.start) else { continue };
                let candidates = candidates(&fitting);
                let of_several = default.filter(|default| chosen && candidates.contains(&Some(*default)));
                self.because(match (near, candidates.len(), of_several) {
                    (true, ..) => "it points back to the last one that fits",
                    (_, 1, _) => "it is the only one that fits in the nearest sentence or paragraph that names any",
                    (.., Some(_)) => "several are named near it, and this one is default_instrument in the front matter",
                    (.., None) => "several are named near it",
                });
                return match of_several {
                    _ if near || candidates.len() == 1 => nearest.answer(),
                    Some(default) => Answer::Meant(vec![default]),
                    None => Answer::Several(candidates.into_iter().flatten().collect()),
                };
            }
        }
        if generic.determiner == Determiner::This {
            self.because(if chosen { "nothing before it fits, and the front matter has it" } else { "nothing before it fits" });
            return default.filter(|_| chosen).map_or(Answer::Nothing, |id| Answer::Meant(vec![id]));
        }
        let section: Vec<&Antecedent> =
            self.section(spot).into_iter().filter(|found| found.weight > Weight::Weak && fits(found)).collect();
        let nearest = self.nearest_of_section(spot, &fits);
        let section = candidates(&section);
        self.because(match (default, section.len()) {
            (Some(_), _) => "it is the document's default; what the section names besides was weighed against it",
            (None, 1) => "it is the only one that the section names before",
            (None, 0) => "the section names none before; the whole document was asked",
            (None, _) => "the section names several before",
        });
        match (default, section.len()) {
            (Some(default), 0) => Answer::Meant(vec![default]),
            (Some(default), _) => {
                let among = section.contains(&Some(default));
                let by_use = self.defaults.is_by_use(head);
                let alone = section.len() == 1 || chosen || nearest.len() == 1 && nearest.contains(&Some(default));
                let other = |found: &Antecedent| fits(found) && !found.ids.contains(&default);
                let settled = if among {
                    alone || by_use && !self.was_named_recently(spot, &other)
                } else {
                    !by_use && !self.was_named_recently(spot, &fits)
                };
                if settled {
                    return Answer::Meant(vec![default]);
                }
                Answer::Several(section.into_iter().flatten().chain((!among).then_some(default)).collect())
            }
            (None, 1) => section.into_iter().next().flatten().map_or(Answer::Foreign, |id| Answer::Meant(vec![id])),
            (None, 0) => self.only_of_document(spot, head, generic),
            (None, _) => Answer::Several(section.into_iter().flatten().collect()),
        }
    }

    /// What the last passage before in the section names that names any.
    fn nearest_of_section(&self, spot: Spot, fits: &impl Fn(&Antecedent) -> bool) -> Candidates {
        let section = self.passages[spot.passage].section;
        let same = (0..spot.passage).rev().take(LOOK_BACK).filter(|passage| self.passages[*passage].section == section);
        let text = same.filter(|passage| !self.passages[*passage].is_note);
        let named = text.map(|passage| {
            let full = self.log[passage].iter().filter(|found| found.weight > Weight::Weak && fits(found));
            candidates(&full.collect::<Vec<_>>())
        });
        named.into_iter().find(|named| !named.is_empty()).unwrap_or_default()
    }

    /// Whether one of the two paragraphs before names a treaty that fits, so that it may still be the one meant.
    fn was_named_recently(&self, spot: Spot, fits: &impl Fn(&Antecedent) -> bool) -> bool {
        let recent = self.log[spot.passage.saturating_sub(2)..spot.passage].iter().flatten();
        recent.filter(|found| found.weight > Weight::Weak).any(fits)
    }

    /// The only instrument with this noun that the document names before, time and again: a section speaks of its own.
    fn only_of_document(&self, spot: Spot, head: Option<&'static str>, generic: &Generic) -> Answer {
        let before = self.log[..spot.passage].iter().flatten();
        let fitting: Vec<&Antecedent> =
            before.filter(|found| found.weight > Weight::Weak && self.fits(found, head, generic)).collect();
        let candidates = candidates(&fitting);
        match (candidates.len(), candidates.first()) {
            (0, _) => Answer::Nothing,
            (1, _) if fitting.len() < 2 => Answer::Nothing,
            (1, Some(Some(id))) => Answer::Meant(vec![*id]),
            (1, _) => Answer::Foreign,
            _ => Answer::Several(candidates.into_iter().flatten().collect()),
        }
    }

    /// "both conventions", "the Protocols": a group mentioned before, or all that the sentence or paragraph names.
    fn plural(&self, spot: Spot, head: Option<&'static str>, generic: &Generic) -> Answer {
        let fits = |found: &Antecedent| !found.is_open && (head.is_none() || found.head == head);
        let count = generic.count;
        let counts = |number: usize| if count == 0 { number > 1 } else { number == count };
        let after_parent =
            self.scopes(spot).next().into_iter().flatten().filter(|found| found.end <= spot.start).max_by_key(|found| found.end);
        if let Some(parent) = after_parent.filter(|_| head == Some("protocol") && !generic.small) {
            let children: Vec<Id> = parent.ids.iter().flat_map(|id| self.register.entry(*id).children.clone()).collect();
            if children.len() > 1 && counts(children.len()) && parent.ids.len() == 1 {
                self.because("they belong to the treaty named directly before");
                return Answer::Meant(children);
            }
        }
        let mut gathered: Vec<Id> = Vec::new();
        for antecedents in self.scopes(spot) {
            let mut fitting: Vec<&Antecedent> =
                antecedents.into_iter().filter(|found| fits(found) && found.weight > Weight::Weak).collect();
            fitting.sort_by_key(|found| std::cmp::Reverse(found.start));
            for found in fitting {
                let group = distinct(&found.ids);
                if counts(group.len()) {
                    self.because("they were named together before");
                    return Answer::Meant(group);
                }
                if found.ids.is_empty() && head.is_some() {
                    return Answer::Foreign;
                }
                gathered.extend(group.iter().filter(|id| !gathered.contains(id)).copied().collect::<Vec<_>>());
            }
            if counts(gathered.len()) {
                self.because("the sentences before name exactly these");
                gathered.reverse();
                return Answer::Meant(gathered);
            }
            if gathered.len() > count.max(2) {
                return Answer::Several(gathered);
            }
        }
        self.because("no sentence near it names them; the whole document was asked");
        if generic.small || head.is_none() {
            return Answer::Nothing;
        }
        self.group_of_document(spot, head, count)
    }

    /// The last group of the document with this noun, or the only two that it names.
    fn group_of_document(&self, spot: Spot, head: Option<&'static str>, count: usize) -> Answer {
        let before: Vec<&Antecedent> =
            self.log[..spot.passage].iter().flatten().filter(|found| found.head == head && !found.is_open).collect();
        let counts = |number: usize| if count == 0 { number > 1 } else { number == count };
        let group = before.iter().rev().map(|found| distinct(&found.ids)).find(|group| counts(group.len()));
        if let Some(group) = group {
            return Answer::Meant(group);
        }
        let all: BTreeSet<Id> =
            before.iter().filter(|found| found.weight > Weight::Weak).flat_map(|found| found.ids.clone()).collect();
        match all.len() {
            0 => Answer::Nothing,
            number if number == count.max(2) => Answer::Meant(all.into_iter().collect()),
            _ => Answer::Several(all.into_iter().collect()),
        }
    }

    /// "its Protocols", "the Protocol thereto", "the Optional Protocol to the Convention".
    fn child(&self, spot: Spot, head: Option<&'static str>, owner: &Owner, generic: &Generic) -> Answer {
        let parent = match owner {
            Owner::Named(id) => Answer::Meant(vec![*id]),
            Owner::Generic(head) => self.singular(spot, Some(head), &Generic::default()),
            Owner::Before | Owner::None => self.parent_before(spot),
        };
        let Answer::Meant(parents) = parent else { return parent };
        self.because("it belongs to the treaty that the words or the text before name");
        let fits = |id: &Id| {
            let instrument = &self.register.entry(*id).instrument;
            let optional = instrument.title.starts_with("Optional ");
            (!generic.optional || optional)
                && generic.year.is_none_or(|year| adopted(instrument).is_none_or(|adopted| adopted == year))
        };
        let children: Vec<Id> =
            parents.iter().flat_map(|parent| self.register.entry(*parent).children.clone()).filter(fits).collect();
        if generic.plural && generic.count > 0 && children.len() > generic.count {
            // "the two Protocols thereto", of three: those that were named together before.
            return match self.plural(spot, head, generic) {
                Answer::Meant(ids) if ids.iter().all(|id| children.contains(id)) => Answer::Meant(ids),
                _ => Answer::Several(children),
            };
        }
        match (children.len(), generic.plural) {
            (0, _) | (1, true) => Answer::Foreign,
            (1, false) | (_, true) => Answer::Meant(children),
            (_, false) => Answer::Several(children),
        }
    }

    /// The convention that "thereto" and "its" look back to.
    fn parent_before(&self, spot: Spot) -> Answer {
        for antecedents in self.scopes(spot) {
            let conventions = antecedents
                .into_iter()
                .filter(|found| matches!(found.head, Some("convention" | "covenant")) && found.start < spot.end);
            if let Some(nearest) = conventions.filter(|found| found.weight > Weight::Weak).max_by_key(|found| found.start) {
                return nearest.answer();
            }
        }
        self.singular(spot, Some("convention"), &Generic::default())
    }

    /// The mentions of a passage that begin between two bytes.
    pub(super) fn between(&self, passage: usize, from: usize, to: usize) -> &[Antecedent] {
        let log = &self.log[passage];
        let first = log.partition_point(|found| found.start < from);
        let last = log.partition_point(|found| found.start < to).max(first);
        &log[first..last]
    }

    /// Remembers a mention in its place.
    pub(super) fn remember(&mut self, passage: usize, antecedent: Antecedent) {
        let log = &mut self.log[passage];
        let at = log.partition_point(|found| found.start <= antecedent.start);
        log.insert(at, antecedent);
    }

    /// Scopes before a place from near to far: sentence, each sentence before it, the introducing passage.
    pub(super) fn scopes(&self, spot: Spot) -> impl Iterator<Item = Vec<&Antecedent>> {
        let starts = &self.sentences[spot.passage];
        let own = starts.partition_point(|&start| start <= spot.start).saturating_sub(1);
        let within = (0..=own).rev().take(LOOK_BACK).map(move |sentence| {
            let from = starts.get(sentence).copied().unwrap_or(0);
            let to = starts.get(sentence + 1).copied().unwrap_or(usize::MAX).min(spot.start);
            self.between(spot.passage, from, to).iter().collect()
        });
        let parent = self.passages[spot.passage].parent.filter(|parent| *parent != spot.passage);
        within.chain(parent.map(|parent| self.log[parent].iter().collect()))
    }

    /// The mentions of the section before the passage.
    pub(super) fn section(&self, spot: Spot) -> Vec<&Antecedent> {
        let section = self.passages[spot.passage].section;
        let same = |passage: &usize| self.passages[*passage].section == section && !self.passages[*passage].is_note;
        (0..spot.passage).filter(same).flat_map(|passage| self.log[passage].iter()).collect()
    }

    fn default(&self, head: Option<&'static str>, generic: &Generic) -> Option<Id> {
        let default = self.defaults.weak(head).or_else(|| self.optional_protocol().filter(|_| generic.optional))?;
        let instrument = &self.register.entry(default).instrument;
        let optional = !generic.optional || instrument.title.starts_with("Optional ");
        (optional && generic.year.is_none_or(|year| adopted(instrument) == Some(year))).then_some(default)
    }

    /// The only optional protocol to the treaty that the document is about.
    fn optional_protocol(&self) -> Option<Id> {
        let children = &self.register.entry(self.defaults.of_all()?).children;
        let mut optional = children.iter().filter(|id| self.register.entry(**id).instrument.title.starts_with("Optional "));
        optional.next().filter(|_| optional.next().is_none()).copied()
    }

    fn fits(&self, found: &Antecedent, head: Option<&'static str>, generic: &Generic) -> bool {
        let instrument = |id: &Id| &self.register.entry(*id).instrument;
        found.head == head
            && (!generic.optional || found.ids.iter().all(|id| instrument(id).title.starts_with("Optional ")))
            && generic.year.is_none_or(|year| found.ids.iter().all(|id| adopted(instrument(id)) == Some(year)))
    }
}

impl From<Sure> for Answer {
    fn from(sure: Sure) -> Self {
        match sure {
            Sure::Meant(id) => Self::Meant(vec![id]),
            Sure::Foreign => Self::Foreign,
        }
    }
}

fn distinct(ids: &[Id]) -> Vec<Id> {
    let mut found: Vec<Id> = Vec::new();
    for id in ids {
        if !found.contains(id) {
            found.push(*id);
        }
    }
    found
}

fn adopted(instrument: &crate::model::Instrument) -> Option<u32> {
    instrument.adopted.as_deref()?.get(..4)?.parse().ok()
}
