//! One document through its edits.
//!
//! In: the document and what was published of it. Out: its addresses, what became of the anchors before, and what is worth telling.
//! Where nothing changed, all that is done is a comparison of fingerprints.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::super::fingerprint::{fingerprint, sketch};
use super::super::kept::{Kept, Naming, is_counted, item_count};
use super::super::walk::Walk;
use super::align::{MOST, Seen, align};
use super::changes::Change;
use crate::model::{Addresses, Alias, Anchored, Document, Past, Print, Record, Reused};

/// A document with its addresses, as the ledger has it from now on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Followed {
    /// Its addresses.
    pub addresses: Arc<Addresses>,
    /// What tells the words of its blocks from others.
    pub prints: Arc<[Print]>,
    /// What became of anchors that were published before.
    pub past: Arc<Past>,
    /// Which of `past.reused` are new, in the same order.
    pub reused_since: Vec<bool>,
    /// What changed since the ledger was written.
    pub(super) changes: Vec<Change>,
    /// The slug of the record that it goes on from.
    pub(super) record: Option<String>,
    /// Whether its past holds anchors of another document, whose address it took.
    pub(super) inherits: bool,
}

impl Followed {
    /// Whether nothing is otherwise than it was before.
    pub fn is(&self, before: &Self) -> bool {
        let same_place = Arc::ptr_eq(&self.addresses, &before.addresses) && Arc::ptr_eq(&self.past, &before.past);
        same_place || self == before
    }
}

/// Fingerprints of all blocks of a document.
pub(super) fn fingerprints(document: &Document) -> Vec<u64> {
    document.blocks.iter().map(fingerprint).collect()
}

/// The document as it goes on from its record; one without a record is new.
pub(super) fn follow(document: &Document, prints: &[u64], record: Option<&Record>) -> Followed {
    let Some(record) = record else { return begin(document, prints) };
    let followed = unchanged(document, prints, record).unwrap_or_else(|| changed(document, prints, record));
    Followed { record: Some(record.slug.clone()), ..followed }
}

fn begin(document: &Document, prints: &[u64]) -> Followed {
    let addresses = Walk::new(document, &Kept::default()).finish().0;
    let prints = document.blocks.iter().zip(prints);
    let prints = prints.map(|(block, &fingerprint)| Print { fingerprint, sketch: sketch(block) }).collect();
    Followed { addresses: Arc::new(addresses), prints, ..Followed::default() }
}

/// The way of nearly every document in nearly every build: all words are those of the ledger, and so are all anchors.
fn unchanged(document: &Document, prints: &[u64], record: &Record) -> Option<Followed> {
    if !record.anchors.iter().map(|anchor| anchor.print.fingerprint).eq(prints.iter().copied()) {
        return None;
    }
    let own = record.anchors.iter().map(|anchor| Some(anchor.id.as_str())).collect();
    let addresses = Walk::new(document, &Kept { own, ..Kept::default() }).finish().0;
    let same = addresses.blocks.iter().zip(&record.anchors).all(|(address, anchor)| address.id == anchor.id);
    same.then(|| Followed {
        addresses: Arc::new(addresses),
        prints: record.anchors.iter().map(|anchor| anchor.print).collect(),
        past: Arc::new(record.past.clone()),
        reused_since: vec![false; record.past.reused.len()],
        ..Followed::default()
    })
}

fn changed(document: &Document, fingerprints: &[u64], record: &Record) -> Followed {
    let lost: Vec<Anchored> = lost(&record.past).cloned().collect();
    let was = align(&record.anchors, &lost, &document.blocks, fingerprints);
    let all: Vec<&Anchored> = record.anchors.iter().chain(&lost).collect();
    let own: Vec<Option<&str>> = was.iter().map(|was| was.map(|place| all[place].id.as_str())).collect();
    let (natural, namings) = Walk::new(document, &Kept::default()).finish();
    let aliases = record.past.aliases.iter().map(|alias| alias.was.id.as_str());
    let kept = Kept {
        held: held(&natural, &namings, &own),
        published: all.iter().map(|anchor| anchor.id.as_str()).chain(aliases).collect(),
        own,
    };
    let addresses = Walk::new(document, &kept).finish().0;
    let known = |place: Option<usize>, fingerprint: u64| {
        place.map(|place| all[place].print).filter(|print| print.fingerprint == fingerprint)
    };
    let texts = document.blocks.iter().zip(fingerprints).zip(&was);
    let print =
        |((block, &fingerprint), &was)| known(was, fingerprint).unwrap_or_else(|| Print { fingerprint, sketch: sketch(block) });
    let prints: Vec<Print> = texts.map(print).collect();
    let now = Reckoned { document, fingerprints, addresses: &addresses, was: &was };
    Reckoning::new(now, record).reckon(addresses.clone(), prints, &lost)
}

/// Texts that stand nowhere any more, and may come back.
fn lost(past: &Past) -> impl Iterator<Item = &Anchored> {
    past.gone.iter().chain(past.reused.iter().filter(|reused| reused.now.is_none()).map(|reused| &reused.was))
}

/// The anchors that their blocks will have again, worked out before the walk, so that nobody takes them on the way.
fn held<'k>(natural: &Addresses, namings: &[Naming], own: &[Option<&'k str>]) -> HashSet<&'k str> {
    let mut likely: Vec<String> = Vec::with_capacity(own.len());
    let mut held = HashSet::new();
    for (block, (address, naming)) in natural.blocks.iter().zip(namings).enumerate() {
        let above = address.parent().and_then(|parent| {
            let rest = address.id.strip_prefix(natural.blocks[parent].id.as_str())?;
            Some((&likely[parent], rest))
        });
        let mut id = above.map_or_else(|| address.id.clone(), |(above, rest)| format!("{above}{rest}"));
        if let Some(own) = own[block] {
            let count = item_count(own).filter(|_| *naming == Naming::Item);
            if let (Some(count), Some((above, _))) = (count, above) {
                id = format!("{above}-item-{count}");
            }
            if naming.keeps(own) || *naming == Naming::Repeated && is_counted(&id, own) {
                id = own.to_string();
            }
            if id == own {
                held.insert(own);
            }
        }
        likely.push(id);
    }
    held
}

/// A document of today, with the place in the record of each of its blocks.
#[derive(Clone, Copy)]
struct Reckoned<'r> {
    document: &'r Document,
    fingerprints: &'r [u64],
    addresses: &'r Addresses,
    was: &'r [Option<usize>],
}

/// What became of every anchor that was published.
struct Reckoning<'r> {
    now: Reckoned<'r>,
    record: &'r Record,
    /// Block by anchor of today.
    live: HashMap<&'r str, usize>,
    /// Place in the record by anchor.
    places: HashMap<&'r str, usize>,
    /// Block of today by place in the record, tombstones behind.
    went: HashMap<usize, usize>,
    /// The blocks of today as they are compared, where something is gone.
    seen: Option<Vec<Seen>>,
    past: Past,
    changes: Vec<Change>,
}

impl<'r> Reckoning<'r> {
    fn new(now: Reckoned<'r>, record: &'r Record) -> Self {
        let ids = now.addresses.blocks.iter().enumerate().map(|(block, address)| (address.id.as_str(), block));
        let anchors = record.anchors.iter().enumerate().map(|(place, anchor)| (anchor.id.as_str(), place));
        Self {
            now,
            record,
            live: ids.collect(),
            places: anchors.collect(),
            went: now.was.iter().enumerate().filter_map(|(block, was)| Some(((*was)?, block))).collect(),
            seen: None,
            past: Past::default(),
            changes: Vec::new(),
        }
    }

    fn reckon(mut self, addresses: Addresses, prints: Vec<Print>, lost: &[Anchored]) -> Followed {
        let new = self.now.addresses.blocks.iter().filter(|address| !self.places.contains_key(address.id.as_str()));
        self.changes = new.map(|address| Change::Added(address.id.clone())).collect();
        for place in 0..self.record.anchors.len() {
            self.anchor(place, &prints);
        }
        for alias in &self.record.past.aliases {
            let Some(&place) = self.places.get(alias.to.as_str()) else { continue };
            let to = self.where_is(place);
            let was = if alias.was.words.is_empty() {
                Anchored { id: alias.was.id.clone(), ..self.record.anchors[place].clone() }
            } else {
                alias.was.clone()
            };
            self.leave(&was, to);
        }
        for (index, gone) in lost.iter().enumerate().take(self.record.past.gone.len()) {
            let to = self.went.get(&(self.record.anchors.len() + index)).copied();
            self.leave(gone, to);
        }
        self.go_on_reused(lost);
        let order = self.now.addresses.blocks.iter().map(|address| address.id.as_str());
        if self.changes.is_empty() && !order.eq(self.record.anchors.iter().map(|anchor| anchor.id.as_str())) {
            self.changes.push(Change::Order);
        }
        let Self { mut past, changes, record, .. } = self;
        past.aliases.sort_by(|a, b| a.was.id.cmp(&b.was.id));
        past.gone.sort_by(|a, b| a.id.cmp(&b.id));
        past.reused.sort_by(|a, b| (&a.was.id, a.was.print.fingerprint).cmp(&(&b.was.id, b.was.print.fingerprint)));
        let known = |reused: &Reused| {
            let before = record.past.reused.iter().map(|before| (&before.was.id, before.was.print.fingerprint));
            !before.into_iter().any(|before| before == (&reused.was.id, reused.was.print.fingerprint))
        };
        let reused_since = past.reused.iter().map(known).collect();
        let (addresses, prints, past) = (Arc::new(addresses), prints.into(), Arc::new(past));
        Followed { addresses, prints, past, reused_since, changes, ..Followed::default() }
    }

    /// An anchor of the record: it stands where it stood, or its words went elsewhere, or they are gone.
    fn anchor(&mut self, place: usize, prints: &[Print]) {
        let anchor = &self.record.anchors[place];
        let to = self.where_is(place);
        let stays = self.went.contains_key(&place) && to.is_some_and(|block| self.now.addresses.blocks[block].id == anchor.id);
        if !stays {
            let name = to.map(|block| self.now.addresses.blocks[block].id.clone());
            self.changes.push(match name {
                Some(to) => Change::Moved(anchor.id.clone(), to),
                None => Change::Gone(anchor.id.clone()),
            });
            self.leave(anchor, to);
        } else if to.is_some_and(|block| prints[block] != anchor.print) {
            self.changes.push(Change::Edited(anchor.id.clone()));
        }
    }

    /// Where the words of an old anchor stand now: the same paragraph, or the one that took them in.
    fn where_is(&mut self, place: usize) -> Option<usize> {
        self.went.get(&place).copied().or_else(|| self.taken_in_by(place))
    }

    /// The paragraph that now holds the words of one that is gone, and did not hold them before: what a neighbour said all along did
    /// not go there.
    fn taken_in_by(&mut self, place: usize) -> Option<usize> {
        let old = &self.record.anchors[place];
        let Reckoned { document: Document { blocks, .. }, fingerprints, was, .. } = self.now;
        if self.record.anchors.len().saturating_sub(self.went.len()) * blocks.len() > MOST {
            return None;
        }
        let seen = self.seen.get_or_insert_with(|| blocks.iter().map(Seen::new).collect());
        let newly = |block: usize| {
            let own = was[block].and_then(|place| self.record.anchors.get(place));
            own.is_none_or(|own| {
                own.print.fingerprint != fingerprints[block] && !own.words.contains(old.words.trim_end_matches('…'))
            })
        };
        (0..seen.len()).find(|&block| newly(block) && seen[block].holds(old))
    }

    /// An anchor whose words stand elsewhere or nowhere.
    fn leave(&mut self, anchor: &Anchored, to: Option<usize>) {
        let name = to.map(|block| self.now.addresses.blocks[block].id.clone());
        match (self.live.get(anchor.id.as_str()).copied(), name) {
            (Some(block), _) if to == Some(block) => {}
            (Some(_), now) => self.reuse(Reused { was: anchor.clone(), now }),
            (None, Some(to)) => self.past.aliases.push(Alias { was: anchor.clone(), to }),
            (None, None) => self.past.gone.push(anchor.clone()),
        }
    }

    /// Remarks that were made before: they stay while the number stands on other words.
    fn go_on_reused(&mut self, lost: &[Anchored]) {
        let mut graves = self.record.anchors.len() + self.record.past.gone.len()..self.record.anchors.len() + lost.len();
        for reused in &self.record.past.reused {
            let to = match &reused.now {
                Some(now) => self.places.get(now.as_str()).copied().and_then(|place| self.where_is(place)),
                None => graves.next().and_then(|place| self.went.get(&place).copied()),
            };
            if self.live.get(reused.was.id.as_str()).is_some_and(|&block| to != Some(block)) {
                let now = to.map(|block| self.now.addresses.blocks[block].id.clone());
                self.reuse(Reused { was: reused.was.clone(), now });
            }
        }
    }

    fn reuse(&mut self, reused: Reused) {
        let same = |known: &Reused| known.was.id == reused.was.id && known.was.print.fingerprint == reused.was.print.fingerprint;
        if !self.past.reused.iter().any(same) {
            self.past.reused.push(reused);
        }
    }
}
