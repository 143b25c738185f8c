//! Which block of today is which of those that were published.
//!
//! In: the anchors of a document as it was, and its blocks. Out: for each block the one it was. Blocks with the same words are the
//! same wherever they stand now; what is left between two neighbours that were found is the same if it is alike, in its order; what
//! is left anywhere only if it is very much alike. Two texts that have little in common are never taken for one.

use std::collections::{HashMap, VecDeque};

use super::super::fingerprint::{LONGEST_WORDS, all_words, opening, sketch, sketches_agree};
use crate::model::{Anchored, Block, Content};

/// How much alike an edited text must be: the only one left in its place, one of several there, one that moved too. Short texts are
/// held against each other by their letters, which agree by chance in a third, so for them the first is never enough.
const ALONE: f64 = 0.3;
const IN_PLACE: f64 = 0.4;
const ANYWHERE: f64 = 0.6;

/// First words of so many characters say which text it is, wherever they are found.
const TELLING: usize = 24;

/// More comparisons than these are not made in one document: what is left then counts as new.
pub(super) const MOST: usize = 250_000;

/// For each block, which of the old ones it is; `gone` are tombstones, numbered on behind the old ones, that may come back.
pub(super) fn align(old: &[Anchored], gone: &[Anchored], blocks: &[Block], prints: &[u64]) -> Vec<Option<usize>> {
    let mut pairs = Pairs { was: vec![None; blocks.len()], taken: vec![false; old.len()] };
    let fingerprints: Vec<u64> = old.iter().map(|anchor| anchor.print.fingerprint).collect();
    pairs.same_words(&fingerprints, prints);
    if pairs.was.contains(&None) {
        let seen: Vec<Option<Seen>> =
            blocks.iter().zip(&pairs.was).map(|(block, was)| was.is_none().then(|| Seen::new(block))).collect();
        pairs.in_place(old, &seen);
        pairs.come_back(old.len(), gone, prints, &seen);
        pairs.anywhere(old, &seen);
    }
    pairs.was
}

/// A block of today as it is compared.
pub(super) struct Seen {
    sort: Sort,
    sketch: u64,
    opening: String,
    words: String,
}

impl Seen {
    pub(super) fn new(block: &Block) -> Self {
        let sort = match block.content {
            Content::Note(_) => Sort::Note,
            Content::Table(_) => Sort::Table,
            _ => Sort::Text,
        };
        Self { sort, sketch: sketch(block), opening: opening(block), words: all_words(block) }
    }

    /// Whether this text holds the whole beginning of an old one, long enough to tell it from others.
    pub(super) fn holds(&self, old: &Anchored) -> bool {
        let begins = old.words.trim_end_matches('…');
        begins.chars().count() >= TELLING && Sort::of(&old.id) == self.sort && self.words.contains(begins)
    }

    /// Whether the first words of either text are all it has.
    fn both_short(&self, old: &Anchored) -> bool {
        [&old.words, &self.opening].iter().all(|words| words.len() < LONGEST_WORDS && !words.ends_with('…'))
    }

    /// How much alike this text and an old one are, from 0 to 1.
    pub(super) fn likeness(&self, old: &Anchored) -> f64 {
        if Sort::of(&old.id) != self.sort {
            return 0.0;
        }
        let begin = || strsim::sorensen_dice(&old.words, &self.opening);
        if self.both_short(old) {
            return begin();
        }
        // A text whose end was written anew still begins as it did.
        let (begin, agree) = (begin(), sketches_agree(old.print.sketch, self.sketch));
        let likeness = (0.25 * begin + 0.75 * agree).max(0.45 * begin);
        if self.holds(old) { likeness.max(IN_PLACE) } else { likeness }
    }
}

/// Sorts of blocks that are never taken for each other when their words differ.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Text,
    Note,
    Table,
}

impl Sort {
    fn of(id: &str) -> Self {
        if id.starts_with("fn-") || id.contains("-fn-") {
            Self::Note
        } else if id.starts_with("table-") {
            Self::Table
        } else {
            Self::Text
        }
    }
}

struct Pairs {
    was: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairs {
    fn pair(&mut self, block: usize, old: usize) {
        self.was[block] = Some(old);
        if let Some(taken) = self.taken.get_mut(old) {
            *taken = true;
        }
    }

    /// Same words: first those that stand once in either text, then what stands next to a pair, then the rest in order.
    fn same_words(&mut self, old: &[u64], new: &[u64]) {
        let (once_old, once_new) = (places(old), places(new));
        for (block, print) in new.iter().enumerate() {
            if let (Some([one]), Some([_])) = (once_old.get(print).map(Vec::as_slice), once_new.get(print).map(Vec::as_slice)) {
                self.pair(block, *one);
            }
        }
        for block in 0..new.len() {
            let next = if block == 0 { Some(0) } else { self.was[block - 1].map(|before| before + 1) };
            self.extend(block, next, old, new);
        }
        for block in (0..new.len()).rev() {
            let next = if block + 1 == new.len() { Some(old.len()) } else { self.was[block + 1] };
            self.extend(block, next.and_then(|next| next.checked_sub(1)), old, new);
        }
        let mut rest: HashMap<u64, VecDeque<usize>> = HashMap::new();
        for (place, print) in old.iter().enumerate().filter(|(place, _)| !self.taken[*place]) {
            rest.entry(*print).or_default().push_back(place);
        }
        for (block, print) in new.iter().enumerate() {
            if self.was[block].is_none()
                && let Some(place) = rest.get_mut(print).and_then(VecDeque::pop_front)
            {
                self.pair(block, place);
            }
        }
    }

    fn extend(&mut self, block: usize, candidate: Option<usize>, old: &[u64], new: &[u64]) {
        let Some(place) = candidate else { return };
        if self.was[block].is_none() && old.get(place) == Some(&new[block]) && !self.taken[place] {
            self.pair(block, place);
        }
    }

    /// Alike, between the same neighbours.
    fn in_place(&mut self, old: &[Anchored], seen: &[Option<Seen>]) {
        let mut start = 0;
        while start < self.was.len() {
            if self.was[start].is_some() {
                start += 1;
                continue;
            }
            let end = (start..self.was.len()).find(|&block| self.was[block].is_some()).unwrap_or(self.was.len());
            let places = self.gap(start, end);
            let new: Vec<(usize, &Seen)> = (start..end).filter_map(|block| Some((block, seen[block].as_ref()?))).collect();
            if places.len() * new.len() <= MOST {
                for (block, place) in best_order(&places, &new, old) {
                    self.pair(block, place);
                }
            }
            start = end;
        }
    }

    /// The old places that nobody has, next to those of the neighbours of a run of blocks.
    fn gap(&self, start: usize, end: usize) -> Vec<usize> {
        let from = start.checked_sub(1).map_or(Some(0), |before| self.was[before].map(|place| place + 1)).unwrap_or(0);
        let to = self.was.get(end).copied().flatten().unwrap_or(self.taken.len());
        if from <= to {
            return (from..to).filter(|&place| !self.taken[place]).collect();
        }
        let free = |place: &usize| !self.taken[*place];
        let behind = (from..self.taken.len()).take_while(free);
        let mut places: Vec<usize> = (0..to).rev().take_while(free).chain(behind).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Tombstones whose words are there again.
    fn come_back(&mut self, after: usize, gone: &[Anchored], prints: &[u64], seen: &[Option<Seen>]) {
        let mut graves: HashMap<u64, VecDeque<usize>> = HashMap::new();
        for (place, anchor) in gone.iter().enumerate().filter(|(_, anchor)| !anchor.words.is_empty()) {
            graves.entry(anchor.print.fingerprint).or_default().push_back(after + place);
        }
        for block in 0..self.was.len() {
            if self.was[block].is_none() && seen[block].is_some() {
                self.was[block] = graves.get_mut(&prints[block]).and_then(VecDeque::pop_front);
            }
        }
    }

    /// Very much alike, wherever it stands.
    fn anywhere(&mut self, old: &[Anchored], seen: &[Option<Seen>]) {
        let blocks: Vec<usize> = (0..self.was.len()).filter(|&block| self.was[block].is_none()).collect();
        let places: Vec<usize> = (0..old.len()).filter(|&place| !self.taken[place]).collect();
        if blocks.len() * places.len() > MOST {
            return;
        }
        let mut alike = Vec::new();
        for &block in &blocks {
            let Some(seen) = &seen[block] else { continue };
            let likely = places.iter().map(|&place| (seen.likeness(&old[place]), place));
            alike.extend(likely.filter(|(likeness, _)| *likeness >= ANYWHERE).map(|(likeness, place)| (likeness, block, place)));
        }
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, block, place) in alike {
            if self.was[block].is_none() && !self.taken[place] {
                self.pair(block, place);
            }
        }
    }
}

/// Where each print stands.
fn places(prints: &[u64]) -> HashMap<u64, Vec<usize>> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::with_capacity(prints.len());
    for (place, print) in prints.iter().enumerate() {
        places.entry(*print).or_default().push(place);
    }
    places
}

/// The pairs in the order of both texts that are most alike altogether.
fn best_order(places: &[usize], new: &[(usize, &Seen)], old: &[Anchored]) -> Vec<(usize, usize)> {
    let least = match (places, new) {
        ([place], [(_, seen)]) if !seen.both_short(&old[*place]) => ALONE,
        _ => IN_PLACE,
    };
    let width = places.len() + 1;
    let mut likeness = vec![0.0; new.len() * places.len()];
    let mut sums = vec![0.0f64; (new.len() + 1) * width];
    for (row, (_, seen)) in new.iter().enumerate().rev() {
        for (column, &place) in places.iter().enumerate().rev() {
            let own = seen.likeness(&old[place]);
            likeness[row * places.len() + column] = own;
            let both = if own >= least { own + sums[(row + 1) * width + column + 1] } else { 0.0 };
            sums[row * width + column] = both.max(sums[(row + 1) * width + column]).max(sums[row * width + column + 1]);
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while row < new.len() && column < places.len() {
        let (own, sum) = (likeness[row * places.len() + column], sums[row * width + column]);
        #[expect(clippy::float_cmp, reason = "the sums were copied, not worked out anew")]
        if own >= least && sum == own + sums[(row + 1) * width + column + 1] {
            pairs.push((new[row].0, places[column]));
            (row, column) = (row + 1, column + 1);
        } else if sum == sums[(row + 1) * width + column] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}
