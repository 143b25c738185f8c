//! The outline: what each candidate is, chosen for the whole text at once.
//!
//! In: candidates with every possible label. Out: one reading for each: heading with its level, numbered paragraph, item with its
//! depth, plain paragraph. A line alone cannot tell: "3. Disarmament" may be a heading and "3. The Commission" paragraph 3. So
//! every consistent history is carried along (a beam search over readings): the last paragraph number, the open headings, the open
//! lists. A reading that goes on with a series costs nothing, a break in one costs, and a shape that does not fit costs; the
//! cheapest history of the whole text wins, so that one odd line cannot derail the rest.
//!
//! `2. In addition, …` `1. Economic Commission` `3. The Economic …` is paragraph 2, heading 1, paragraph 3: read as paragraphs,
//! 2, 1, 3 breaks the series twice.

mod headings;
mod history;
mod readings;

use std::iter;
use std::mem;
use std::slice;

use self::history::{History, Move};
use self::readings::Scene;
use super::candidates::Candidate;
use super::labels::Label;

/// What a candidate is. Labels are indices into its candidate's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// A heading at a level from 1.
    Heading {
        /// Which of the candidate's labels it has.
        label: Option<u8>,
        /// 1 for the outermost.
        level: u8,
    },
    /// A paragraph, sub-paragraph or item.
    Paragraph {
        /// Which of the candidate's labels it has.
        label: Option<u8>,
        /// 0 for running text.
        level: u8,
    },
    /// A table.
    Table,
}

/// Running text without a label.
const PLAIN: Reading = Reading::Paragraph { label: None, level: 0 };

impl Reading {
    /// The label that the reading gives its candidate.
    pub(super) fn label(self, candidate: &Candidate) -> Option<&Label> {
        match self {
            Self::Heading { label, .. } | Self::Paragraph { label, .. } => {
                label.and_then(|index| candidate.labels.get(usize::from(index)))
            }
            Self::Table => None,
        }
    }
}

/// How many histories are carried along: with three times as many, and [`LOST`] twice as much, 9 of 65,000 texts that were spoilt on
/// purpose are read in another way.
const BEAM: usize = 20;

/// A history this much dearer than the cheapest one does not catch up with it any more.
const LOST: f32 = 6.0;

/// The trail before the first candidate.
const NOWHERE: u32 = u32::MAX;

/// How many candidates back a history may have left the cheapest one for good: so late nothing tells against what was read there.
const LATE: u32 = 1000;

/// How many steps the trail may have before those are forgotten that lead nowhere.
const STEPS: usize = 16384;

/// A step of a history: the step before, the candidate, the reading taken, the cost so far.
#[derive(Debug, Clone, Copy)]
struct Step {
    before: u32,
    candidate: u32,
    reading: Reading,
    cost: f32,
}

/// The readings of a text, one for each candidate, and the cost of each.
pub(super) fn outline(candidates: &[Candidate]) -> Vec<(Reading, f32)> {
    let mut trail: Vec<Step> = Vec::with_capacity(STEPS + BEAM);
    let mut beam = vec![History::start(NOWHERE)];
    let mut before: Vec<History> = Vec::new();
    // What can be done next, and by which history.
    let mut moves: Vec<Move> = Vec::new();
    let mut taken_by: Vec<usize> = Vec::new();
    let mut order: Vec<u64> = Vec::new();
    let mut most_steps = STEPS;
    for (index, candidate) in (0..).zip(0..candidates.len()) {
        let scene = Scene::new(candidates, candidate);
        // Running text without a label has one reading, which costs nothing: it leaves no step in the trail.
        if scene.is_plain() {
            for history in &mut beam {
                history.go_on_plainly();
            }
            continue;
        }
        moves.clear();
        taken_by.clear();
        order.clear();
        let mut most = f32::INFINITY;
        for (place, history) in beam.iter().enumerate() {
            scene.expand(history, most, &mut moves);
            for (place, next) in moves.iter().enumerate().skip(taken_by.len()) {
                if next.cost <= most {
                    most = most.min(next.cost + LOST);
                    order.push(rank(next.cost, place));
                }
            }
            taken_by.resize(moves.len(), place);
        }
        order.sort_unstable();
        mem::swap(&mut beam, &mut before);
        beam.clear();
        for place in order.iter().map(|rank| place(*rank)) {
            let next = &moves[place];
            if beam.len() == BEAM || next.cost > most {
                break;
            }
            beam.extend_from_slice(slice::from_ref(&before[taken_by[place]]));
            let (history, cheaper) = beam.split_last_mut().expect("one was put in");
            history.take(next);
            if cheaper.iter().any(|other| other.goes_on_like(history)) {
                beam.pop();
                continue;
            }
            trail.push(Step { before: history.trail, candidate: index, reading: next.reading, cost: next.cost });
            history.trail = u32::try_from(trail.len() - 1).expect("a text has fewer steps than that");
        }
        if trail.len() > most_steps {
            let oldest = index.saturating_sub(LATE);
            leave(&trail, &mut beam, oldest);
            forget(&mut trail, &mut beam);
            most_steps = trail.len() + trail.len() / 2 + STEPS;
            trail.reserve_exact(most_steps + BEAM - trail.len());
        }
    }
    let mut out = vec![(PLAIN, 0.0); candidates.len()];
    let mut at = beam.first().map_or(NOWHERE, |history| history.trail);
    while let Some(step) = trail.get(at as usize) {
        let earlier = trail.get(step.before as usize).map_or(0.0, |before| before.cost);
        out[step.candidate as usize] = (step.reading, step.cost - earlier);
        at = step.before;
    }
    out
}

/// A cost, and the place of what costs it, as one number that is the greater the dearer it is: no cost is below zero, and such floats
/// are in the order of their bits.
fn rank(cost: f32, place: usize) -> u64 {
    u64::from(cost.to_bits()) << 32 | place as u64
}

/// The place in a rank.
fn place(rank: u64) -> usize {
    usize::try_from(rank & u64::from(u32::MAX)).expect("a place is an index")
}

/// Leaves the histories out that went another way than the cheapest one before a candidate, and did not come back.
fn leave(trail: &[Step], beam: &mut Vec<History>, oldest: u32) {
    let way = |history: &History| {
        iter::successors(trail.get(history.trail as usize), |step| trail.get(step.before as usize))
            .take_while(|step| step.candidate >= oldest)
            .map(|step| step.before)
            .chain([history.trail])
    };
    // A place for each step, and one for what stands before the first.
    let place = |step: u32| (step as usize).min(trail.len());
    let mut cheapest = vec![false; trail.len() + 1];
    way(&beam[0]).for_each(|step| cheapest[place(step)] = true);
    let joined = |history: &History| way(history).any(|step| cheapest[place(step)]);
    beam.retain(joined);
}

/// Leaves the steps out that no history of the beam took.
fn forget(trail: &mut Vec<Step>, beam: &mut [History]) {
    // The new place of each step that is kept; it is at most the old one.
    let mut places = vec![NOWHERE; trail.len()];
    for history in beam.iter() {
        let mut at = history.trail;
        while let Some(place) = places.get_mut(at as usize).filter(|place| **place == NOWHERE) {
            *place = 0;
            at = trail[at as usize].before;
        }
    }
    let mut kept = 0;
    for at in 0..trail.len() {
        if places[at] == NOWHERE {
            continue;
        }
        places[at] = kept;
        let before = places.get(trail[at].before as usize).copied().unwrap_or(NOWHERE);
        trail[kept as usize] = Step { before, ..trail[at] };
        kept += 1;
    }
    trail.truncate(kept as usize);
    for history in beam {
        history.trail = places.get(history.trail as usize).copied().unwrap_or(NOWHERE);
    }
}

/// For each candidate every reading that was open to it after the readings chosen before, the cheapest first.
pub(super) fn options(candidates: &[Candidate], chosen: &[(Reading, f32)]) -> Vec<Vec<(Reading, f32)>> {
    let mut history = History::start(NOWHERE);
    let mut out = Vec::with_capacity(candidates.len());
    for (index, (reading, _)) in chosen.iter().enumerate() {
        let mut moves: Vec<Move> = Vec::new();
        Scene::new(candidates, index).expand(&history, f32::INFINITY, &mut moves);
        moves.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        out.push(moves.iter().map(|next| (next.reading, next.cost - history.cost)).collect());
        if let Some(chosen) = moves.iter().find(|next| next.reading == *reading) {
            history.take(chosen);
        }
    }
    out
}
