//! Places in the document itself become references to their anchors.
//!
//! In: what a mention names ("paragraph 9 above") and the outline. Out: a reference, or a finding where the document has no such
//! place or where an article named before could be meant.

use super::{LAST, Resolver};
use crate::link::context::Spot;
use crate::link::mention::{Internal, Mention, Unit};
use crate::link::outline::Division;
use crate::link::own::{bracketed, is_beside};
use crate::link::provisions::Pin;
use crate::model::{ReferenceKind, Target};
use crate::report::{Finding, rule};

impl Resolver<'_, '_> {
    pub(super) fn internal(&mut self, spot: Spot, mention: &Mention, internal: &Internal) {
        let from = self.context.passages[spot.passage].block;
        if matches!(internal.unit, Unit::Point | Unit::Preceding | Unit::PrecedingArticle) {
            return self.beside(spot, mention, internal);
        }
        if let Some(annex) = &internal.annex {
            return self.within_annex(spot, mention, internal, annex);
        }
        if internal.unit == Unit::Paragraph && !internal.certain && self.cited_paragraph(spot, mention, internal) {
            return;
        }
        let own_article = internal.unit == Unit::Paragraph && !internal.certain && self.outline.is_treaty();
        let after_article = internal.unit == Unit::Paragraph && !internal.certain && !own_article && self.after_article(spot);
        if after_article {
            let reason = "it could be a paragraph of the article named before or of the document";
            let message = format!("“{}” is not linked: {reason}", self.words(spot, &mention.range));
            self.report(Finding::new(&rule::AMBIGUOUS_REFERENCE, message), spot, &mention.range);
            return;
        }
        for (range, labels) in &internal.places {
            let blocks: Vec<usize> = labels
                .iter()
                .filter_map(|label| {
                    let pin = paragraph_pin(label);
                    match internal.unit {
                        Unit::Paragraph if own_article && self.outline.in_article(from) => {
                            self.outline.within_article(&pin, from)
                        }
                        Unit::Paragraph => self.outline.paragraph(&pin, from),
                        Unit::Part => self.outline.division(Division::Part, label),
                        Unit::Chapter if self.outline.is_divided(Division::Chapter) => {
                            self.outline.division(Division::Chapter, label)
                        }
                        Unit::Section | Unit::Chapter if self.outline.in_article(from) => {
                            self.outline.within_article(&section_pin(label), from)
                        }
                        Unit::Section | Unit::Chapter => self.outline.section(label),
                        Unit::Annex => self.outline.annex(label),
                        Unit::Note => self.outline.note(label, from),
                        Unit::Point | Unit::Preceding | Unit::PrecedingArticle => None,
                    }
                })
                .collect();
            // "paragraph 1 above" in paragraph 1 of an annex is another's, while "paragraph 1 of this annex" is its own.
            let beside = is_beside(self.context.passages[spot.passage].text, &mention.range);
            if internal.unit == Unit::Paragraph && beside && from.is_some_and(|from| blocks == [from]) {
                self.unresolved(spot, range, "it is the number of the paragraph that the words stand in");
                continue;
            }
            let anchor = |block: usize| Some(Target::anchor(self.addresses.blocks.get(block)?.id.clone()));
            let targets: Vec<Target> = blocks.into_iter().filter_map(anchor).collect();
            let kind = match internal.unit {
                Unit::Paragraph | Unit::Point | Unit::Preceding | Unit::PrecedingArticle => ReferenceKind::Paragraph,
                Unit::Section | Unit::Chapter | Unit::Part => ReferenceKind::Section,
                Unit::Annex => ReferenceKind::Annex,
                Unit::Note => ReferenceKind::Footnote,
            };
            if !targets.is_empty() {
                self.add(spot, range.clone(), mention.rule, kind, false, targets);
            } else if internal.certain {
                let message = format!("the document has no {}", self.words(spot, range));
                self.report(Finding::new(&rule::PARAGRAPH_MISSING, message), spot, range);
            } else if internal.unit != Unit::Part || internal.certain {
                self.unresolved(spot, range, "the document has no such place");
            }
        }
    }

    /// Links paragraphs that are cited with the document's own symbol.
    pub(super) fn own_paragraphs(&mut self, spot: Spot, mention: &Mention, paragraphs: &[&str]) {
        let block = |label: &&str| self.outline.paragraph(&paragraph_pin(&label.replace('(', ".").replace(')', "")), None);
        let anchor = |label| Some(Target::anchor(self.addresses.blocks.get(block(label)?)?.id.clone()));
        let targets = paragraphs.iter().filter_map(anchor).collect();
        self.add(spot, mention.range.clone(), "place in the document itself", ReferenceKind::Paragraph, false, targets);
    }

    /// Links the paragraphs and sections of an annex.
    fn within_annex(&mut self, spot: Spot, mention: &Mention, internal: &Internal, annex: &str) {
        let kind = if internal.unit == Unit::Section { ReferenceKind::Section } else { ReferenceKind::Paragraph };
        for (range, labels) in &internal.places {
            let block = |label: &String| match internal.unit {
                Unit::Section => self.outline.section_of_annex(annex, label),
                _ => self.outline.paragraph_of_annex(annex, label),
            };
            let anchor = |label: &String| Some(Target::anchor(self.addresses.blocks.get(block(label)?)?.id.clone()));
            let targets: Vec<Target> = labels.iter().filter_map(anchor).collect();
            if targets.is_empty() {
                self.unresolved(spot, range, "the document has no such place");
            } else {
                self.add(spot, range.clone(), mention.rule, kind, false, targets);
            }
        }
    }

    /// Links what is named by where it stands: a point of the same paragraph, the paragraphs or the article before. What is not
    /// there belongs to a source named before and is left alone.
    fn beside(&mut self, spot: Spot, mention: &Mention, internal: &Internal) {
        let from = self.context.passages[spot.passage].block;
        if internal.unit == Unit::Point && !self.outline.is_treaty() && self.after_article(spot) {
            return;
        }
        self.context.because("it is named by where it stands");
        for (range, labels) in &internal.places {
            let blocks: Vec<usize> = labels
                .iter()
                .flat_map(|label| match internal.unit {
                    Unit::Point => {
                        self.outline.beside(&Pin { point: Some(label.into()), ..Pin::default() }, from).into_iter().collect()
                    }
                    Unit::PrecedingArticle => self.outline.preceding_article(from).into_iter().collect(),
                    _ => self.outline.preceding(from, label.parse().unwrap_or(1)),
                })
                .collect();
            let anchor = |block: usize| Some(Target::anchor(self.addresses.blocks.get(block)?.id.clone()));
            let targets = blocks.into_iter().filter_map(anchor).collect();
            self.add(spot, range.clone(), mention.rule, ReferenceKind::Paragraph, true, targets);
        }
    }

    /// Links "paragraph 15 (a)" to the source whose paragraph 15 is cited before, here or in the paragraph that introduces it.
    fn cited_paragraph(&mut self, spot: Spot, mention: &Mention, internal: &Internal) -> bool {
        let passages = self.context.passages;
        let here = &passages[spot.passage];
        let above = here.parent.map(|parent| passages[parent].place);
        let labels: Vec<&String> = internal.places.iter().flat_map(|(_, labels)| labels).collect();
        let [label] = labels[..] else { return false };
        let number = label.split('.').next().unwrap_or_default();
        let is_it = |target: &&Target| {
            let paragraph = target.paragraph.as_deref().filter(|_| target.resolution.is_some() || target.symbol.is_some());
            paragraph.is_some_and(|paragraph| paragraph.split('(').next() == Some(number))
        };
        let places = self.out.references.iter().rev().take(LAST);
        let cited = places.filter(|reference| reference.place == here.place || Some(reference.place) == above);
        let found = cited.flat_map(|reference| reference.targets.iter().map(move |target| (reference.kind, target)));
        let Some((kind, target)) = found.filter(|(_, target)| is_it(target)).map(|(kind, target)| (kind, target.clone())).next()
        else {
            return false;
        };
        let target = Target { paragraph: Some(bracketed(label).into()), ..target };
        self.context.because("the same paragraph is cited before, of a source that is named there");
        self.add(spot, mention.range.clone(), "paragraph of the source cited before", kind, true, vec![target]);
        true
    }

    /// Whether an article was cited before in the same paragraph, so that a bare number could be a paragraph of it.
    fn after_article(&self, spot: Spot) -> bool {
        let before = self.context.between(spot.passage, 0, spot.start).iter().rev().take(100);
        before.filter(|found| found.end <= spot.start).any(|found| !found.articles.is_empty())
    }
}

/// `A(1)`: the sections that an older article is divided into.
fn section_pin(label: &str) -> Pin {
    let (section, points) = label.split_once('(').unwrap_or((label, ""));
    let point = (!points.is_empty()).then(|| points.trim_end_matches(')').into());
    Pin { article: None, paragraph: Some(section.into()), point }
}

fn paragraph_pin(label: &str) -> Pin {
    let (paragraph, point) = label.split_once('.').map_or((label, None), |(paragraph, point)| (paragraph, Some(point)));
    Pin { article: None, paragraph: Some(paragraph.into()), point: point.map(Into::into) }
}
