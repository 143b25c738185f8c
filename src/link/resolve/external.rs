//! Treaties that the site has no page for: told, with the page that would make a link of them, and listed by their titles.
//!
//! In: a mention that names one, or a noun that stands for one. Out: a finding and, where the words are its title, a reference that
//! leads nowhere, for the table of authorities. Nothing that the document calls itself is listed.

use std::ops::Range;

use super::Resolver;
use crate::link::context::Spot;
use crate::link::external;
use crate::link::mention::{Mention, Treaty};
use crate::link::provisions::Pinpoint;
use crate::model::{Place, Reference, ReferenceKind, Target};
use crate::report::{Finding, rule};

impl Resolver<'_, '_> {
    /// A treaty without a page is worth a finding, as a charter and a statute are; laws and declarations are not.
    pub(super) fn foreign(&mut self, spot: Spot, mention: &Mention, treaty: &Treaty) {
        self.context.because("no page of the site has this name");
        let title = self.list(spot, mention, treaty);
        if title.is_some()
            || treaty.pinpoint.is_some()
            || matches!(treaty.head, Some("convention" | "protocol" | "covenant" | "charter" | "statute" | "treaty"))
        {
            let name = self.words(spot, &treaty.name);
            let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name).to_string();
            self.without_page(spot, &mention.range, &title.unwrap_or(name));
        }
    }

    /// Lists a treaty that the words name by its title; gives that.
    pub(super) fn list(&mut self, spot: Spot, mention: &Mention, treaty: &Treaty) -> Option<String> {
        let passage = &self.context.passages[spot.passage];
        let meta = &self.document.meta;
        let own = [&meta.title, &meta.subtitle].map(|title| title.as_deref().unwrap_or_default().to_lowercase());
        let title = external::title(passage.text, &treaty.name).filter(|title| !self.may_have_page(title, treaty));
        let title = title?;
        if passage.place == Place::Title || own.iter().any(|own| own.contains(&title.to_lowercase())) {
            return Some(title);
        }
        let whole =
            Target { title: Some(title.as_str().into()), annex: treaty.annex.as_deref().map(Into::into), ..Target::default() };
        let place = |pin: &crate::link::provisions::Pin| {
            let (article, paragraph, point) = (pin.article.clone(), pin.paragraph.clone(), pin.point.clone());
            Target { article, paragraph, point, ..whole.clone() }
        };
        let pinned: Vec<Target> = treaty.pinpoint.iter().flat_map(Pinpoint::pins).map(place).collect();
        let targets = if pinned.is_empty() { vec![whole] } else { pinned };
        let Range { start, end } = mention.range;
        let kind = ReferenceKind::Treaty;
        self.out.external.push(Reference { place: passage.place, start, end, kind, implicit: false, targets });
        Some(title)
    }

    /// Whether a title is one that the site has a page for, or a date that one of its treaties may be of.
    fn may_have_page(&self, title: &str, treaty: &Treaty) -> bool {
        let year = title.rsplit(' ').next().filter(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()));
        let of_year = |year: &str| {
            let same = self.register.instruments().filter(|(id, _)| self.register.entry(*id).head == treaty.head);
            same.filter_map(|(_, instrument)| instrument.adopted.as_deref()).any(|adopted| adopted.starts_with(year))
        };
        self.register.titled(title).is_some() || year.is_some_and(of_year)
    }

    /// What has no page; `name` is what it is called, where the words tell it.
    pub(super) fn without_page(&mut self, spot: Spot, range: &Range<usize>, name: &str) {
        let is_title = self.context.passages[spot.passage].place == Place::Title;
        if !is_title {
            let message = format!("“{}” is not linked: the text that is meant has no page", self.words(spot, range));
            let finding = Finding::new(&rule::UNRESOLVED_REFERENCE, message);
            let finding = match page_of(name) {
                Some(page) => {
                    finding.help(format!("A page content/protocols/{page}.md with title = \"{name}\" makes it a link."))
                }
                None => finding,
            };
            self.report(finding, spot, range);
        }
    }
}

/// How the page of a treaty with this name may be called; nothing for a noun that any treaty is called by.
fn page_of(name: &str) -> Option<String> {
    let treaty = name.split(' ').count() > 1 && crate::link::names::head_of(name).is_some();
    let letters = name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
    treaty.then(|| letters.split_whitespace().collect::<Vec<_>>().join("-"))
}
