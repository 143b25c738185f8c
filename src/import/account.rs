//! The account: what became of every line of the source.
//!
//! In: lines, furniture and the finished reading. Out: for each line with words its fate. Nothing may be without one: a line is
//! kept in a block of the document, told in the front matter, or dropped for a reason that has a name.

use std::fmt::{self, Write as _};

use serde_json::{Value, json};

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
    /// The account as a table: one line for each stretch of lines with one fate.
    pub fn table(&self) -> String {
        let mut out = String::new();
        for (first, last, fate) in self.stretches() {
            let lines = if first == last { first.to_string() } else { format!("{first}-{last}") };
            writeln!(out, "{lines:>9}  {fate}").expect("a string takes all");
        }
        out
    }

    /// The account as JSON: a list of stretches with `first`, `last`, `fate` and what it is about.
    pub fn json(&self) -> Value {
        let entry = |(first, last, fate): (usize, usize, &Fate)| match fate {
            Fate::Kept(block) => json!({ "first": first, "last": last, "fate": "kept", "block": block }),
            Fate::Header(field) => json!({ "first": first, "last": last, "fate": "front matter", "field": field }),
            Fate::Dropped(reason) => json!({ "first": first, "last": last, "fate": "dropped", "reason": reason }),
        };
        self.stretches().into_iter().map(entry).collect()
    }

    /// Neighbouring lines with one fate together.
    fn stretches(&self) -> Vec<(usize, usize, &Fate)> {
        let mut out: Vec<(usize, usize, &Fate)> = Vec::new();
        for (line, fate) in &self.lines {
            match out.last_mut() {
                Some((_, last, open)) if *open == fate => *last = *line,
                _ => out.push((*line, *line, fate)),
            }
        }
        out
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kept(block) => write!(out, "kept in block {}", block + 1),
            Self::Header(field) => write!(out, "front matter: {field}"),
            Self::Dropped(reason) => write!(out, "dropped: {reason}"),
        }
    }
}

pub(super) fn account(lines: &[Line], furniture: &[Option<Furniture>], reading: &Reading) -> Account {
    let mut fates: Vec<Vec<Fate>> = vec![Vec::new(); lines.len() + 1];
    for (index, block) in reading.lines.iter().enumerate() {
        for &line in block {
            fates[line].push(Fate::Kept(index));
        }
    }
    let header = reading.header.iter().map(|&(line, field)| (line, Fate::Header(field)));
    let dropped = reading.dropped.iter().map(|&(line, reason)| (line, Fate::Dropped(reason)));
    for (line, fate) in header.chain(dropped) {
        if fates[line].is_empty() {
            fates[line].push(fate);
        }
    }
    let mut out = Vec::new();
    for (line, furniture) in lines.iter().zip(furniture).filter(|(line, _)| !line.is_blank()) {
        let found = match furniture {
            Some(furniture) => vec![Fate::Dropped(furniture.reason())],
            None if fates[line.number].is_empty() => vec![Fate::Dropped("no words")],
            None => std::mem::take(&mut fates[line.number]),
        };
        out.extend(found.into_iter().map(|fate| (line.number, fate)));
    }
    Account { lines: out }
}
