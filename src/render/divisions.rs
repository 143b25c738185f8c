//! What is said about an instrument, by article and provision, and on which page it is quoted.
//!
//! In: an instrument and all that cites it. Out: its [`Divisions`]. Where all quotations have room on the page of the instrument they
//! stand there; else each article has pages of its own, so that no page grows with the site. Every quotation stands on one page.
//! Only divides: what a page shows of it is made elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;

use crate::model::{Instrument, LinkedDocument, Target};

use super::citing::Citing;
use super::names;
use super::order;
use super::route::{Route, article_anchor};
use super::sheets;
use super::words::Words;

/// Most quotations on a page.
const MOST: usize = 250;
/// The anchor of what is said about an instrument as a whole.
pub(super) const WHOLE: &str = "whole";

/// Everything that is said about an instrument.
#[derive(Debug)]
pub(super) struct Divisions<'e, 's> {
    /// The instrument.
    pub instrument: &'e Instrument,
    /// Its articles in their order, cited or not, then the instrument as a whole.
    pub all: Vec<Division<'e, 's>>,
    /// Whether each division is quoted on pages of its own.
    pub apart: bool,
}

/// An article, or the instrument as a whole.
#[derive(Debug)]
pub(super) struct Division<'e, 's> {
    /// Anchor: `article-16`, `whole`.
    pub id: String,
    /// The printed number of the article; `None` for the whole.
    pub number: Option<String>,
    /// Its title, where it is known.
    pub title: Option<String>,
    /// The article as a whole, then its paragraphs and points.
    pub provisions: Vec<Provision<'e, 's>>,
    /// How many pages its quotations fill, where they stand apart.
    pub sheets: usize,
    /// How often it is cited. Every page of it says so, and it may be cited a hundred thousand times.
    pub citations: usize,
    /// In how many documents.
    pub documents: usize,
}

/// A provision of an article.
#[derive(Debug)]
pub(super) struct Provision<'e, 's> {
    /// Anchor: `article-16-3`.
    pub id: String,
    /// `paragraph 3 (a)`; `None` for the article as a whole.
    pub name: Option<String>,
    /// What each document says about it.
    pub groups: Vec<Group<'e, 's>>,
}

/// What a document says about a provision.
#[derive(Debug)]
pub(super) struct Group<'e, 's> {
    /// In the order of the text; never empty.
    pub citing: Vec<&'e Citing<'s>>,
    /// On which page of its division it is quoted, from 1.
    pub sheet: usize,
}

impl<'e, 's> Divisions<'e, 's> {
    /// Divides what cites an instrument.
    pub(super) fn new(words: &Words, instrument: &'e Instrument, citing: &'e [Citing<'s>]) -> Self {
        let mut all = articles(words, instrument, citing);
        let whole: Vec<&Citing> = citing.iter().filter(|citing| citing.target.article.is_none()).collect();
        all.push(Division::new(words, WHOLE.into(), None, None, whole));
        let quotations: usize = all.iter().flat_map(Division::groups).map(Group::quotations).sum();
        let apart = quotations > MOST;
        if apart {
            all.iter_mut().for_each(Division::spread);
        }
        Self { instrument, all, apart }
    }

    /// The page on which a division is quoted.
    pub(super) fn page<'d>(&'d self, division: &'d Division, sheet: usize) -> Route<'d> {
        if self.apart {
            Route::ProtocolPart(&self.instrument.id, &division.id, sheet)
        } else {
            Route::Protocol(&self.instrument.id)
        }
    }
}

impl<'e, 's> Division<'e, 's> {
    fn new(words: &Words, id: String, number: Option<String>, title: Option<String>, mut mentions: Vec<&'e Citing<'s>>) -> Self {
        let documents = mentions.iter().map(|citing| citing.position).collect::<BTreeSet<_>>().len();
        let key = |citing: &&Citing| {
            let part = |part: &Option<ArcStr>| part.as_deref().map(order::number);
            number.as_ref().map(|_| (part(&citing.target.paragraph), part(&citing.target.point)))
        };
        mentions.sort_by_key(key);
        let provision = |mentions: &[&'e Citing<'s>]| {
            let group = |citing: &[&'e Citing<'s>]| Group { citing: citing.to_vec(), sheet: 1 };
            let of_article = |target| number.as_ref().and_then(|_| names::provision(words, target));
            Provision {
                id: article_anchor(mentions[0].target).unwrap_or_else(|| id.clone()),
                name: of_article(mentions[0].target),
                groups: mentions.chunk_by(|a, b| std::ptr::eq(a.from, b.from)).map(group).collect(),
            }
        };
        let provisions = mentions.chunk_by(|a, b| key(a) == key(b)).map(provision).collect();
        Self { provisions, id, number, title, sheets: 1, citations: mentions.len(), documents }
    }

    /// Shares its quotations out among pages.
    fn spread(&mut self) {
        let pages = sheets::cut(self.groups().map(Group::quotations), MOST);
        self.sheets = pages.len();
        let numbers = pages.iter().enumerate().flat_map(|(index, page)| page.clone().map(move |_| index + 1));
        let groups = self.provisions.iter_mut().flat_map(|provision| &mut provision.groups);
        groups.zip(numbers).for_each(|(group, sheet)| group.sheet = sheet);
    }

    /// What documents say about it, in order.
    pub(super) fn groups(&self) -> impl Iterator<Item = &Group<'e, 's>> {
        self.provisions.iter().flat_map(|provision| &provision.groups)
    }

    /// `Article 16: Protection and assistance measures`.
    pub(super) fn name(&self, words: &Words) -> String {
        let number = || ("number", self.number.as_deref().unwrap_or_default().into());
        match (&self.number, self.title.as_deref()) {
            (Some(_), Some(title)) => words.fill("article-titled", [number(), ("title", title.into())]),
            (Some(_), None) => words.fill("article", [number()]),
            (None, _) => words.say("instrument-whole"),
        }
    }
}

impl<'s> Group<'_, 's> {
    /// The citing document.
    pub(super) fn document(&self) -> &'s LinkedDocument {
        self.citing[0].from
    }

    /// Its name in addresses.
    pub(super) fn slug(&self) -> &'s str {
        &self.document().document.meta.slug
    }

    fn quotations(&self) -> usize {
        self.citing.chunk_by(|a, b| a.reference.place == b.reference.place).count()
    }
}

/// The articles that the page lists or that somebody cites, in the order of their numbers.
fn articles<'e, 's>(words: &Words, instrument: &Instrument, citing: &'e [Citing<'s>]) -> Vec<Division<'e, 's>> {
    let listed: BTreeMap<&str, &str> =
        instrument.articles.iter().map(|article| (article.number.as_str(), article.title.as_str())).collect();
    let mut cited: BTreeMap<&str, Vec<&Citing>> = BTreeMap::new();
    for citing in citing {
        if let Some(number) = citing.target.article.as_deref() {
            cited.entry(number).or_default().push(citing);
        }
    }
    let mut numbers: Vec<&str> = listed.keys().chain(cited.keys()).copied().collect();
    numbers.sort_by_key(|number| (order::number(number), *number));
    numbers.dedup();
    let division = |number: &str| {
        let target = Target { article: Some(number.into()), ..Target::default() };
        let title = listed.get(number).filter(|title| !title.is_empty()).map(ToString::to_string);
        let mentions = cited.remove(number).unwrap_or_default();
        Division::new(words, article_anchor(&target).unwrap_or_default(), Some(number.to_string()), title, mentions)
    };
    numbers.into_iter().map(division).collect()
}
