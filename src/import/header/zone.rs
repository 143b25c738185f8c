//! Where the title block lies, and how its lines part: raw texts often print it without blank lines.
//!
//! In: the lines from the top, and which of them are furniture. Out: for lines of the block whether they go on with the line before.
//! A line that states a fact (a symbol, a date, a session) stands alone, a line that cannot end where it does goes on, and below a
//! short line something new begins. The clause with which a resolution or treaty opens stands alone in every text.
//!
//! `Committee on the Elimination of Discrimination` / `against Women` is one body.

use std::collections::BTreeMap;

use super::parts::{is_open, parts, runs_on};
use super::patterns::{AGENDA, AUTHOR, DATE, DISTRIBUTION, ORIGINAL, SESSION, SYMBOL};
use super::{begins_recital, is_act, is_clause, opens, opens_text};
use crate::import::furniture::Furniture;
use crate::import::labels::labels;
use crate::import::lines::Line;

/// The title block as far as lines show it, before they are put together.
#[derive(Debug, Default)]
pub(in crate::import) struct Zone {
    /// Number of its last line; 0 where there is none.
    last: usize,
    /// For the number of a line, whether it goes on with the line before.
    goes_on: BTreeMap<usize, bool>,
}

/// Most lines with words that are looked at.
const LONGEST: usize = 60;

impl Zone {
    /// The title block at the top of a text.
    pub(in crate::import) fn find(lines: &[Line], furniture: &[Option<Furniture>]) -> Self {
        let top = (0..lines.len()).filter(|&index| !lines[index].is_blank() && furniture[index].is_none()).take(LONGEST);
        let filled: Vec<usize> = top.collect();
        let mut zone = Self::default();
        let text = |place: usize| lines[filled[place]].text.as_ref();
        let clause = |place: usize| {
            let recital = filled.get(place + 1).is_some_and(|_| begins_recital(text(place + 1)));
            is_clause(text(place)) && (recital || text(place).split_whitespace().count() <= 6)
        };
        let end = (0..filled.len())
            .find(|&place| clause(place) || begins(text(place)) || is_prose(lines, &filled, place))
            .unwrap_or(filled.len());
        let mut part = |place: usize, goes_on: bool| {
            if let Some(&index) = filled.get(place) {
                zone.goes_on.insert(lines[index].number, goes_on);
            }
        };
        if end < filled.len() {
            part(end, false);
            if clause(end) {
                part(end + 1, false);
            }
        }
        let facts: Vec<bool> = filled[..end].iter().map(|&index| parts(&lines[index].layout).iter().any(|part| is_fact(&part.text))).collect();
        if facts.iter().filter(|fact| **fact).count() < 2 {
            return zone;
        }
        let length = |place: usize| lines[filled[place]].text.chars().count();
        let adjacent = |place: usize| filled[place] + 1 == filled[place + 1] && !facts[place] && !facts[place + 1];
        for place in 1..end {
            let (above, below) = (filled[place - 1], filled[place]);
            // Among lines that stand together: what is printed as one ends with a line that is shorter than those above it.
            let together = (0..place - 1).rev().take_while(|&place| adjacent(place)).map(length).max().unwrap_or(0);
            let short = length(place - 1) * 4 < together * 3;
            let wide = text(place - 1).contains("   ") || lines[below].layout.trim().contains("   ");
            let begins = text(place).starts_with(char::is_uppercase);
            let goes_on = runs_on(text(place - 1), text(place));
            let fact = facts[place - 1] || facts[place] && !is_open(text(place - 1));
            if fact || AUTHOR.is_match(text(place)) && !goes_on {
                part(place, false);
            } else if above + 1 == below && !wide && goes_on {
                part(place, true);
            } else if above + 1 == below && short && begins && lines[above].indent.abs_diff(lines[below].indent) < 2 {
                part(place, false);
            }
        }
        zone.last = end.checked_sub(1).map_or(0, |place| lines[filled[place]].number);
        zone
    }

    /// Whether a line belongs to the title block.
    pub(in crate::import) fn holds(&self, line: usize) -> bool {
        line <= self.last
    }

    /// Whether a line goes on with the one before, where the title block tells.
    pub(in crate::import) fn goes_on(&self, line: usize) -> Option<bool> {
        self.goes_on.get(&line).copied()
    }
}

/// Whether the words state a fact of a title block and nothing else.
pub(super) fn is_fact(text: &str) -> bool {
    [&DISTRIBUTION, &DATE, &ORIGINAL, &SESSION, &AGENDA].iter().any(|fact| fact.is_match(text))
        || SYMBOL.is_match(text) && text.contains(|c: char| c.is_ascii_digit())
}

/// Whether the text itself begins with this line.
fn begins(text: &str) -> bool {
    let bare = text.trim_matches(['*', '_', '#', ' ']);
    opens(text) || !is_act(bare) && labels(text).iter().any(|label| opens_text(label, text))
}

/// Whether a line is one of a paragraph: full, as the one below it, and no title in capitals.
fn is_prose(lines: &[Line], filled: &[usize], place: usize) -> bool {
    let full = |place: usize| {
        let line = filled.get(place).map(|&index| &lines[index]);
        line.is_some_and(|line| line.text.chars().count() >= 64 && !line.layout.trim().contains("   "))
    };
    let adjacent = filled.get(place + 1).is_some_and(|&below| filled[place] + 1 == below);
    full(place) && adjacent && full(place + 1) && !is_clause(&lines[filled[place + 1]].text) && lines[filled[place]].text.contains(char::is_lowercase)
}
