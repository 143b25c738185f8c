//! From mentions to references: each is settled by its words, its context or the document's outline, or reported.
//!
//! In: the mentions of all passages, in order. Out: references and findings. Nothing is linked that could mean two things, and
//! no provision that its instrument does not have; every such candidate becomes a finding with its reason.

mod again;
mod external;
mod internal;
mod provisions;
mod sources;

pub(super) use provisions::{annexes_there_are, beyond};

use std::collections::BTreeMap;
use std::ops::Range;

use crate::link::antecedent::{Antecedent, Weight};
use crate::link::context::{Answer, Context, Spot};
use crate::link::defaults::Sure;
use crate::link::explain::Account;
use crate::link::mention::{Determiner, Mention, Sense, Standing, Treaty, Who};
use crate::link::outline::Outline;
use crate::link::passage::Passage;
use crate::link::pointing::Pointer;
use crate::link::provisions::Pinpoint;
use crate::link::register::{Id, Register};
use crate::link::series::{Chain, Source};
use crate::model::{Addresses, Document, Reference, ReferenceKind, Target, fitted};
use crate::report::{Finding, rule};

/// What resolving gives: references, the rule behind each, and findings.
#[derive(Default)]
pub(super) struct Resolved {
    pub references: Vec<Reference>,
    pub rules: Vec<&'static str>,
    pub findings: Vec<Finding>,
    /// Mentions of treaties that the site has no page for.
    pub external: Vec<Reference>,
}

/// How many mentions before a noun in its paragraph are asked whether they are the last of its kind.
const LAST: usize = 100;

/// Everything that mentions are resolved with.
pub(super) struct Resolver<'c, 'd> {
    pub document: &'d Document,
    pub addresses: &'c Addresses,
    pub register: &'c Register,
    pub context: Context<'c, 'd>,
    pub outline: Outline,
    /// The instrument whose text the document is.
    pub itself: Option<Id>,
    pub pointer: Pointer<'c>,
    pub chain: Chain,
    /// The source that each note stands for, by its block.
    pub notes: BTreeMap<usize, Source>,
    /// Mentions of notes that stand behind them.
    pub later: Vec<(Spot, Mention)>,
    /// Issuers of resolutions that the document names with them.
    pub issuers: BTreeMap<String, usize>,
    pub out: Resolved,
    /// What is explained on the way; nothing in a build.
    pub account: Option<Account>,
}

impl Resolver<'_, '_> {
    /// Resolves the mentions of one passage.
    pub(super) fn passage(&mut self, passage: usize, mentions: &[Mention]) {
        self.context.log[passage] = mentions.iter().filter_map(|mention| self.named(passage, mention)).collect();
        self.chain.begin();
        for mention in mentions {
            let spot = Spot { passage, start: mention.range.start, end: mention.range.end };
            let before = self.look(spot, mention);
            let waiting = self.later.len();
            self.mention(spot, mention);
            if self.later.len() == waiting {
                self.note(before);
            }
        }
        let Passage { is_note, block, text, .. } = self.context.passages[passage];
        if let Some(block) = block.filter(|_| is_note) {
            let source = self.chain.close(text, mentions);
            self.notes.insert(block, source);
        }
    }

    fn mention(&mut self, spot: Spot, mention: &Mention) {
        match &mention.sense {
            Sense::Settled { kind, targets, implicit } => {
                if *kind == ReferenceKind::Symbol && self.is_own_symbol(targets) {
                    self.context.because("it is the document's own symbol");
                    let paragraphs: Vec<&str> = targets.iter().filter_map(|target| target.paragraph.as_deref()).collect();
                    let own = targets.iter().all(|target| target.annex.is_none());
                    if own {
                        self.own_paragraphs(spot, mention, &paragraphs);
                    }
                    return;
                }
                let targets = sources::expand_addenda(targets);
                self.add(spot, mention.range.clone(), mention.rule, *kind, *implicit, targets);
            }
            Sense::Treaty(treaty) => self.treaty(spot, mention, treaty),
            Sense::Provision(pinpoint) => self.provision(spot, mention, pinpoint),
            Sense::Internal(internal) => self.internal(spot, mention, internal),
            Sense::Series(place) => self.series(spot, mention, place, false),
            Sense::Resolution(resolution) => self.resolution(spot, mention, resolution),
            Sense::Ibid(within) => {
                let is_note = self.context.passages[spot.passage].is_note;
                let source =
                    if self.is_behind_treaty(spot) { self.chain.source_before_last() } else { self.chain.source(is_note) };
                let source = source.in_series(within.series.as_ref());
                self.context.because("it stands for the source cited before");
                if !self.again(spot, mention, source, within) {
                    self.unresolved(spot, &mention.range, "the source before it is not understood");
                }
            }
            Sense::Note(cited) => self.noted(spot, mention, cited),
            Sense::Broken(why) => self.report(Finding::new(&rule::BROKEN_LINK, why.as_str()), spot, &mention.range),
            Sense::Unlinked(reason) => self.unresolved(spot, &mention.range, reason),
            Sense::Claimed => {}
        }
    }

    fn treaty(&mut self, spot: Spot, mention: &Mention, treaty: &Treaty) {
        match treaty.standing {
            Standing::Meant => {}
            Standing::Body => return self.context.because("it is part of the name of a body"),
            Standing::Title => return self.context.because("it is part of the title of another document"),
            Standing::Within => return self.context.because("it stands within a mention that covers it"),
        }
        let (ids, implicit) = match &treaty.who {
            Who::Named(ids) => (ids.clone(), false),
            Who::Foreign => match self.given(spot.passage, mention, treaty) {
                Some(id) => {
                    self.context.because("the front matter or the text says what it means by this noun");
                    (vec![id], true)
                }
                None => return self.foreign(spot, mention, treaty),
            },
            Who::Either(ids) => {
                // An acronym may be the committee's as well; a name of several words is a treaty's.
                let name = self.words(spot, &treaty.name).to_string();
                let id = self.context.either(spot, ids, &name).filter(|_| name.contains(' '));
                self.context.because(match id {
                    Some(_) => "several share the name, and the document calls only this one by another name too",
                    None => "several share the name, or a committee has it, and nothing tells which is meant",
                });
                self.remember(spot, mention, treaty, id.into_iter().collect(), false);
                let Some(id) = id else {
                    return self.ambiguous(spot, &mention.range, ids);
                };
                (vec![id], true)
            }
            Who::Generic(generic) => {
                let is_self = self.may_be_itself(treaty);
                let this = matches!(generic.determiner, Determiner::This | Determiner::Present);
                if is_law(treaty) && !(is_self && this) {
                    return self.foreign(spot, mention, treaty);
                }
                let before = self.context.between(spot.passage, 0, spot.start).iter();
                let named_here = before.rev().take(LAST).any(|found| found.head == treaty.head);
                let own = self.itself.filter(|id| !generic.plural && self.register.entry(*id).head == treaty.head);
                if (is_self || own.is_some() && this) && (this || generic.determiner == Determiner::The && !named_here) {
                    self.context.because("it means the text of the document itself");
                    return self.own_text(spot, mention, treaty, own);
                }
                let present = generic.determiner == Determiner::Present;
                let answer = if present { Answer::Foreign } else { self.context.generic(spot, treaty.head, generic) };
                let ids = match &answer {
                    Answer::Meant(ids) | Answer::Several(ids) => ids.clone(),
                    Answer::Foreign | Answer::Nothing => Vec::new(),
                };
                // "the conventions" and "this Convention" that nothing explains are none that a noun behind them could mean.
                if !((generic.plural || this) && answer == Answer::Nothing) {
                    let is_open = matches!(answer, Answer::Several(_));
                    self.remember(spot, mention, treaty, ids.clone(), is_open);
                }
                match answer {
                    Answer::Meant(_) => (ids, true),
                    Answer::Several(ids) => return self.ambiguous(spot, &mention.range, &ids),
                    Answer::Foreign => {
                        self.list(spot, mention, treaty);
                        return self.without_page(spot, &mention.range, treaty.head.unwrap_or_default());
                    }
                    Answer::Nothing => {
                        return self.unresolved(spot, &mention.range, "nothing before it tells which one is meant");
                    }
                }
            }
        };
        self.linked(spot, mention, treaty, &ids, implicit);
    }

    /// Links the text of the document itself: what it prints to its place there, all else to the page of its instrument.
    fn own_text(&mut self, spot: Spot, mention: &Mention, treaty: &Treaty, own: Option<Id>) {
        if treaty.pinpoint.as_ref().is_some_and(|pinpoint| self.own_provision(spot, pinpoint)) {
            return;
        }
        let has_article = treaty.pinpoint.as_ref().is_some_and(Pinpoint::has_article);
        match own.filter(|_| has_article || treaty.pinpoint.is_none()) {
            Some(id) => {
                // Where the text prints its articles, a noun behind this one means them and not the page.
                if !self.outline.is_treaty() {
                    self.remember(spot, mention, treaty, vec![id], false);
                }
                self.linked(spot, mention, treaty, &[id], true);
            }
            None if has_article => self.unresolved(spot, &mention.range, "the text has no such article"),
            None => {}
        }
    }

    /// Links a treaty, its provision or its annex.
    fn linked(&mut self, spot: Spot, mention: &Mention, treaty: &Treaty, ids: &[Id], implicit: bool) {
        let has_annex = |id: &Id, annex: &str| self.register.entry(*id).instrument.has_annex(annex);
        if let Some(pinpoint) = &treaty.pinpoint {
            self.provisions(spot, mention.rule, pinpoint, ids, implicit);
        } else if let (Some(annex), [id]) = (&treaty.annex, ids)
            && !has_annex(id, annex)
        {
            let there_are = annexes_there_are(&self.register.entry(*id).instrument);
            let message = format!("annex {annex} is named, but {there_are}");
            self.report(Finding::new(&rule::ARTICLE_BEYOND, message), spot, &mention.range);
        } else {
            let target = |id: &Id| Target {
                annex: treaty.annex.as_deref().map(Into::into),
                ..Target::instrument(self.register.entry(*id).instrument.id.clone())
            };
            let targets = ids.iter().map(target).collect();
            self.add(spot, mention.range.clone(), mention.rule, ReferenceKind::Treaty, implicit, targets);
        }
    }

    /// What the noun of a charter or a statute means that stands alone, where the front matter or the text says it.
    fn given(&self, passage: usize, mention: &Mention, treaty: &Treaty) -> Option<Id> {
        let noun = format!("the {}", treaty.head?);
        let text = self.context.passages[passage].text;
        let words = text[mention.range.clone()].to_ascii_lowercase();
        let at = words.strip_suffix(&noun).map(str::len).or_else(|| words.starts_with(&format!("{noun}, ")).then_some(0))?;
        let alone = crate::link::external::longer_name(text, mention.range.start + at + noun.len()).is_none();
        match self.context.defaults.strong(treaty.head) {
            Some(Sure::Meant(id)) if alone => Some(id),
            _ => None,
        }
    }

    /// Whether a noun in the singular is the one that the text of the document calls itself by.
    fn may_be_itself(&self, treaty: &Treaty) -> bool {
        let singular = matches!(&treaty.who, Who::Generic(generic) if !generic.plural);
        let untitled =
            || is_law(treaty) && crate::link::names::head_of(self.document.meta.title.as_deref().unwrap_or_default()).is_none();
        singular && self.outline.is_treaty() && (treaty.head == self.own_head() || untitled())
    }

    fn own_head(&self) -> Option<&'static str> {
        let title = self.document.meta.title.as_deref().unwrap_or_default();
        match self.itself {
            Some(id) => self.register.entry(id).head,
            None => crate::link::names::head_of(title).or(Some("convention")),
        }
    }

    pub(super) fn remember(&mut self, spot: Spot, mention: &Mention, treaty: &Treaty, ids: Vec<Id>, is_open: bool) {
        let articles = treaty.pinpoint.iter().flat_map(Pinpoint::pins).filter_map(|pin| pin.article.clone()).collect();
        let range = &mention.range;
        let antecedent =
            Antecedent { start: range.start, end: range.end, ids, is_open, head: treaty.head, weight: Weight::Full, articles };
        self.context.remember(spot.passage, antecedent);
    }

    pub(super) fn words(&self, spot: Spot, range: &Range<usize>) -> &str {
        &self.context.passages[spot.passage].text[range.clone()]
    }

    pub(super) fn ambiguous(&mut self, spot: Spot, range: &Range<usize>, ids: &[Id]) {
        let names: Vec<&str> = ids.iter().map(|id| self.register.name(*id)).collect();
        let other = if names.len() < 2 { " or a text without a page" } else { "" };
        let message = format!("“{}” could mean the {}{other}", self.words(spot, range), names.join(" or the "));
        self.report(Finding::new(&rule::AMBIGUOUS_REFERENCE, message), spot, range);
    }

    pub(super) fn unresolved(&mut self, spot: Spot, range: &Range<usize>, reason: &str) {
        let message = format!("“{}” is not linked: {reason}", self.words(spot, range));
        self.report(Finding::new(&rule::UNRESOLVED_REFERENCE, message), spot, range);
    }

    pub(super) fn report(&mut self, finding: Finding, spot: Spot, range: &Range<usize>) {
        let place = self.place(spot, range);
        self.out.findings.push(finding.at(place));
    }

    /// Where words stand in the page.
    pub(super) fn place(&self, spot: Spot, range: &Range<usize>) -> crate::report::Place {
        let passage = &self.context.passages[spot.passage];
        self.pointer.place(self.document, passage.block, passage.text, range)
    }

    pub(super) fn add(
        &mut self,
        spot: Spot,
        range: Range<usize>,
        rule: &'static str,
        kind: ReferenceKind,
        implicit: bool,
        targets: Vec<Target>,
    ) {
        if targets.is_empty() {
            return;
        }
        if matches!(kind, ReferenceKind::Treaty | ReferenceKind::Resolution | ReferenceKind::Symbol) {
            self.chain.follow(Source::Targets(kind, targets.clone()));
        }
        let place = self.context.passages[spot.passage].place;
        self.out.references.push(Reference {
            place,
            start: range.start,
            end: range.end,
            kind,
            implicit,
            targets: fitted(targets),
        });
        self.out.rules.push(rule);
    }

    /// What a mention tells those behind and before it in its passage, before it is resolved itself.
    fn named(&self, passage: usize, mention: &Mention) -> Option<Antecedent> {
        let Sense::Treaty(treaty) = &mention.sense else { return None };
        let ids = match &treaty.who {
            Who::Named(ids) => ids.clone(),
            Who::Foreign => self.given(passage, mention, treaty).into_iter().collect(),
            Who::Generic(_) if is_law(treaty) && !self.may_be_itself(treaty) => Vec::new(),
            Who::Either(_) | Who::Generic(_) => return None,
        };
        let weight = match treaty.standing {
            Standing::Meant => Weight::Full,
            Standing::Within => Weight::Within,
            Standing::Body | Standing::Title => Weight::Weak,
        };
        let articles = treaty.pinpoint.iter().flat_map(Pinpoint::pins).filter_map(|pin| pin.article.clone()).collect();
        Some(Antecedent {
            start: mention.range.start,
            end: mention.range.end,
            ids,
            is_open: false,
            head: treaty.head,
            weight,
            articles,
        })
    }
}

/// "this Law", "the present Statute": a noun that no treaty of the site is called by alone.
fn is_law(treaty: &Treaty) -> bool {
    treaty.head.is_some_and(|head| !matches!(head, "convention" | "protocol" | "covenant"))
}
