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

mod readings;

use self::readings::Scene;
use super::candidates::Candidate;
use super::labels::{Label, Style};

/// What a candidate is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reading {
    /// A heading at a level from 1.
    Heading {
        /// Its label.
        label: Option<Label>,
        /// 1 for the outermost.
        level: u8,
    },
    /// A paragraph, sub-paragraph or item.
    Paragraph {
        /// Its label.
        label: Option<Label>,
        /// 0 for running text.
        level: u8,
    },
    /// A table.
    Table,
}

/// How many histories are carried along.
const BEAM: usize = 24;

/// An open heading: its style, its value, and its number of `#`.
type Open = (Style, u32, Option<u8>);

/// One history of readings.
#[derive(Debug, Clone)]
struct History {
    cost: f32,
    /// Last paragraph number; 0 before the first.
    paragraph: u32,
    /// Whether a series of paragraphs may begin anew without cost: at the start, in an annex, in an article.
    fresh: bool,
    /// Whether the last block was a heading.
    after_heading: bool,
    outline: Vec<Open>,
    items: Vec<(Style, u32)>,
    /// Level of the outermost item.
    base: u8,
    /// Whether a paragraph stands between the open items and here.
    interrupted: bool,
    /// Last value of divisions whose numbers go on through the text.
    article: u32,
    chapter: u32,
    /// Index into the trail.
    trail: usize,
}

/// The readings of a text, one for each candidate, and the cost of each.
pub(super) fn outline(candidates: &[Candidate]) -> Vec<(Reading, f32)> {
    let mut trail: Vec<(usize, Reading, f32)> = Vec::new();
    let mut beam = vec![History {
        cost: 0.0,
        paragraph: 0,
        fresh: true,
        after_heading: true,
        outline: Vec::new(),
        items: Vec::new(),
        base: 0,
        interrupted: false,
        article: 0,
        chapter: 0,
        trail: usize::MAX,
    }];
    for index in 0..candidates.len() {
        let scene = Scene { candidates, index };
        let mut next: Vec<(History, Reading)> = Vec::with_capacity(beam.len() * 4);
        for history in &beam {
            scene.expand(history, &mut next);
        }
        next.sort_by(|a, b| a.0.cost.total_cmp(&b.0.cost));
        let mut kept: Vec<History> = Vec::with_capacity(BEAM);
        for (mut history, reading) in next {
            if kept.len() == BEAM {
                break;
            }
            let same = |other: &History| {
                other.paragraph == history.paragraph
                    && other.fresh == history.fresh
                    && other.outline == history.outline
                    && other.items == history.items
                    && other.interrupted == history.interrupted
            };
            if kept.iter().any(same) {
                continue;
            }
            let before = if history.trail == usize::MAX { 0.0 } else { trail[history.trail].2 };
            trail.push((history.trail, reading, history.cost));
            debug_assert!(history.cost >= before);
            history.trail = trail.len() - 1;
            kept.push(history);
        }
        beam = kept;
    }
    let mut out = Vec::with_capacity(candidates.len());
    let mut at = beam.first().map_or(usize::MAX, |history| history.trail);
    while at != usize::MAX {
        let (before, reading, cost) = &trail[at];
        let earlier = if *before == usize::MAX { 0.0 } else { trail[*before].2 };
        out.push((reading.clone(), cost - earlier));
        at = *before;
    }
    out.reverse();
    out
}
