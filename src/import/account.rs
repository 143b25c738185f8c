//! The account: what became of every line of the source.
//!
//! In: lines, furniture and the finished reading. Out: for each line with words its fate. Nothing may be without one: a line is
//! kept in a block of the document, told in the front matter, or dropped for a reason that has a name.

use std::collections::BTreeMap;

use super::assemble::Reading;
use super::furniture::Furniture;
use super::lines::Line;

/// What became of the lines of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Number of each line with words, and its fate, in order.
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

pub(super) fn account(lines: &[Line], furniture: &[Option<Furniture>], reading: &Reading) -> Account {
    let mut fates: BTreeMap<usize, Fate> = BTreeMap::new();
    for (index, block) in reading.lines.iter().enumerate() {
        for &line in block {
            fates.insert(line, Fate::Kept(index));
        }
    }
    for &(line, field) in &reading.header {
        fates.entry(line).or_insert(Fate::Header(field));
    }
    for &(line, reason) in &reading.dropped {
        fates.entry(line).or_insert(Fate::Dropped(reason));
    }
    let mut out = Vec::new();
    for (line, furniture) in lines.iter().zip(furniture) {
        if line.is_blank() {
            continue;
        }
        let fate = match furniture {
            Some(furniture) => Fate::Dropped(furniture.reason()),
            None => fates.remove(&line.number).unwrap_or(Fate::Dropped("no words")),
        };
        out.push((line.number, fate));
    }
    Account { lines: out }
}
