//! Places in the document itself become references to their anchors.
//!
//! In: what a mention names ("paragraph 9 above") and the outline. Out: a reference, or a finding where the document has no such
//! place or where an article named before could be meant.

use super::Resolver;
use crate::link::context::Spot;
use crate::link::mention::{Internal, Mention, Unit};
use crate::link::provisions::Pin;
use crate::model::{ReferenceKind, Target};
use crate::report::{Finding, rule};

impl Resolver<'_, '_> {
    pub(super) fn internal(&mut self, spot: Spot, mention: &Mention, internal: &Internal) {
        let from = self.context.passages[spot.passage].block;
        let own_article = internal.unit == Unit::Paragraph && !internal.certain && self.outline.is_treaty();
        let after_article = internal.unit == Unit::Paragraph && !internal.certain && !own_article && self.after_article(spot);
        if after_article {
            let reason = "it could be a paragraph of the article named before or of the document";
            let message = format!("“{}” is not linked: {reason}", self.words(spot, &mention.range));
            self.report(Finding::new(&rule::AMBIGUOUS_REFERENCE, message), spot, &mention.range);
            return;
        }
        for (range, labels) in &internal.places {
            let targets: Vec<Target> = labels
                .iter()
                .filter_map(|label| {
                    let pin = paragraph_pin(label);
                    let block = match internal.unit {
                        Unit::Paragraph if own_article && self.outline.in_article(from) => {
                            self.outline.within_article(&pin, from)
                        }
                        Unit::Paragraph => self.outline.paragraph(&pin, from),
                        Unit::Section => self.outline.section(label),
                        Unit::Annex => self.outline.annex(label),
                        Unit::Note => self.outline.note(label, from),
                    }?;
                    Some(Target::anchor(self.addresses.blocks.get(block)?.id.clone()))
                })
                .collect();
            let kind = match internal.unit {
                Unit::Paragraph => ReferenceKind::Paragraph,
                Unit::Section => ReferenceKind::Section,
                Unit::Annex => ReferenceKind::Annex,
                Unit::Note => ReferenceKind::Footnote,
            };
            if !targets.is_empty() {
                self.add(spot, range.clone(), mention.rule, kind, false, targets);
            } else if internal.unit == Unit::Paragraph && internal.certain {
                let message = format!("the document has no {}", self.words(spot, range));
                self.report(Finding::new(&rule::PARAGRAPH_MISSING, message), spot, range);
            } else {
                self.unresolved(spot, range, "the document has no such place");
            }
        }
    }

    /// Whether an article was cited before in the same paragraph, so that a bare number could be a paragraph of it.
    fn after_article(&self, spot: Spot) -> bool {
        let before = self.context.between(spot.passage, 0, spot.start).iter().rev().take(100);
        before.filter(|found| found.end <= spot.start).any(|found| !found.articles.is_empty())
    }
}

fn paragraph_pin(label: &str) -> Pin {
    let (paragraph, point) = label.split_once('.').map_or((label, None), |(paragraph, point)| (paragraph, Some(point)));
    Pin { article: None, paragraph: Some(paragraph.into()), point: point.map(Into::into) }
}
