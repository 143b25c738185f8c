//! Sources cited again become references: "Ibid.", "note 4 above", and places in treaty series with what they hold.
//!
//! In: a mention and the source that the notes before give. Out: a reference to that source, with the pinpoint of its own or the
//! one inherited. A note that cites several sources or one that is not understood is linked as the note it is.

use super::Resolver;
use crate::link::context::Spot;
use crate::link::mention::{Internal, Mention, NoteCited, SeriesPlace, Unit, Within};
use crate::link::provisions::Pinpoint;
use crate::link::register::Id;
use crate::link::series::{self, Source};
use crate::model::{ReferenceKind, Target};

impl Resolver<'_, '_> {
    /// Links a place in a treaty series.
    pub(super) fn series(&mut self, spot: Spot, mention: &Mention, place: &SeriesPlace, implicit: bool) {
        let targets = series::targets(place, &self.named_beside(spot), self.register);
        self.chain.follow(Source::Series(place.clone()));
        self.add(spot, mention.range.clone(), mention.rule, ReferenceKind::TreatySeries, implicit, targets);
    }

    /// Whether a bracket opens directly behind a treaty: `the X Protocol (ibid., annex III)` tells where the treaty stands.
    pub(super) fn is_behind_treaty(&self, spot: Spot) -> bool {
        let passage = &self.context.passages[spot.passage];
        let last = self.out.references.last().filter(|last| last.place == passage.place && last.kind == ReferenceKind::Treaty);
        last.is_some_and(|last| passage.text.get(last.end..spot.start) == Some(" (") && last.targets[0].article.is_none())
    }

    /// Links a source cited again; says whether it was understood.
    pub(super) fn again(&mut self, spot: Spot, mention: &Mention, source: Source, within: &Within) -> bool {
        if let Some(pinpoint) = &within.provisions {
            return self.provisions_again(spot, mention, &source, pinpoint);
        }
        match source {
            Source::Series(place) => self.series(spot, mention, &place, true),
            Source::Targets(kind, targets)
                if within.annex.is_none() && !within.paragraphs.is_empty() && are_several(&targets) =>
            {
                self.unresolved(
                    spot,
                    &mention.range,
                    "the source before it is several articles, and any could have such paragraphs",
                );
                self.chain.follow(Source::Targets(kind, targets));
            }
            Source::Targets(kind, targets) => {
                let mut targets = pinned(targets, within);
                for target in &mut targets {
                    if let (Some(resolution), Some(annex)) = (&target.resolution, &target.annex) {
                        target.instrument = self.in_annex(spot, resolution, annex);
                    }
                }
                self.add(spot, mention.range.clone(), mention.rule, kind, true, targets);
            }
            Source::Broken => return false,
        }
        true
    }

    /// Articles of the instrument that a source is or holds.
    fn provisions_again(&mut self, spot: Spot, mention: &Mention, source: &Source, pinpoint: &Pinpoint) -> bool {
        let held = match source {
            Source::Series(place) => series::targets(place, &self.named_beside(spot), self.register),
            Source::Targets(_, targets) => targets.clone(),
            Source::Broken => Vec::new(),
        };
        let mut ids: Vec<Id> = held.iter().filter_map(|target| self.register.find(target.instrument.as_deref()?)).collect();
        ids.dedup();
        if ids.len() != 1 {
            return false;
        }
        let mut pinpoint = pinpoint.clone();
        pinpoint.items[0].range.start = mention.range.start;
        self.provisions(spot, mention.rule, &pinpoint, &ids, true);
        true
    }

    /// A note named for its source; in running text, without a pinpoint, the note itself is meant.
    pub(super) fn noted(&mut self, spot: Spot, mention: &Mention, cited: &NoteCited) {
        let passage = &self.context.passages[spot.passage];
        let plain = cited.within == Within::default();
        let block = self.outline.note(&cited.label, passage.block);
        let source = block.and_then(|block| self.notes.get(&block)).cloned();
        if plain && !passage.is_note || block.is_none() || block == passage.block {
            return self.note_itself(spot, mention, cited);
        }
        self.context.because("it stands for the source that the note cites");
        let Some(source) = source else {
            self.later.push((spot, mention.clone()));
            return;
        };
        if !self.again(spot, mention, source, &cited.within) {
            self.note_itself(spot, mention, cited);
            if !plain {
                let rest = cited.words.end..mention.range.end;
                self.unresolved(spot, &rest, "the note cites no single source that is understood");
            }
        }
    }

    fn note_itself(&mut self, spot: Spot, mention: &Mention, cited: &NoteCited) {
        let places = vec![(cited.words.clone(), vec![cited.label.clone()])];
        self.internal(spot, mention, &Internal { unit: Unit::Note, places, annex: None, certain: true });
    }

    /// Resolves what named notes that stand behind it.
    pub(crate) fn resolve_later(&mut self) {
        for (spot, mention) in std::mem::take(&mut self.later) {
            let before = self.look(spot, &mention);
            self.mention(spot, &mention);
            self.note(before);
        }
    }
}

/// Whether targets are more than one article.
fn are_several(targets: &[Target]) -> bool {
    let mut articles = targets.iter().filter_map(|target| target.article.as_ref());
    let first = articles.next();
    articles.any(|article| Some(article) != first)
}

/// Targets with the annex and the paragraphs that are cited now; without any they stay as they were.
fn pinned(targets: Vec<Target>, within: &Within) -> Vec<Target> {
    if within.annex.is_none() && within.paragraphs.is_empty() {
        return targets;
    }
    let mut bare: Vec<Target> = Vec::new();
    for mut target in targets {
        target.point = None;
        target.paragraph = None;
        if within.annex.is_some() {
            target.annex = within.annex.as_deref().map(Into::into);
        }
        if !bare.contains(&target) {
            bare.push(target);
        }
    }
    let places = |target: &Target| target.article.is_some() || target.instrument.is_none() || target.resolution.is_some();
    if within.paragraphs.is_empty() || !bare.iter().all(places) {
        return bare;
    }
    let each = |target: Target| {
        let pinned = move |paragraph: &String| Target { paragraph: Some(paragraph.as_str().into()), ..target.clone() };
        within.paragraphs.iter().map(pinned).collect::<Vec<_>>()
    };
    bare.into_iter().flat_map(each).collect()
}
