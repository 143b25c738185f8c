//! The walk through a document that gives every block its address.
//!
//! In: blocks in order, and what was published of them before. Out: addresses in the same order. Two stacks say where the walk is:
//! the headings above, and the paragraphs that the next one may belong to.

use std::collections::{BTreeMap, BTreeSet};

use super::kept::{self, Kept, Naming};
use super::name;
use crate::model::{
    Address, Addresses, Content, Division, Document, Heading, Note, Paragraph, compose_number, figure_from_letters,
    figure_from_roman, label_core,
};

/// The walk so far.
pub(super) struct Walk<'k> {
    kept: &'k Kept<'k>,
    addresses: Vec<Address>,
    namings: Vec<Naming>,
    used: BTreeSet<String>,
    /// How often an anchor was wanted that was used before.
    counts: BTreeMap<String, usize>,
    headings: Vec<Above>,
    paragraphs: Vec<Introducing>,
    unnumbered: Counter,
    tables: Counter,
}

/// How many blocks of a sort there were, and the anchor of the last one: one that is put in later is called after it.
struct Counter {
    count: usize,
    last: String,
}

impl Counter {
    fn new(start: &str) -> Self {
        Self { count: 0, last: start.into() }
    }
}

/// A heading above the place where the walk is.
struct Above {
    index: usize,
    level: u8,
    id: String,
    kind: Sort,
    /// The piece of a plain label: `ii`.
    piece: Option<String>,
    /// Whether a numbered paragraph was met below it.
    numbered: bool,
    /// Whether numbering began anew below it, so that its anchor stands before theirs.
    restarted: bool,
}

/// What a heading is for those below it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Worded(Division),
    Plain,
    Untitled,
}

/// A paragraph that may introduce the next one.
struct Introducing {
    index: usize,
    level: u8,
    /// Its items; the last one by its count alone.
    items: Counter,
}

impl<'k> Walk<'k> {
    /// The whole walk.
    pub(super) fn new(document: &Document, kept: &'k Kept<'k>) -> Self {
        let mut walk = Self {
            kept,
            addresses: Vec::with_capacity(document.blocks.len()),
            namings: Vec::with_capacity(document.blocks.len()),
            used: BTreeSet::new(),
            counts: BTreeMap::new(),
            headings: Vec::new(),
            paragraphs: Vec::new(),
            unnumbered: Counter::new("u0"),
            tables: Counter::new("table-0"),
        };
        for block in &document.blocks {
            let (address, naming) = match &block.content {
                Content::Heading(heading) => walk.heading(heading),
                Content::Paragraph(paragraph) => walk.paragraph(paragraph),
                Content::Preformatted(_) => walk.paragraph(&Paragraph::default()),
                Content::Note(note) => walk.note(note),
                Content::Table(_) => walk.table(),
            };
            walk.addresses.push(address);
            walk.namings.push(naming);
        }
        walk
    }

    /// The addresses, and where each anchor comes from.
    pub(super) fn finish(self) -> (Addresses, Vec<Naming>) {
        (Addresses::new(self.addresses), self.namings)
    }

    /// The anchor that the block where the walk is was published under, if no other has it by now.
    fn own(&self) -> Option<&'k str> {
        let own = self.kept.own.get(self.addresses.len()).copied().flatten();
        own.filter(|own| !self.used.contains(*own))
    }

    /// Whether an anchor was never published and is not in use.
    fn is_new(&self, id: &str) -> bool {
        !self.used.contains(id) && !self.kept.held.contains(id) && !self.kept.published.contains(id)
    }

    fn section(&self) -> Option<usize> {
        self.headings.last().map(|above| above.index)
    }

    /// Takes an anchor made from printed labels: the one it was published under if that is still one of its names, else the first
    /// that is free; the last one gets a count where none is.
    fn claim(&mut self, candidates: &[String]) -> (String, Naming) {
        let last = candidates.last().expect("there is always a candidate");
        let own = self.own();
        let printed = own.filter(|own| candidates.iter().any(|id| id == own)).map(str::to_string);
        let free = |id: &&String| !self.used.contains(*id) && !self.kept.held.contains(id.as_str());
        let claimed = match printed.or_else(|| candidates.iter().find(free).cloned()) {
            Some(id) => (id, Naming::Printed),
            None => match own.filter(|own| kept::is_counted(own, last)) {
                Some(own) => (own.to_string(), Naming::Repeated),
                None => (self.count(last), Naming::Repeated),
            },
        };
        self.used.insert(claimed.0.clone());
        claimed
    }

    /// The next anchor with a count behind it that is new.
    fn count(&mut self, plain: &str) -> String {
        let mut count = self.counts.get(plain).copied().unwrap_or(1);
        loop {
            count += 1;
            let id = format!("{plain}-{count}");
            if self.is_new(&id) {
                self.counts.insert(plain.to_string(), count);
                return id;
            }
        }
    }

    /// Takes the anchor of a heading without a label: the one it was published under, else the first that is new.
    fn claim_title(&mut self, candidates: &[String]) -> (String, Naming) {
        let own = self.own().filter(|own| Naming::Title.keeps(own)).map(str::to_string);
        let new = own.or_else(|| candidates.iter().find(|id| self.is_new(id)).cloned());
        let id = new.unwrap_or_else(|| self.count(candidates.last().expect("there is always a candidate")));
        self.used.insert(id.clone());
        (id, Naming::Title)
    }

    /// Takes the anchor of something that is only counted: the one it was published under, else the next number, else a number behind
    /// the one before: `u5-1` stands between `u5` and `u6`.
    fn claim_counted(&mut self, naming: Naming, prefix: &str, counter: fn(&mut Self) -> &mut Counter) -> String {
        let own = self.own().filter(|own| naming.keeps(own)).map(str::to_string);
        let counter_now = counter(self);
        counter_now.count += 1;
        let (next, before) = (format!("{prefix}{}", counter_now.count), counter_now.last.clone());
        let id = own.unwrap_or_else(|| self.next_or_behind(next, &before));
        self.used.insert(id.clone());
        // What is put in behind `u5-1` is `u5-2`.
        counter(self).last = format!("{prefix}{}", id[prefix.len()..].split('-').next().unwrap_or_default());
        id
    }

    fn next_or_behind(&self, next: String, before: &str) -> String {
        if self.is_new(&next) {
            return next;
        }
        let mut number = 1;
        loop {
            let id = format!("{before}-{number}");
            if self.is_new(&id) {
                return id;
            }
            number += 1;
        }
    }

    fn heading(&mut self, heading: &Heading) -> (Address, Naming) {
        while self.headings.last().is_some_and(|above| above.level >= heading.level) {
            self.headings.pop();
        }
        self.paragraphs.clear();
        let label = heading.label.as_deref();
        let (kind, piece, own) = match label.map(|label| (name::worded(label), label)) {
            Some((Some((kind, own)), _)) => (Sort::Worded(kind), None, own),
            Some((None, label)) => {
                let piece = name::piece(label);
                (Sort::Plain, Some(piece.clone()), self.section_name(&piece))
            }
            None => (Sort::Untitled, None, name::title(&heading.text.plain)),
        };
        // The same name twice: the nearest heading whose anchor tells them apart stands before it.
        let mut candidates = vec![own.clone()];
        candidates.extend(self.headings.iter().filter(|above| !own.starts_with(&above.id)).map(|above| join(&above.id, &own)));
        let (id, naming) = if kind == Sort::Untitled { self.claim_title(&candidates) } else { self.claim(&candidates) };
        let parent = self.section();
        let index = self.addresses.len();
        let above = Above { index, level: heading.level, id: id.clone(), kind, piece, numbered: false, restarted: false };
        self.headings.push(above);
        (Address::new(id).below(parent, parent), naming)
    }

    /// `section-ii-a`: the plain labels above, from the nearest annex or provision on, which stands in front.
    fn section_name(&self, piece: &str) -> String {
        let own_text = |above: &Above| matches!(above.kind, Sort::Worded(Division::Annex | Division::Article));
        let from = self.headings.iter().rposition(own_text).map_or(0, |place| place + 1);
        let pieces = self.headings[from..].iter().filter_map(|above| above.piece.as_deref()).chain([piece]);
        let name = format!("section-{}", pieces.collect::<Vec<_>>().join("-"));
        match from.checked_sub(1) {
            Some(place) => join(&self.headings[place].id, &name),
            None => name,
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> (Address, Naming) {
        let continues = paragraph.level > 0 && paragraph.label.is_none() && !paragraph.bullet;
        let level = paragraph.level;
        // A paragraph that continues an item leaves the item open for what comes below it.
        self.paragraphs.retain(|above| above.level < level || continues && above.level == level);
        let parent = self.paragraphs.iter().rposition(|above| above.level < level);
        let ((id, naming), number) = match (&paragraph.label, parent) {
            (Some(label), Some(parent)) => self.labelled_below(label, parent),
            (Some(label), None) => (self.numbered(label, paragraph.quoted), Some(compose_number(None, label))),
            (None, Some(parent)) if paragraph.bullet => ((self.item(parent), Naming::Item), None),
            (None, _) => (self.next_unnumbered(), None),
        };
        let parent = parent.map(|place| self.paragraphs[place].index);
        if !continues {
            self.paragraphs.push(Introducing { index: self.addresses.len(), level, items: Counter::new("0") });
        }
        (Address::new(id).numbered(number).below(parent, self.section()), naming)
    }

    fn next_unnumbered(&mut self) -> (String, Naming) {
        (self.claim_counted(Naming::Unnumbered, "u", |walk| &mut walk.unnumbered), Naming::Unnumbered)
    }

    /// `para-5-item-2`. An item keeps its count, but not the anchor of a paragraph that it no longer belongs to; where that paragraph
    /// is new or has another number, its items are counted afresh.
    fn item(&mut self, parent: usize) -> String {
        let own = self.kept.own.get(self.addresses.len()).copied().flatten();
        let above = &mut self.paragraphs[parent];
        above.items.count += 1;
        let (parent_id, parent_own) = (&self.addresses[above.index].id, self.kept.own.get(above.index).copied().flatten());
        let items = format!("{parent_id}-item-");
        let (next, before) = (format!("{items}{}", above.items.count), format!("{items}{}", above.items.last));
        let afresh = parent_own != Some(parent_id.as_str());
        let free = |id: &String| !self.used.contains(id) && (own == Some(id.as_str()) || !self.kept.held.contains(id.as_str()));
        let counted = own.and_then(kept::item_count).map(|count| format!("{items}{count}"));
        let id = counted.filter(free).or_else(|| Some(next.clone()).filter(|next| afresh && free(next)));
        let id = id.unwrap_or_else(|| self.next_or_behind(next, &before));
        self.paragraphs[parent].items.last = id[items.len()..].split('-').next().unwrap_or_default().to_string();
        self.used.insert(id.clone());
        id
    }

    /// `para-3-a`, below an unnumbered paragraph of an article `article-5-a`.
    fn labelled_below(&mut self, label: &str, parent: usize) -> ((String, Naming), Option<String>) {
        let above = &self.addresses[self.paragraphs[parent].index];
        let (above_id, above_number) = (above.id.clone(), above.number.clone());
        let piece = name::piece(label);
        let mut candidates = Vec::new();
        if let Some(provision) = self.provision().filter(|_| parent == 0 && above_number.is_none()) {
            candidates.push(join(&provision.id, &piece));
        }
        candidates.push(join(&above_id, &piece));
        (self.claim(&candidates), Some(compose_number(above_number.as_deref(), label)))
    }

    fn provision(&self) -> Option<&Above> {
        self.headings.iter().rfind(|above| above.kind == Sort::Worded(Division::Article))
    }

    /// A number that stands below no other: `para-12`, in an article `article-16-3`, after a new beginning `annex-1-para-3`.
    fn numbered(&mut self, label: &str, quoted: bool) -> (String, Naming) {
        // The numbers of a quotation are those of another text.
        if quoted {
            return self.next_unnumbered();
        }
        let piece = name::piece(label);
        if let Some(provision) = self.provision() {
            let id = join(&provision.id, &piece);
            return self.claim(&[id]);
        }
        let own = format!("para-{piece}");
        let restarted = self.headings.iter().rposition(|above| above.restarted);
        let usual = restarted.map_or_else(|| own.clone(), |place| join(&self.headings[place].id, &own));
        let id = if self.used.contains(&usual) { self.begins_anew(label, &own, restarted) } else { None };
        for above in &mut self.headings {
            above.numbered = true;
        }
        self.claim(&[id.unwrap_or(usual)])
    }

    /// Where a number was used before: the anchor it gets if numbering begins anew here. In an annex it does with whatever number
    /// comes first, in a section only with the first number there is.
    fn begins_anew(&mut self, label: &str, own: &str, restarted: Option<usize>) -> Option<String> {
        let from = restarted.map_or(0, |place| place + 1);
        let used = &self.used;
        let fresh = self.headings[from..].iter_mut().filter(|above| !above.numbered);
        let mut scopes = fresh.filter(|above| above.kind == Sort::Worded(Division::Annex) || is_first(label));
        let scope = scopes.find(|above| !used.contains(&join(&above.id, own)))?;
        scope.restarted = true;
        Some(join(&scope.id, own))
    }

    fn note(&mut self, note: &Note) -> (Address, Naming) {
        let own = format!("fn-{}", name::piece(note.label()));
        let scope = note.key.rsplit_once('/').map(|(scope, _)| name::slug(scope)).filter(|scope| !scope.is_empty());
        let (id, naming) = self.claim(&[scope.map_or_else(|| own.clone(), |scope| join(&scope, &own))]);
        (Address::new(id).below(None, self.section()), naming)
    }

    fn table(&mut self) -> (Address, Naming) {
        let id = self.claim_counted(Naming::Table, "table-", |walk| &mut walk.tables);
        (Address::new(id).below(None, self.section()), Naming::Table)
    }
}

fn join(above: &str, own: &str) -> String {
    format!("{above}-{own}")
}

/// Whether a label is the first of its series: `1`, `(a)`, `(i)`.
fn is_first(label: &str) -> bool {
    let core = label_core(label);
    core == "1" || figure_from_letters(core) == Some(1) || figure_from_roman(core) == Some(1)
}
