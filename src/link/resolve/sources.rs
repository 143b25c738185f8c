//! Resolutions and symbols become references, with the instrument that an annex holds.
//!
//! In: a resolution with its number and what trails behind it. Out: a reference whose target is written as its issuer writes it.
//! A resolution whose issuer nobody tells stays without a link.

use arcstr::ArcStr;

use super::Resolver;
use super::provisions::Beyond;
use crate::link::antecedent::Antecedent;
use crate::link::context::Spot;
use crate::link::issuers::Form;
use crate::link::mention::{Mention, Resolution};
use crate::link::provisions::Pinpoint;
use crate::link::register::Id;
use crate::link::resolutions::UNKNOWN_STYLE;
use crate::model::{Content, MarkKind, ReferenceKind, Target};

impl Resolver<'_, '_> {
    pub(super) fn resolution(&mut self, spot: Spot, mention: &Mention, resolution: &Resolution) {
        let dated = if resolution.undated { self.dated(resolution) } else { None };
        if resolution.undated && dated.is_none() {
            return self.unresolved(spot, &mention.range, self.why_undated(resolution));
        }
        let resolution = dated.as_ref().unwrap_or(resolution);
        let numbers = &resolution.numbers;
        let because = |why, issuer| {
            self.context.because(why);
            issuer
        };
        let known = || numbers.iter().find_map(|number| self.issuers.get(number).copied());
        let elsewhere = || known().map(|issuer| because("the document names its issuer elsewhere", issuer));
        let around = || self.issuer_around(spot).map(|issuer| because("the symbol before it tells its issuer", issuer));
        let Some(issuer) = resolution.issuer.or_else(elsewhere).or_else(around) else {
            self.unresolved(spot, &mention.range, "it is not told who issued it");
            return;
        };
        let paragraphs: Vec<Option<String>> = match resolution.paragraphs.as_slice() {
            [] => vec![None],
            paragraphs => paragraphs.iter().cloned().map(Some).collect(),
        };
        let mut targets = Vec::new();
        let annexes: Vec<Option<&str>> = match resolution.annexes.as_slice() {
            [] => vec![None],
            annexes => annexes.iter().map(|annex| Some(annex.as_str())).collect(),
        };
        for number in numbers {
            for annex in &annexes {
                let whole = self.resolution_target(spot, number, issuer, resolution, *annex);
                if let Some(beyond) = self.beyond_annex(&whole, resolution) {
                    return self.report(beyond.finding(), spot, &mention.range);
                }
                let articles = self.articles_within(&whole, resolution);
                if articles.is_empty() {
                    targets.extend(
                        paragraphs
                            .iter()
                            .map(|paragraph| Target { paragraph: paragraph.as_deref().map(Into::into), ..whole.clone() }),
                    );
                }
                targets.extend(articles);
            }
        }
        let own = self.document.meta.symbol.as_deref().map(|own| own.replace(' ', ""));
        if resolution.annexes.is_empty() && targets.iter().all(|target| target.resolution.as_deref() == own.as_deref()) {
            let paragraphs: Vec<&str> = resolution.paragraphs.iter().map(String::as_str).collect();
            return self.own_paragraphs(spot, mention, &paragraphs);
        }
        self.add(spot, mention.range.clone(), mention.rule, ReferenceKind::Resolution, false, targets);
    }

    /// `resolution 1373` where the document names only one such with its year: `1373 (2001)`.
    fn dated(&self, resolution: &Resolution) -> Option<Resolution> {
        let number = resolution.numbers.first()?;
        let is_it = |known: &str| known.strip_prefix(number.as_str()).is_some_and(|year| year.trim_start().starts_with('('));
        let whole = |known: &str| known.replace(' ', "");
        let mut named =
            self.issuers.iter().filter(|(known, issuer)| is_it(known) && resolution.issuer.is_none_or(|own| own == **issuer));
        let (first, issuer) = named.next()?;
        let only = named.all(|(other, _)| whole(other) == whole(first));
        only.then(|| {
            self.context.because("the document names it with its year");
            Resolution { numbers: vec![first.clone()], issuer: Some(*issuer), undated: false, ..resolution.clone() }
        })
    }

    fn why_undated(&self, resolution: &Resolution) -> &'static str {
        let council = resolution.issuer.is_some_and(|issuer| self.register.issuers.get(issuer).forms.contains(&Form::Council));
        if council { "a resolution of the Security Council is told by its number and its year" } else { UNKNOWN_STYLE }
    }

    /// An article that is cited of the instrument in an annex, and that it does not have.
    fn beyond_annex(&self, annex: &Target, resolution: &Resolution) -> Option<Beyond> {
        let id = annex.instrument.as_deref().and_then(|id| self.register.find(id))?;
        resolution.provisions.iter().flat_map(Pinpoint::pins).find_map(|pin| self.beyond(id, pin))
    }

    /// The articles that are cited of the instrument in an annex.
    fn articles_within(&self, annex: &Target, resolution: &Resolution) -> Vec<Target> {
        let Some(id) = annex.instrument.as_deref().and_then(|id| self.register.find(id)) else { return Vec::new() };
        resolution
            .provisions
            .iter()
            .flat_map(Pinpoint::pins)
            .map(|pin| {
                let Target { article, paragraph, point, .. } = self.target(id, pin);
                Target { article, paragraph, point, ..annex.clone() }
            })
            .collect()
    }

    /// A resolution as its issuer writes it, with the instrument that its annex holds.
    fn resolution_target(&self, spot: Spot, number: &str, issuer: usize, resolution: &Resolution, annex: Option<&str>) -> Target {
        let issuer = self.register.issuers.get(issuer);
        let name = issuer.name.clone();
        let assembly = name == "General Assembly";
        let plain: String = number.chars().filter(|c| !c.is_whitespace()).collect();
        let word = match (assembly, resolution.decision) {
            (true, false) => format!("A/RES/{plain}"),
            (true, true) => format!("A/DEC/{plain}"),
            // A figure alone says nothing without the symbol.
            (false, false) if plain.bytes().all(|b| b.is_ascii_digit()) => {
                format!("{}{plain}", issuer.symbol.as_deref().unwrap_or_default())
            }
            (false, false) => number.to_string(),
            (false, true) => format!("decision {number}"),
        };
        let held = annex.filter(|_| assembly && !resolution.decision);
        Target {
            instrument: held.and_then(|annex| self.in_annex(spot, &plain, annex)),
            resolution: Some(word.into()),
            issuer: (!assembly).then(|| name.into()),
            annex: annex.map(Into::into),
            ..Target::default()
        }
    }

    /// The instrument that an annex holds; of several the one named directly before.
    pub(super) fn in_annex(&self, spot: Spot, resolution: &str, annex: &str) -> Option<ArcStr> {
        let holds = self.register.in_annex(resolution, annex);
        let id = match holds {
            [id] => Some(*id),
            _ => self.named_beside(spot).into_iter().find(|id| holds.contains(id)),
        };
        id.map(|id| self.register.entry(id).instrument.id.clone())
    }

    /// The issuer of the last symbol before in the same passage: `CTOC/COP/2020/10, sect. I.A, resolution 10/1`.
    fn issuer_around(&self, spot: Spot) -> Option<usize> {
        let before =
            self.out.references.iter().rev().take_while(|reference| reference.place == self.context.passages[spot.passage].place);
        before
            .take(20)
            .flat_map(|reference| &reference.targets)
            .find_map(|target| self.register.issuers.of_symbol(target.symbol.as_deref()?))
    }

    /// Instruments named directly before a place in a treaty series: in the text, or where the note's mark stands.
    pub(super) fn named_beside(&self, spot: Spot) -> Vec<Id> {
        let passage = &self.context.passages[spot.passage];
        let mut ids = self.named_before(spot);
        if passage.is_note
            && let (Some(parent), Some(Content::Note(note))) =
                (passage.parent, passage.block.map(|block| &self.document.blocks[block].content))
        {
            let marks = self.context.passages[parent].marks.iter();
            let marks = marks.filter(|mark| matches!(&mark.kind, MarkKind::NoteMark(key) if **key == *note.key));
            for mark in marks {
                let beside = |found: &&Antecedent| found.end <= mark.start && mark.start - found.end <= 4;
                let before = self.context.between(parent, mark.start.saturating_sub(1000), mark.start).iter();
                ids.extend(before.filter(beside).flat_map(|found| found.ids.clone()));
            }
        }
        ids
    }

    /// The instruments named last before a place in the same passage.
    fn named_before(&self, spot: Spot) -> Vec<Id> {
        let before = self.context.between(spot.passage, 0, spot.start).iter().rev();
        let named = before.take(100).find(|found| found.end <= spot.start && !found.ids.is_empty() && !found.is_open);
        named.map(|found| found.ids.clone()).unwrap_or_default()
    }

    pub(super) fn is_own_symbol(&self, targets: &[Target]) -> bool {
        // A joint document has two symbols: "A/66/335-S/2011/598".
        let own = self.document.meta.symbol.as_deref().unwrap_or_default();
        let is_own = |symbol: &str| symbol == own || own.split(['-', '–']).any(|part| part.trim() == symbol);
        targets.iter().all(|target| target.symbol.as_deref().is_some_and(is_own))
    }
}

/// `A/55/383/Add.1-3` are three documents.
pub(super) fn expand_addenda(targets: &[Target]) -> Vec<Target> {
    targets
        .iter()
        .flat_map(|target| {
            let range = target.symbol.as_deref().and_then(|symbol| {
                let (base, range) =
                    symbol.rsplit_once(['.']).filter(|(base, _)| base.ends_with("Add") || base.ends_with("Corr"))?;
                let (first, last) = range.split_once('-')?;
                Some((base.to_string(), first.parse::<u32>().ok()?, last.parse::<u32>().ok().filter(|last| *last < 100)?))
            });
            match range {
                Some((base, first, last)) => (first..=last)
                    .map(|number| Target { symbol: Some(format!("{base}.{number}").into()), ..target.clone() })
                    .collect::<Vec<_>>(),
                None => vec![target.clone()],
            }
        })
        .collect()
}
