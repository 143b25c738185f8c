//! Histories: a way to read the candidates up to here, and what the next reading changes in it.
//!
//! In: a history and a move. Out: the history behind it. A move is small and says all that it changes: most moves are too dear to be
//! made, and only for those that are made a history is written.

use tinyvec::ArrayVec;

use super::Reading;
use crate::import::labels::Style;

/// Most headings, or items, that are open inside one another.
const DEEPEST: usize = 12;

/// An open heading: its style, its value, and its number of `#`.
pub(super) type Open = (Style, u32, Option<u8>);

/// One history of readings. Many are copied at every step, so everything in it lies in one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct History {
    pub(super) cost: f32,
    /// Last paragraph number; 0 before the first.
    pub(super) paragraph: u32,
    /// Last paragraph number before the resolutions that a section quotes.
    outer: u32,
    /// Whether a series of paragraphs may begin anew without cost: at the start, in an annex, in an article.
    pub(super) fresh: bool,
    /// Whether the last block was a heading.
    pub(super) after_heading: bool,
    pub(super) outline: ArrayVec<[Open; DEEPEST]>,
    pub(super) items: ArrayVec<[(Style, u32); DEEPEST]>,
    /// Level of the outermost item.
    pub(super) base: u8,
    /// Whether a paragraph stands between the open items and here.
    pub(super) interrupted: bool,
    /// Last value of divisions whose numbers go on through the text.
    pub(super) article: u32,
    pub(super) chapter: u32,
    /// Its last step in the trail.
    pub(super) trail: u32,
    /// What most histories differ in, as one number: see [`Self::gist`].
    gist: u64,
}

/// A reading that a history can take, and what all its readings cost then.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    pub(super) cost: f32,
    pub(super) reading: Reading,
    change: Change,
}

/// What a reading changes.
#[derive(Debug, Clone, Copy)]
enum Change {
    Table,
    /// A paragraph without a label.
    Plain,
    /// A paragraph with a number.
    Paragraph(u32),
    /// A heading below the first `keep` of those that are open.
    Heading {
        keep: usize,
        open: Open,
    },
    /// An item below the first `keep` of those that are open.
    Item {
        keep: usize,
        item: (Style, u32),
        base: u8,
    },
}

impl History {
    /// Nothing read yet, and no step in the trail.
    pub(super) fn start(trail: u32) -> Self {
        Self {
            cost: 0.0,
            paragraph: 0,
            outer: 0,
            fresh: true,
            after_heading: true,
            outline: ArrayVec::new(),
            items: ArrayVec::new(),
            base: 0,
            interrupted: false,
            article: 0,
            chapter: 0,
            trail,
            gist: 0,
        }
    }

    /// A table.
    pub(super) fn table(&self) -> Move {
        Move { cost: self.cost, reading: Reading::Table, change: Change::Table }
    }

    /// A paragraph without a label.
    pub(super) fn plain(&self, cost: f32) -> Move {
        Move { cost: self.cost + cost, reading: super::PLAIN, change: Change::Plain }
    }

    /// A paragraph with the number that one of its labels says.
    pub(super) fn paragraph(&self, cost: f32, label: u8, value: u32) -> Move {
        let reading = Reading::Paragraph { label: Some(label), level: 0 };
        Move { cost: self.cost + cost, reading, change: Change::Paragraph(value) }
    }

    /// A heading below the first `keep` of those that are open.
    pub(super) fn heading(&self, cost: f32, label: Option<u8>, keep: usize, open: Open) -> Move {
        let keep = keep.min(DEEPEST - 1);
        let reading = Reading::Heading { label, level: level(keep + 1) };
        Move { cost: self.cost + cost, reading, change: Change::Heading { keep, open } }
    }

    /// An item below the first `keep` of those that are open; `base` is the level of the outermost one.
    pub(super) fn item(&self, cost: f32, label: u8, keep: usize, item: (Style, u32), base: u8) -> Move {
        let keep = keep.min(DEEPEST - 1);
        let reading = Reading::Paragraph { label: Some(label), level: base + level(keep) };
        Move { cost: self.cost + cost, reading, change: Change::Item { keep, item, base } }
    }

    /// Makes a move.
    pub(super) fn take(&mut self, next: &Move) {
        self.cost = next.cost;
        match next.change {
            Change::Table => {
                self.interrupted = true;
                self.after_heading = false;
            }
            Change::Plain => self.go_on_plainly(),
            Change::Paragraph(value) => {
                self.paragraph = value;
                self.fresh = false;
                self.after_heading = false;
                self.items.clear();
                self.base = 1;
                self.interrupted = false;
            }
            Change::Heading { keep, open } => self.open_heading(keep, open),
            Change::Item { keep, item, base } => {
                self.items.truncate(keep);
                self.items.push(item);
                self.base = base;
                self.interrupted = false;
                self.after_heading = false;
            }
        }
        self.gist = self.gist();
    }

    /// Takes a paragraph without a label.
    pub(super) fn go_on_plainly(&mut self) {
        self.interrupted = true;
        self.after_heading = false;
        if self.items.is_empty() {
            self.base = 1;
        }
    }

    fn open_heading(&mut self, keep: usize, open: Open) {
        let (style, value, _) = open;
        // Behind the resolutions that a section quotes the numbers of the report go on.
        let quoted = |open: &Open| open.0 == Style::Resolution;
        let (was, is) = (self.outline.iter().any(quoted), self.outline[..keep].iter().any(quoted));
        if style == Style::Resolution && !was && keep > 0 {
            self.outer = self.paragraph;
        } else if was && !is && !matches!(style, Style::Resolution | Style::None) && self.outer > 0 {
            self.paragraph = self.outer;
        }
        self.outline.truncate(keep);
        self.outline.push(open);
        self.items.clear();
        self.base = 0;
        self.interrupted = false;
        self.after_heading = true;
        match style {
            Style::Article => {
                self.article = value;
                self.fresh = true;
            }
            Style::Chapter => self.chapter = value,
            Style::Annex | Style::Resolution => {
                self.fresh = true;
                self.article = 0;
                self.chapter = 0;
            }
            _ => {}
        }
    }

    /// Whether two histories go on in the same way: then the cheaper one is enough.
    pub(super) fn goes_on_like(&self, other: &Self) -> bool {
        self.gist == other.gist && self.items == other.items && self.lasting() == other.lasting()
    }

    /// The open headings that what follows is measured by: those without a label at the end say no more than how deep it stands, once
    /// a block stands below them.
    fn lasting(&self) -> &[Open] {
        let labelled = self.outline.iter().rposition(|open| self.after_heading || open.0 != Style::None);
        &self.outline[..labelled.map_or(0, |last| last + 1)]
    }

    /// The last paragraph number, and in the bits above it how many items and lasting headings are open, and how the series goes on.
    fn gist(&self) -> u64 {
        let open = self.items.len() * (DEEPEST + 1) + self.lasting().len();
        let state = open << 2 | usize::from(self.fresh) << 1 | usize::from(self.interrupted);
        u64::from(self.paragraph) | (state as u64) << 32
    }
}

/// How many things are open, as a level.
fn level(open: usize) -> u8 {
    u8::try_from(open).unwrap_or(u8::MAX)
}
