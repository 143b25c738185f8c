//! The walk through a document that gives every block its address.
//!
//! In: blocks in order. Out: addresses in the same order. Two stacks say where the walk is: the headings above, and the
//! paragraphs that the next one may belong to.

use std::collections::{BTreeMap, BTreeSet};

use super::name;
use crate::model::{
    Address, Addresses, Content, Division, Document, Heading, Note, Paragraph, compose_number, figure_from_letters,
    figure_from_roman, label_core,
};

/// The walk so far.
pub(super) struct Walk {
    addresses: Vec<Address>,
    used: BTreeSet<String>,
    /// How often an anchor was wanted that was used before.
    counts: BTreeMap<String, usize>,
    headings: Vec<Above>,
    paragraphs: Vec<Introducing>,
    unnumbered: usize,
    tables: usize,
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
    bullets: usize,
}

impl Walk {
    /// The whole walk.
    pub(super) fn new(document: &Document) -> Self {
        let mut walk = Self {
            addresses: Vec::with_capacity(document.blocks.len()),
            used: BTreeSet::new(),
            counts: BTreeMap::new(),
            headings: Vec::new(),
            paragraphs: Vec::new(),
            unnumbered: 0,
            tables: 0,
        };
        for block in &document.blocks {
            let address = match &block.content {
                Content::Heading(heading) => walk.heading(heading),
                Content::Paragraph(paragraph) => walk.paragraph(paragraph),
                Content::Preformatted(_) => walk.paragraph(&Paragraph::default()),
                Content::Note(note) => walk.note(note),
                Content::Table(_) => walk.table(),
            };
            walk.addresses.push(address);
        }
        walk
    }

    /// The addresses.
    pub(super) fn finish(self) -> Addresses {
        Addresses { blocks: self.addresses }
    }

    fn section(&self) -> Option<usize> {
        self.headings.last().map(|above| above.index)
    }

    /// Takes the first anchor that is free; the last one gets a count where none is.
    fn claim(&mut self, candidates: &[String]) -> String {
        let free = candidates.iter().find(|id| !self.used.contains(*id)).cloned();
        let id = free.unwrap_or_else(|| {
            let last = candidates.last().expect("there is always a candidate");
            let count = self.counts.entry(last.clone()).or_insert(1);
            loop {
                *count += 1;
                let id = format!("{last}-{count}");
                if !self.used.contains(&id) {
                    break id;
                }
            }
        });
        self.used.insert(id.clone());
        id
    }

    fn heading(&mut self, heading: &Heading) -> Address {
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
        let id = self.claim(&candidates);
        let parent = self.section();
        let index = self.addresses.len();
        let above = Above { index, level: heading.level, id: id.clone(), kind, piece, numbered: false, restarted: false };
        self.headings.push(above);
        Address { id, number: None, parent, section: parent }
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

    fn paragraph(&mut self, paragraph: &Paragraph) -> Address {
        let continues = paragraph.level > 0 && paragraph.label.is_none() && !paragraph.bullet;
        let level = paragraph.level;
        // A paragraph that continues an item leaves the item open for what comes below it.
        self.paragraphs.retain(|above| above.level < level || continues && above.level == level);
        let parent = self.paragraphs.iter().rposition(|above| above.level < level);
        let (id, number) = match (&paragraph.label, parent) {
            (Some(label), Some(parent)) => self.labelled_below(label, parent),
            (Some(label), None) => (self.numbered(label, paragraph.quoted), Some(compose_number(None, label))),
            (None, Some(parent)) if paragraph.bullet => (self.item(parent), None),
            (None, _) => (self.next_unnumbered(), None),
        };
        let parent = parent.map(|place| self.paragraphs[place].index);
        if !continues {
            self.paragraphs.push(Introducing { index: self.addresses.len(), level, bullets: 0 });
        }
        Address { id, number, parent, section: self.section() }
    }

    fn next_unnumbered(&mut self) -> String {
        self.unnumbered += 1;
        self.claim(&[format!("u{}", self.unnumbered)])
    }

    /// `para-5-item-2`.
    fn item(&mut self, parent: usize) -> String {
        let above = &mut self.paragraphs[parent];
        above.bullets += 1;
        let id = format!("{}-item-{}", self.addresses[above.index].id, above.bullets);
        self.claim(&[id])
    }

    /// `para-3-a`, below an unnumbered paragraph of an article `article-5-a`.
    fn labelled_below(&mut self, label: &str, parent: usize) -> (String, Option<String>) {
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
    fn numbered(&mut self, label: &str, quoted: bool) -> String {
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

    fn note(&mut self, note: &Note) -> Address {
        let own = format!("fn-{}", name::piece(note.label()));
        let scope = note.key.rsplit_once('/').map(|(scope, _)| name::slug(scope)).filter(|scope| !scope.is_empty());
        let id = self.claim(&[scope.map_or_else(|| own.clone(), |scope| join(&scope, &own))]);
        Address { id, number: None, parent: None, section: self.section() }
    }

    fn table(&mut self) -> Address {
        self.tables += 1;
        let id = self.claim(&[format!("table-{}", self.tables)]);
        Address { id, number: None, parent: None, section: self.section() }
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
