//! Provisions become references: of the instrument that the words or the context name, or of the document's own text.
//!
//! In: a pinpoint and whose it is. Out: a reference for each item of its list, numbered as the instrument prints it. An article or
//! annex beyond the instrument's count is an error and never a link.

use super::Resolver;
use crate::link::antecedent::{Antecedent, Weight};
use crate::link::context::{Answer, Spot};
use crate::link::mention::Mention;
use crate::link::provisions::{Pin, Pinpoint};
use crate::link::register::Id;
use crate::model::{Instrument, Numbering, ReferenceKind, Target, article_figure, figure_from_roman, roman_from_figure};
use crate::report::{Finding, Rule, rule};

impl Resolver<'_, '_> {
    pub(super) fn provision(&mut self, spot: Spot, mention: &Mention, pinpoint: &Pinpoint) {
        let text = self.context.passages[spot.passage].text;
        let elsewhere = self.context.is_beside_another(spot, text, self.itself);
        if self.outline.is_treaty() && !elsewhere && self.own_provision(spot, pinpoint) {
            return;
        }
        let is_label = mention.range.len() == text.trim().len();
        if pinpoint.of_this_article || !pinpoint.has_article() || is_label {
            return self.context.because("it is a label, or names no article");
        }
        let articles: Vec<_> = pinpoint.pins().filter_map(|pin| pin.article.clone()).collect();
        match self.context.provision(spot, text, &articles) {
            Answer::Meant(ids) => {
                self.provisions(spot, mention.rule, pinpoint, &ids, true);
                if ids.iter().all(|id| pinpoint.pins().all(|pin| self.beyond(*id, pin).is_none())) {
                    let antecedent = Antecedent {
                        start: spot.start,
                        end: spot.end,
                        ids,
                        is_open: false,
                        head: None,
                        weight: Weight::Within,
                        articles,
                    };
                    self.context.remember(spot.passage, antecedent);
                }
            }
            Answer::Several(ids) => self.ambiguous(spot, &mention.range, &ids),
            Answer::Foreign => self.without_page(spot, &mention.range, "article"),
            Answer::Nothing => self.unresolved(spot, &mention.range, "nothing around it tells whose provision it is"),
        }
    }

    /// Links provisions of the document's own text; says whether there was one.
    pub(super) fn own_provision(&mut self, spot: Spot, pinpoint: &Pinpoint) -> bool {
        let from = self.context.passages[spot.passage].block;
        let mut any = false;
        for item in &pinpoint.items {
            let block = |pin: &Pin| match pin.article {
                Some(_) => self.outline.provision(pin, from),
                None => self.outline.within_article(pin, from),
            };
            let targets: Vec<Target> = item
                .pins
                .iter()
                .filter_map(|pin| Some(Target::anchor(self.addresses.blocks.get(block(pin)?)?.id.clone())))
                .collect();
            if !targets.is_empty() {
                any = true;
                self.context.because("the document is a treaty's own text, and has it");
                self.add(spot, item.range.clone(), "provision of the text itself", ReferenceKind::Paragraph, true, targets);
            }
        }
        any
    }

    /// Links each item of a list of provisions.
    pub(super) fn provisions(&mut self, spot: Spot, rule: &'static str, pinpoint: &Pinpoint, ids: &[Id], implicit: bool) {
        for item in &pinpoint.items {
            let beyond = ids.iter().find_map(|id| item.pins.iter().find_map(|pin| self.beyond(*id, pin)));
            if let Some(beyond) = beyond {
                self.report(beyond.finding(), spot, &item.range);
                continue;
            }
            let targets = ids.iter().flat_map(|id| item.pins.iter().map(|pin| self.target(*id, pin))).collect();
            self.add(spot, item.range.clone(), rule, ReferenceKind::Treaty, implicit, targets);
        }
    }

    /// Why an instrument cannot have such a provision.
    pub(super) fn beyond(&self, id: Id, pin: &Pin) -> Option<Beyond> {
        beyond(&self.register.entry(id).instrument, pin.article.as_deref(), pin.paragraph.as_deref())
    }

    /// A provision as the instrument's own numbering prints it.
    pub(super) fn target(&self, id: Id, pin: &Pin) -> Target {
        let instrument = &self.register.entry(id).instrument;
        let mut pin = pin.clone();
        if let Some(article) = &pin.article {
            let figure = article_figure(article);
            let roman = figure_from_roman(article).is_some();
            let lettered = article.ends_with(|c: char| c.is_ascii_uppercase()) && !roman;
            let listed = instrument.articles.is_empty() || instrument.articles.iter().any(|known| known.number == *article);
            match (instrument.article_numbering, figure) {
                (Numbering::Roman, Some(figure)) if !roman => pin.article = Some(roman_from_figure(figure).to_uppercase().into()),
                (Numbering::Arabic, Some(figure)) if roman => pin.article = Some(figure.to_string().into()),
                // "article 1F" is section F of article 1 where the instrument has no article 1F.
                (_, Some(figure)) if lettered && !listed && (pin.paragraph.is_none() || pin.point.is_none()) => {
                    pin.point = pin.point.or(pin.paragraph);
                    pin.paragraph = article.chars().next_back().map(|letter| letter.to_string().into());
                    pin.article = Some(figure.to_string().into());
                }
                _ => {}
            }
        }
        Target { article: pin.article, paragraph: pin.paragraph, point: pin.point, ..Target::instrument(instrument.id.clone()) }
    }
}

/// A provision that its instrument does not have.
pub(in crate::link) struct Beyond {
    rule: &'static Rule,
    named: String,
    /// What there is instead.
    pub there_are: String,
}

impl Beyond {
    pub(super) fn finding(self) -> Finding {
        Finding::new(self.rule, format!("{} is named, but {}", self.named, self.there_are))
    }
}

/// What is wrong with a provision that an instrument does not have.
pub(in crate::link) fn beyond(instrument: &Instrument, article: Option<&str>, paragraph: Option<&str>) -> Option<Beyond> {
    let article = article?;
    if !instrument.has_article(article) {
        let beyond = article_figure(article)
            .is_none_or(|figure| figure == 0 || instrument.article_count.is_some_and(|last| figure > last));
        let there_are = if beyond {
            counted(instrument, instrument.article_count, "article")
        } else {
            format!("the {} has no such article", instrument.short_title)
        };
        return Some(Beyond { rule: &rule::ARTICLE_BEYOND, named: format!("article {article}"), there_are });
    }
    let paragraph = paragraph.filter(|paragraph| !instrument.has_paragraph(article, paragraph))?;
    let there_are = match instrument.paragraphs_of(article) {
        None => "paragraphs are counted from 1".to_string(),
        Some(1) => format!("article {article} of the {} has 1 paragraph", instrument.short_title),
        Some(count) => format!("article {article} of the {} has {count} paragraphs", instrument.short_title),
    };
    Some(Beyond { rule: &rule::PARAGRAPH_BEYOND, named: format!("article {article}, paragraph {paragraph},"), there_are })
}

/// Which annexes it has.
pub(in crate::link) fn annexes_there_are(instrument: &Instrument) -> String {
    counted(instrument, instrument.annex_count, "annex")
}

fn counted(instrument: &Instrument, count: Option<u32>, thing: &str) -> String {
    let name = &instrument.short_title;
    let plural = if thing == "annex" { "annexes" } else { "articles" };
    match count {
        None => format!("{plural} are counted from 1"),
        Some(0) => format!("the {name} has no {plural}"),
        Some(1) => format!("the {name} has 1 {thing}"),
        Some(count) => format!("the {name} has {count} {plural}"),
    }
}
