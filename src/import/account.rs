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
    let kept =
        reading.lines.iter().enumerate().flat_map(|(index, block)| block.iter().map(move |&line| (line, Fate::Kept(index))));
    let header = reading.header.iter().map(|&(line, field)| (line, Fate::Header(field)));
    let dropped = reading.dropped.iter().map(|&(line, reason)| (line, Fate::Dropped(reason)));
    let mut fates: Vec<(usize, Fate)> = kept.chain(header).chain(dropped).collect();
    fates.sort_by_key(|(line, _)| *line);
    let mut fates = fates.chunk_by(|one, other| one.0 == other.0).peekable();
    let mut out = Vec::with_capacity(lines.len());
    for (line, furniture) in lines.iter().zip(furniture).filter(|(line, _)| !line.is_blank()) {
        while fates.next_if(|group| group[0].0 < line.number).is_some() {}
        let group = fates.next_if(|group| group[0].0 == line.number);
        match (furniture, group) {
            (Some(furniture), _) => out.push((line.number, Fate::Dropped(furniture.reason()))),
            (None, None) => out.push((line.number, Fate::Dropped("no words"))),
            // A line that two blocks share is kept in both; any other has one fate.
            (None, Some(group)) => {
                let kept = group.iter().take_while(|(_, fate)| matches!(fate, Fate::Kept(_))).count();
                out.extend_from_slice(&group[..kept.max(1)]);
            }
        }
    }
    Account { lines: out }
}
