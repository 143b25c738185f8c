//! The account: what became of every line of the source.
//!
//! In: lines, furniture and the finished reading. Out: for each line with words its fate. Nothing may be without one: a line is
//! kept in a block of the document, told in the front matter, or dropped for a reason that has a name.

use std::fmt::Write as _;

use serde::{Serialize, Serializer};
use serde_json::json;

use super::assemble::Reading;
use super::furniture::Furniture;
use super::lines::Line;

/// What became of the lines of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Number of each line with words, and its fate, in order; a line that two headings share is there for each.
    pub lines: Vec<(usize, Fate)>,
}

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Its words stand in the block of this index.
    Kept(usize),
    /// It went to a field of the front matter.
    Header(&'static str),
    /// It was dropped.
    Dropped(&'static str),
}

impl Account {
    /// The account as a table: one line for each stretch of lines with one fate. `anchor` gives the anchor of a block.
    pub fn table<'a>(&self, anchor: impl Fn(usize) -> &'a str) -> String {
        let mut out = String::new();
        for (first, last, fate) in self.stretches() {
            let lines = if first == last { first.to_string() } else { format!("{first}-{last}") };
            let (fate, what) = fate.told(&anchor);
            let link = if matches!(fate, "kept") { " in" } else { ":" };
            writeln!(out, "{lines:>9}  {fate}{link} {what}").expect("a string takes all");
        }
        out
    }

    /// The account as JSON: a list of stretches with `first`, `last`, `fate` and what it is about. `anchor` gives the anchor of a block.
    pub fn json<'a>(&'a self, anchor: impl Fn(usize) -> &'a str + 'a) -> impl Serialize {
        Json { account: self, anchor }
    }

    /// Neighbouring lines with one fate together.
    fn stretches(&self) -> impl Iterator<Item = (usize, usize, &Fate)> {
        self.lines
            .chunk_by(|one, next| one.1 == next.1)
            .map(|stretch| (stretch[0].0, stretch[stretch.len() - 1].0, &stretch[0].1))
    }
}

impl Fate {
    /// What became of the line, and the block, field or reason that it is about.
    fn told<'a>(&self, anchor: &impl Fn(usize) -> &'a str) -> (&'static str, &'a str) {
        match self {
            Self::Kept(block) => ("kept", anchor(*block)),
            Self::Header(field) => ("front matter", field),
            Self::Dropped(reason) => ("dropped", reason),
        }
    }
}

/// An account that is written as JSON, stretch by stretch.
struct Json<'a, F> {
    account: &'a Account,
    anchor: F,
}

impl<'a, F: Fn(usize) -> &'a str> Serialize for Json<'a, F> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.account.stretches().map(|(first, last, fate)| {
            let (told, what) = fate.told(&self.anchor);
            let about = match fate {
                Fate::Kept(_) => "anchor",
                Fate::Header(_) => "field",
                Fate::Dropped(_) => "reason",
            };
            json!({ "first": first, "last": last, "fate": told, about: what })
        }))
    }
}

/// What the lines themselves tell of their fate. It is all that has to be kept of them while the document is made.
pub(super) struct Told {
    /// The number of each line with words, and why it is no part of the text, where it is none.
    lines: Vec<(usize, Option<Furniture>)>,
}

impl Told {
    pub(super) fn new(lines: &[Line], furniture: &[Option<Furniture>]) -> Self {
        let filled = || lines.iter().zip(furniture).filter(|(line, _)| !line.is_blank());
        let mut told = Vec::with_capacity(filled().count());
        // The label of a note or paragraph is kept with its words.
        let dropped = |why: &Furniture| *why != Furniture::Label;
        told.extend(filled().map(|(line, why)| (line.number(), why.filter(dropped))));
        Self { lines: told }
    }
}

/// The fate of every line with words.
pub(super) fn account(told: Told, reading: &Reading) -> Account {
    let Told { lines } = told;
    let mut fates = Vec::with_capacity(lines.len());
    fates.extend(lines.iter().filter_map(|(line, why)| Some((*line, Fate::Dropped((*why)?.reason())))));
    for (index, piece) in reading.pieces.iter().enumerate() {
        fates.extend(piece.lines.iter().map(|&line| (line, Fate::Kept(index))));
    }
    fates.extend(reading.header.iter().map(|&(line, field)| (line, Fate::Header(field))));
    fates.extend(reading.dropped.iter().map(|&(line, reason)| (line, Fate::Dropped(reason))));
    let mut open = vec![true; lines.len()];
    for (line, _) in &fates {
        if let Ok(place) = lines.binary_search_by_key(line, |(number, _)| *number) {
            open[place] = false;
        }
    }
    fates.extend(lines.iter().zip(open).filter(|(_, open)| *open).map(|((line, _), _)| (*line, Fate::Dropped("no words"))));
    fates.sort_by_key(|(line, _)| *line);
    // A line that two blocks share is kept in both; any other has one fate, the first of these.
    fates.dedup_by(|next, first| next.0 == first.0 && !matches!((&next.1, &first.1), (Fate::Kept(_), Fate::Kept(_))));
    Account { lines: fates }
}
