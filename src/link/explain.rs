//! Why the words of a paragraph are linked as they are, or are not: what `pincite explain` shows.
//!
//! In: the resolver at work, asked about one block of a document. Out: for each mention there its rule, what the context had to
//! offer, what came of it, and why. Looks only on: what is resolved is the same with it and without it, and a build does without.

use std::ops::Range;

use super::antecedent::{Antecedent, Weight};
use super::context::Spot;
use super::mention::{Mention, Sense, Treaty, Who};
use super::register::Id;
use super::resolve::Resolver;
use super::scan::Learnt;
use crate::model::Reference;
use crate::report::{Finding, Place};

/// A mention with the way it was resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The words.
    pub words: String,
    /// Where they stand in the page.
    pub place: Place,
    /// Name of the rule that found them.
    pub rule: &'static str,
    /// What the context had to offer, the strongest first; empty where the words need none.
    pub offers: Vec<Offer>,
    /// Why they were resolved as they were; empty where a finding says all.
    pub why: &'static str,
    /// The references that came of it.
    pub references: Vec<Reference>,
    /// What a person is told about it.
    pub findings: Vec<Finding>,
}

/// Something that the words could mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Who offers it: `default_instrument in the front matter`.
    pub by: String,
    /// Ids of instruments; empty for a text without a page.
    pub instruments: Vec<String>,
}

/// What is explained, and what was so far.
pub(super) struct Account {
    block: usize,
    /// The short forms of the document.
    learnt: Vec<Learnt>,
    explained: Vec<Explained>,
}

/// A mention before it is resolved.
pub(super) struct Before {
    mention: Explained,
    references: usize,
    findings: usize,
}

/// Why words are linked that need no context.
const PLAIN: &str = "the words say it all";
/// How many mentions before are shown as candidates, for each stretch of text.
const MOST: usize = 3;

impl Account {
    /// An account of one block.
    pub(super) fn new(block: usize, learnt: &[Learnt]) -> Self {
        Self { block, learnt: learnt.to_vec(), explained: Vec::new() }
    }

    /// The mentions of the block, in the order of the text.
    pub(super) fn into_explained(self) -> Vec<Explained> {
        self.explained
    }
}

impl Resolver<'_, '_> {
    /// Looks at a mention before it is resolved.
    pub(super) fn look(&self, spot: Spot, mention: &Mention) -> Option<Before> {
        let account = self.account.as_ref()?;
        if self.context.passages[spot.passage].block != Some(account.block) {
            return None;
        }
        self.context.because(PLAIN);
        let mention = Explained {
            words: self.words(spot, &mention.range).to_string(),
            place: self.place(spot, &mention.range),
            rule: mention.rule,
            offers: self.offers(spot, mention, &account.learnt),
            why: "",
            references: Vec::new(),
            findings: Vec::new(),
        };
        Some(Before { mention, references: self.out.references.len(), findings: self.out.findings.len() })
    }

    /// Notes what came of it.
    pub(super) fn note(&mut self, before: Option<Before>) {
        let (Some(before), Some(account)) = (before, &mut self.account) else { return };
        let references = self.out.references[before.references..].to_vec();
        let why = self.context.why.get();
        account.explained.push(Explained {
            why: if references.is_empty() && why == PLAIN { "" } else { why },
            references,
            findings: self.out.findings[before.findings..].to_vec(),
            ..before.mention
        });
    }

    /// What the context has to offer for words that do not name their treaty.
    fn offers(&self, spot: Spot, mention: &Mention, learnt: &[Learnt]) -> Vec<Offer> {
        let head = match &mention.sense {
            Sense::Treaty(Treaty { who: Who::Generic(_) | Who::Either(_), head, .. }) => *head,
            Sense::Provision(_) => None,
            Sense::Treaty(Treaty { who: Who::Named(ids), .. }) => return self.learnt(spot, &mention.range, ids, learnt),
            _ => return Vec::new(),
        };
        let fits = |found: &&Antecedent| head.is_none() || found.head == head;
        let mut offers = Vec::new();
        let mut offer = |by: String, ids: &[Id]| {
            let instruments = ids.iter().map(|id| self.register.entry(*id).instrument.id.to_string()).collect();
            offers.push(Offer { by, instruments });
        };
        if let Some(id) = self.itself {
            offer("the document, which is its own text".into(), &[id]);
        }
        for (noun, ids, by) in self.context.defaults.all() {
            if head.is_none() || noun.is_none() || noun == head {
                let noun = noun.map_or_else(String::new, |noun| format!(" for “{noun}”"));
                offer(format!("{by}{noun}"), &ids);
            }
        }
        let here = self.context.between(spot.passage, 0, spot.start);
        let parent = self.context.passages[spot.passage].parent.map_or(&[][..], |parent| &self.context.log[parent]);
        let section = self.context.section(spot);
        let scopes = [
            ("named before in the same paragraph", here.iter().collect::<Vec<_>>(), spot.passage),
            ("named in the paragraph that introduces it", parent.iter().collect(), usize::MAX),
            ("named before in the same section", section, usize::MAX),
        ];
        for (by, found, passage) in scopes {
            for found in found.into_iter().rev().filter(fits).take(MOST) {
                let words = self.context.passages.get(passage).and_then(|passage| passage.text.get(found.start..found.end));
                let words = words.map_or_else(String::new, |words| format!(" (“{words}”)"));
                let weak = if found.weight == Weight::Weak { ", in the name of a body or a title" } else { "" };
                offer(format!("{by}{words}{weak}"), &found.ids);
            }
        }
        offers.dedup();
        offers
    }

    /// The short form of the document by which a treaty is named.
    fn learnt(&self, spot: Spot, range: &Range<usize>, ids: &[Id], learnt: &[Learnt]) -> Vec<Offer> {
        let words = self.words(spot, range);
        let form = learnt.iter().find(|learnt| learnt.ids == ids && words.contains(&learnt.form));
        let offer = |learnt: &Learnt| Offer {
            by: format!("the short form “{}”, which the text or its front matter defines", learnt.form),
            instruments: ids.iter().map(|id| self.register.entry(*id).instrument.id.to_string()).collect(),
        };
        form.map(offer).into_iter().collect()
    }
}
