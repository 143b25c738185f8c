//! The register: every name, symbol, resolution and treaty series number that the site knows, ready to be searched for.
//!
//! In: the instruments and documents of the site. Out: one automaton over all names and trigger words, and tables for symbols,
//! resolutions and treaty series. Built once a build and only read afterwards. Never looks into the text of a document.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};
use arcstr::ArcStr;

use super::issuers::Issuers;
use super::names::{self, HEADS, Stem};
use super::outline::Outline;
use super::words::{WORDS, Word};
use crate::model::{Article, Document, Instrument, InstrumentPage, TreatySeries, article_figure};

/// Documents with more blocks than that are searched so long that it pays to make the search faster.
const MANY_BLOCKS: usize = 20_000;

/// Index of an instrument in the register.
pub(super) type Id = usize;

/// Everything that mentions are looked up in.
#[derive(Debug)]
pub struct Register {
    entries: Vec<Entry>,
    by_id: BTreeMap<ArcStr, Id>,
    by_title: BTreeMap<String, Id>,
    matcher: AhoCorasick,
    patterns: Vec<Pattern>,
    documents: BTreeMap<String, String>,
    slugs: BTreeSet<String>,
    by_resolution: BTreeMap<(String, String), Vec<Id>>,
    series: Vec<(SeriesKey, Id)>,
    pub(super) issuers: Issuers,
    /// The documents that are the text of an instrument, by slug.
    texts: BTreeSet<String>,
}

/// An instrument with what mentions are resolved by.
#[derive(Debug)]
pub(super) struct Entry {
    pub instrument: Instrument,
    /// The noun it is called by: `convention`.
    pub head: Option<&'static str>,
    pub children: Vec<Id>,
    stems: Vec<Stem>,
}

/// What a match of the automaton is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pattern {
    /// A name of an instrument, or of several.
    Name { ids: Vec<Id>, plural: bool, spelling: String },
    /// A name that several instruments share or that has other meanings.
    Ambiguous { ids: Vec<Id>, spelling: String },
    /// A word that a grammar begins with.
    Word(Word),
}

#[derive(Debug)]
struct SeriesKey {
    series: String,
    volume: Option<u32>,
    page: Option<u32>,
    number: Option<String>,
}

impl Entry {
    /// Takes from its text what its page does not say: which articles it has, and how many paragraphs each of them.
    fn count(&mut self, text: &Outline) {
        if !text.is_treaty() {
            return;
        }
        for (number, paragraphs) in text.articles() {
            let instrument = &mut self.instrument;
            let inserted = number.contains(' ') || !instrument.articles.is_empty();
            if inserted && !instrument.articles.iter().any(|known| known.number.eq_ignore_ascii_case(number)) {
                instrument.articles.push(Article { number: number.to_string(), title: String::new() });
            }
            if paragraphs > 0 && instrument.paragraphs_of(number).is_none() {
                instrument.paragraphs.insert(number.to_string(), paragraphs);
            }
        }
        let figures = text.articles().into_iter().filter_map(|(number, _)| article_figure(number));
        self.instrument.article_count = self.instrument.article_count.or(figures.max());
    }
}

impl Register {
    /// A register of these instruments, documents and issuers.
    pub fn new<'d>(instruments: &[Arc<InstrumentPage>], documents: impl Iterator<Item = &'d Document>, issuers: Issuers) -> Self {
        let documents: Vec<&Document> = documents.collect();
        let mut texts = BTreeSet::new();
        let mut entries = entries(instruments);
        let names =
            |(id, entry): (Id, &Entry)| names::own_names(&entry.instrument).into_iter().map(move |name| (title_key(&name), id));
        // A name that several have is that of the first.
        let by_title: BTreeMap<String, Id> = entries.iter().enumerate().rev().flat_map(names).collect();
        let by_symbol: BTreeMap<String, Id> =
            entries.iter().enumerate().filter_map(|(id, entry)| Some((entry.instrument.symbol.clone()?, id))).collect();
        for document in &documents {
            let by_title = document.meta.title.as_deref().and_then(|title| by_title.get(&title_key(title)));
            let by_symbol = || document.meta.symbol.as_ref().and_then(|symbol| by_symbol.get(symbol));
            if let Some(id) = by_title.or_else(by_symbol) {
                entries[*id].count(&Outline::new(document));
                texts.insert(document.meta.slug.clone());
            }
        }
        let (names, patterns) = patterns(&entries);
        // A table of all transitions is twice as fast to run, but takes longer to make than a small site takes to be searched, and is
        // too large where there are thousands of names.
        let worth_it = documents.iter().map(|document| document.blocks.len()).sum::<usize>() > MANY_BLOCKS;
        let small = names.iter().map(String::len).sum::<usize>() < 100_000;
        let matcher = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .kind((worth_it && small).then_some(AhoCorasickKind::DFA))
            .build(&names)
            .expect("names and trigger words are few enough for the automaton");
        let slugs = documents.iter().map(|document| document.meta.slug.clone()).collect();
        let documents = documents
            .into_iter()
            .filter_map(|document| Some((symbol_key(document.meta.symbol.as_deref()?), document.meta.slug.clone())))
            .collect();
        let mut by_resolution: BTreeMap<_, Vec<Id>> = BTreeMap::new();
        let mut series = Vec::new();
        for (id, Entry { instrument, .. }) in entries.iter().enumerate() {
            if let (Some(number), Some(annex)) = (&instrument.resolution, &instrument.resolution_annex) {
                by_resolution.entry((resolution_key(number), annex.clone())).or_default().push(id);
            }
            for place in &instrument.treaty_series {
                let TreatySeries { series: name, volume, page, number } = place.clone();
                let key = SeriesKey { series: name, volume, page, number };
                series.push((key, id));
            }
        }
        let by_id = entries.iter().enumerate().map(|(id, entry)| (entry.instrument.id.clone(), id)).collect();
        Self { entries, by_id, by_title, matcher, patterns, documents, slugs, by_resolution, series, issuers, texts }
    }

    /// Whether it would be the same with `now` in the place of a document `before`: all it knows of one is what it is called, unless it
    /// is the text of an instrument.
    pub fn takes_for_the_same(&self, before: &Document, now: &Document) -> bool {
        let names = |document: &Document| (document.meta.slug.clone(), document.meta.symbol.clone(), document.meta.title.clone());
        names(before) == names(now) && !self.texts.contains(&now.meta.slug)
    }

    /// The slug of the document with this symbol.
    pub fn document(&self, symbol: &str) -> Option<&str> {
        self.documents.get(&symbol_key(symbol)).map(String::as_str)
    }

    /// Whether the site has a document with this slug.
    pub(super) fn has_document(&self, slug: &str) -> bool {
        self.slugs.contains(slug)
    }

    /// The next name or trigger word of a text from a byte on, the longest of those that begin first.
    pub(super) fn next(&self, text: &str, from: usize) -> Option<(std::ops::Range<usize>, &Pattern)> {
        let found = self.matcher.find(Input::new(text).range(from..))?;
        Some((found.range(), &self.patterns[found.pattern().as_usize()]))
    }

    pub(super) fn entry(&self, id: Id) -> &Entry {
        &self.entries[id]
    }

    pub(super) fn find(&self, id: &str) -> Option<Id> {
        self.by_id.get(id).copied()
    }

    /// All instruments with their ids here.
    pub(super) fn instruments(&self) -> impl Iterator<Item = (Id, &Instrument)> {
        self.entries.iter().enumerate().map(|(id, entry)| (id, &entry.instrument))
    }

    pub(super) fn name(&self, id: Id) -> &str {
        &self.entries[id].instrument.short_title
    }

    /// The instrument whose title or other name this is, in any case.
    pub(super) fn titled(&self, title: &str) -> Option<Id> {
        self.by_title.get(&title_key(title)).copied()
    }

    /// The instruments that a resolution (`55/25`) or an annex of it (`III`, `annex`) holds.
    pub(super) fn in_annex(&self, resolution: &str, annex: &str) -> &[Id] {
        self.by_resolution.get(&(resolution_key(resolution), annex.to_string())).map_or(&[], Vec::as_slice)
    }

    /// The instruments that a treaty series prints under this number, in this volume if one is given.
    pub(super) fn in_series(&self, series: &str, volume: Option<u32>, number: &str) -> Vec<Id> {
        let matches = |key: &SeriesKey| {
            key.series == series && key.number.as_deref() == Some(number) && (volume.is_none() || key.volume == volume)
        };
        self.series.iter().filter(|(key, _)| matches(key)).map(|(_, id)| *id).collect()
    }

    /// The instruments that begin on a page of a volume of a treaty series.
    pub(super) fn at_page(&self, series: &str, volume: u32, page: u32) -> Vec<Id> {
        let matches = |key: &SeriesKey| key.series == series && key.volume == Some(volume) && key.page == Some(page);
        self.series.iter().filter(|(key, _)| matches(key)).map(|(_, id)| *id).collect()
    }

    /// The instruments that a volume of a treaty series prints.
    pub(super) fn in_volume(&self, series: &str, volume: u32) -> Vec<Id> {
        self.series.iter().filter(|(key, _)| key.series == series && key.volume == Some(volume)).map(|(_, id)| *id).collect()
    }

    /// Instruments other than these with the same head noun, and the stems of their names, longest first.
    pub(super) fn stems(&self, head: &str, besides: &[Id]) -> Vec<(Id, &Stem)> {
        let mut found: Vec<_> = self
            .entries
            .iter()
            .enumerate()
            .filter(|(id, entry)| entry.head == Some(head) && !besides.contains(id))
            .flat_map(|(id, entry)| entry.stems.iter().map(move |stem| (id, stem)))
            .collect();
        found.sort_by_key(|(_, stem)| match stem {
            Stem::Before(text) | Stem::Behind(text) => std::cmp::Reverse(text.len()),
        });
        found
    }

    /// The stems of one instrument's names.
    pub(super) fn stems_of(&self, id: Id) -> &[Stem] {
        &self.entries[id].stems
    }
}

fn entries(pages: &[Arc<InstrumentPage>]) -> Vec<Entry> {
    let parent_of = |id: &str| pages.iter().position(|page| page.instrument.id == id);
    let mut entries: Vec<Entry> = pages
        .iter()
        .map(|page| {
            let names = names::own_names(&page.instrument);
            let mut stems: Vec<Stem> = names.iter().filter_map(|name| names::stem(name)).collect();
            stems.retain(|stem| !matches!(stem, Stem::Before(text) | Stem::Behind(text) if text.len() < 5));
            Entry {
                head: names::head_of(&page.instrument.title),
                instrument: page.instrument.clone(),
                children: Vec::new(),
                stems,
            }
        })
        .collect();
    for (id, page) in pages.iter().enumerate() {
        if let Some(parent) = page.instrument.parent.as_deref().and_then(parent_of) {
            entries[parent].children.push(id);
        }
    }
    entries
}

fn patterns(entries: &[Entry]) -> (Vec<String>, Vec<Pattern>) {
    let mut names: BTreeMap<String, Pattern> = BTreeMap::new();
    for (id, entry) in entries.iter().enumerate() {
        for spelling in names::spellings(&entry.instrument) {
            add(&mut names, spelling.text, id, spelling.plural);
        }
        for spelling in &entry.instrument.ambiguous_aliases {
            let ambiguous = Pattern::Ambiguous { ids: Vec::new(), spelling: spelling.clone() };
            if let Pattern::Ambiguous { ids, .. } = names.entry(spelling.to_lowercase()).or_insert(ambiguous) {
                ids.push(id);
            }
        }
    }
    let words = WORDS.iter().map(|(text, word)| ((*text).to_string(), Pattern::Word(*word)));
    let heads = HEADS.iter().flat_map(|head| {
        let singular = ((*head).to_string(), Pattern::Word(Word::Head { head, plural: false }));
        let plural = (format!("{head}s"), Pattern::Word(Word::Head { head, plural: true }));
        [singular, plural]
    });
    names.into_iter().chain(words).chain(heads).unzip()
}

/// A spelling in the plural that several instruments share means all of them; one in the singular is ambiguous.
fn add(names: &mut BTreeMap<String, Pattern>, spelling: String, id: Id, plural: bool) {
    let key = spelling.to_lowercase();
    match names.get_mut(&key) {
        None => {
            names.insert(key, Pattern::Name { ids: vec![id], plural, spelling });
        }
        Some(Pattern::Name { ids, plural: true, .. } | Pattern::Ambiguous { ids, .. }) => ids.push(id),
        Some(known) => {
            if let Pattern::Name { ids, spelling, .. } = known {
                ids.push(id);
                *known = Pattern::Ambiguous { ids: ids.clone(), spelling: spelling.clone() };
            }
        }
    }
}

fn title_key(title: &str) -> String {
    title.trim().to_ascii_lowercase()
}

fn symbol_key(symbol: &str) -> String {
    symbol.chars().filter(|c| !c.is_whitespace()).collect()
}

/// `2200 A (XXI)`, `A/RES/2200A(XXI)` and `2200A (XXI)` are the same resolution.
fn resolution_key(number: &str) -> String {
    symbol_key(number.strip_prefix("A/RES/").unwrap_or(number))
}

#[cfg(test)]
mod tests {
    use super::super::tests::register;
    use super::*;

    #[test]
    fn the_longest_name_is_found() {
        let register = register();
        let text = "the Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children, of 2000";
        let (range, _) = register.next(text, 0).expect("a name is there");
        assert!(text[range.clone()].ends_with("Children"));
        assert!(register.next(text, range.end).is_none());
    }

    #[test]
    fn annexes_and_treaty_series_lead_to_instruments() {
        let register = register();
        let names = |ids: &[Id]| ids.iter().map(|id| register.entry(*id).instrument.id.clone()).collect::<Vec<_>>();
        assert_eq!(names(register.in_annex("55/25", "III")), ["smuggling-protocol"]);
        assert_eq!(names(register.in_annex("A/RES/2200A(XXI)", "annex")), ["iccpr", "icescr"]);
        assert_eq!(names(&register.in_series("UNTS", Some(2237), "39574")), ["trafficking-protocol"]);
        assert_eq!(names(&register.in_series("UNTS", Some(2238), "39574")), Vec::<String>::new());
    }
}
